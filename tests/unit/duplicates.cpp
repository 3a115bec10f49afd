// The users of a run: found again whatever their number, and told apart.
#include "run/duplicates.hpp"

#include "unit/support.hpp"

#include <chrono>

using namespace connect_userconfig;
using namespace connect_userconfig::run_detail;

BOOST_AUTO_TEST_SUITE(duplicates)

UserKey make_key(std::string_view instance_id, std::string_view user_id, std::uint64_t settings) {
  UserKey key;
  key.assign(instance_id, user_id, settings);
  return key;
}

UserKey key_of(std::uint64_t number, std::uint64_t settings = 7) {
  return make_key("instance", "user-" + std::to_string(number), settings);
}

BOOST_AUTO_TEST_CASE(finds_every_user_again_among_many) {
  constexpr std::uint64_t many = 100'000;  // parts grow several times
  SeenUsers users;
  std::uint64_t wrong = 0;
  for (std::uint64_t i = 1; i <= many; ++i) {
    wrong += users.note(key_of(i), i).answer == SeenUsers::Answer::is_new ? 0U : 1U;
  }
  BOOST_TEST(wrong == 0U);
  for (std::uint64_t i = 1; i <= many; ++i) {
    const auto same = users.note(key_of(i), many + i);
    const auto other = users.note(key_of(i, 8), many + i);
    const bool right = same.answer == SeenUsers::Answer::same_settings && same.ordinal == i &&
                       other.answer == SeenUsers::Answer::other_settings && other.ordinal == i;
    wrong += right ? 0U : 1U;
  }
  BOOST_TEST(wrong == 0U);
}

BOOST_AUTO_TEST_CASE(keeps_large_ordinals_and_settings_apart) {
  constexpr std::uint64_t large = (std::uint64_t{1} << 40) - 2;
  constexpr std::uint64_t all_bits = (std::uint64_t{1} << 56) - 1;
  SeenUsers users;
  users.note(key_of(1, all_bits), large);
  const auto found = users.note(key_of(1, all_bits), large + 1);
  BOOST_TEST((found.answer == SeenUsers::Answer::same_settings));
  BOOST_TEST(found.ordinal == large);
  BOOST_TEST((users.note(key_of(1, all_bits >> 1), large + 1).answer == SeenUsers::Answer::other_settings));
}

/// Keys whose searches all start at one place, in one part, with the same bits in the index.
BOOST_AUTO_TEST_CASE(tells_keys_apart_that_share_their_place) {
  SeenUsers users;
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    const UserKey key{.low = 0, .high = i << 32, .settings = 0};
    BOOST_REQUIRE((users.note(key, i).answer == SeenUsers::Answer::is_new));
  }
  for (std::uint64_t i = 1; i <= 1000; ++i) {
    BOOST_REQUIRE(users.note({.low = 0, .high = i << 32, .settings = 0}, 2000).ordinal == i);
  }
}

BOOST_AUTO_TEST_CASE(joins_identifiers_without_mixing_them) {
  const auto one = make_key("ab", "c", 0);
  const auto other = make_key("a", "bc", 0);
  BOOST_TEST((one.low != other.low || one.high != other.high));
  const std::string longer(1000, 'x');
  const auto again = make_key(longer, longer, 0);
  BOOST_TEST((again.low == make_key(longer, longer, 1).low));
  BOOST_TEST((again.low != make_key(longer, longer + "x", 0).low));
}

/// Two users of two instances that a hash of the instance as the seed of a hash of the user takes for one.
BOOST_AUTO_TEST_CASE(keeps_all_bits_of_short_identifiers) {
  const auto one = make_key("instance-1", "agent001", 0);
  const auto other = make_key("instance-6589", "CUsov9Zw", 0);
  BOOST_TEST((one.low != other.low || one.high != other.high));
}

BOOST_AUTO_TEST_CASE(settings_do_not_depend_on_the_order_of_elements) {
  auto config = expand({.phone_type = PhoneType::desk_phone,
                        .auto_accept = true,
                        .after_contact_work_time_limit = std::chrono::seconds(60),
                        .desk_phone_number = "+12065550112",
                        .persistent_connection = false})
                    .config;
  const auto settings = settings_of(config);
  std::reverse(config.auto_accept_configs.begin(), config.auto_accept_configs.end());
  BOOST_TEST(settings_of(config) == settings);
  const auto changed = [&](auto change) {
    auto copy = config;
    change(copy);
    return settings_of(copy) != settings;
  };
  BOOST_TEST(changed([](UserConfig& c) { c.auto_accept_configs[0].auto_accept = true; }));
  BOOST_TEST(changed([](UserConfig& c) { c.auto_accept_configs[3].agent_first_callback_auto_accept.reset(); }));
  BOOST_TEST(changed([](UserConfig& c) {
    c.after_contact_work_configs[1].after_contact_work_config.after_contact_work_time_limit = std::chrono::seconds(0);
  }));
  BOOST_TEST(changed(
      [](UserConfig& c) { c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config.reset(); }));
  BOOST_TEST(changed([](UserConfig& c) { c.phone_number_configs[0].phone_number = "+12065550113"; }));
  BOOST_TEST(changed([](UserConfig& c) { c.phone_number_configs[0].phone_type = PhoneType::soft_phone; }));
  BOOST_TEST(changed([](UserConfig& c) { c.persistent_connection_configs[0].persistent_connection = true; }));
  BOOST_TEST(changed([](UserConfig& c) { c.persistent_connection_configs.clear(); }));
}

BOOST_AUTO_TEST_CASE(a_limit_is_the_same_in_either_unit) {
  using namespace std::chrono_literals;
  const auto of = [](AfterContactWorkTimeLimit limit) {
    return settings_of(UserRecord{.phone_config = UserPhoneConfig{.after_contact_work_time_limit = limit}});
  };
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  BOOST_TEST(of(60s) == of(60'000ms));
  BOOST_TEST(of(60s) != of(60ms));
  BOOST_TEST(of(60s) != of(UnknownUnit{60}));
  BOOST_TEST(of(0s) == of(0ms));
  BOOST_TEST(of(1500ms) != of(1s));
  // Nobody has such a limit, but a damaged export can say it.
  BOOST_TEST(of(std::chrono::seconds(most)) != of(std::chrono::milliseconds(most)));
}

BOOST_AUTO_TEST_SUITE_END()
