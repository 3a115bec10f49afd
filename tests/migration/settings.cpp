// When two settings are the same, and where they differ.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/migration.hpp"
#include "migration/procedure.hpp"
#include "plan/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

UserConfig lists() {
  return expand({.phone_type = PhoneType::desk_phone,
                 .auto_accept = true,
                 .after_contact_work_time_limit = 60s,
                 .desk_phone_number = "+12065550112",
                 .persistent_connection = true})
      .config;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(form_is_no_difference) {
  auto other = lists();
  std::reverse(other.after_contact_work_configs.begin(), other.after_contact_work_configs.end());
  other.auto_accept_configs[0].agent_first_callback_auto_accept = false;
  BOOST_TEST(mean_the_same(lists(), other));
  BOOST_TEST(differences(lists(), other).empty());

  const UserPhoneConfig soft{.phone_type = PhoneType::soft_phone};
  BOOST_TEST(mean_the_same(std::optional(soft), std::optional(UserPhoneConfig{.phone_type = PhoneType::soft_phone,
                                                                              .auto_accept = false,
                                                                              .desk_phone_number = "",
                                                                              .persistent_connection = false})));
  BOOST_TEST(mean_the_same(std::optional<UserPhoneConfig>(), std::optional(UserPhoneConfig{})));
}

BOOST_AUTO_TEST_CASE(zero_is_not_absent) {
  const UserPhoneConfig absent{.phone_type = PhoneType::soft_phone};
  auto zero = absent;
  zero.after_contact_work_time_limit = 0s;
  BOOST_TEST(!mean_the_same(std::optional(absent), std::optional(zero)));
}

BOOST_AUTO_TEST_CASE(milliseconds_are_the_seconds_that_they_are) {
  const UserPhoneConfig seconds{.after_contact_work_time_limit = 60s};
  const UserPhoneConfig fine{.after_contact_work_time_limit = 60'000ms};
  const UserPhoneConfig other{.after_contact_work_time_limit = 60'001ms};
  BOOST_TEST(mean_the_same(std::optional(seconds), std::optional(fine)));
  BOOST_TEST(!mean_the_same(std::optional(seconds), std::optional(other)));
}

BOOST_AUTO_TEST_CASE(each_difference_is_said) {
  auto found = lists();
  found.auto_accept_configs[1].auto_accept = true;
  found.after_contact_work_configs[2].after_contact_work_config.after_contact_work_time_limit = 0s;
  found.phone_number_configs[0].phone_number = "+12065550199";
  found.persistent_connection_configs.clear();
  BOOST_TEST(
      migration::in_words(differences(lists(), found)) ==
      "AutoAccept of CHAT is true, not false; AfterContactWorkTimeLimit of TASK is unlimited, not 60 s; "
      "PersistentConnection of VOICE is absent, not true; PhoneNumber of VOICE is +1206*****99, not +1206*****12");
}

BOOST_AUTO_TEST_CASE(a_difference_that_no_element_says_is_named_by_its_list) {
  auto found = lists();
  found.persistent_connection_configs.push_back({.channel = Channel::chat, .persistent_connection = true});
  BOOST_TEST(!mean_the_same(lists(), found));
  BOOST_TEST(migration::in_words(differences(lists(), found)) == "PersistentConnectionConfigs differs");
}

BOOST_AUTO_TEST_CASE(the_legacy_setting_differs_by_member) {
  const UserSettings wanted{.phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone}, .lists = {}};
  const UserSettings found{.phone_config = UserPhoneConfig{.phone_type = PhoneType::desk_phone,
                                                           .after_contact_work_time_limit = 90s,
                                                           .desk_phone_number = "+12065550112"},
                           .lists = {}};
  BOOST_TEST(
      migration::in_words(differences(wanted, found)) ==
      "PhoneType of PhoneConfig is DESK_PHONE, not SOFT_PHONE; AfterContactWorkTimeLimit of PhoneConfig is 90 s, "
      "not absent; DeskPhoneNumber of PhoneConfig is +1206*****12, not absent");
}

BOOST_AUTO_TEST_CASE(standings_have_names) {
  for (int i = 0; i <= static_cast<int>(Standing::undo_failed); ++i) {
    const auto standing = static_cast<Standing>(i);
    BOOST_TEST(!to_string(standing).empty());
    BOOST_TEST((standing_from(to_string(standing)) == standing));
  }
  BOOST_TEST(!standing_from("gone").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
