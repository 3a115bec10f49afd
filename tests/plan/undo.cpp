// The way back, and when there is none.
#include "support.hpp"

namespace connect_userconfig::test {

namespace {

const PerChannel<AutoAcceptConfig> some_list = {{.channel = Channel::chat, .auto_accept = true}};

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_undo)

BOOST_AUTO_TEST_CASE(lists_that_were_not_there_go_with_the_legacy_call) {
  const auto undo = planned(exported_user()).undo;
  BOOST_TEST(undo.refused == "");
  BOOST_TEST((undo.lists == UserConfig{}));
  // In seconds, as the call takes it.
  BOOST_TEST((undo.phone_config == UserPhoneConfig{.phone_type = PhoneType::soft_phone,
                                                   .auto_accept = true,
                                                   .after_contact_work_time_limit = 60s}));
  BOOST_TEST(undo.expansion.after_contact_work_configs.size() == 4U);
}

BOOST_AUTO_TEST_CASE(lists_that_were_there_are_sent_again) {
  auto record = exported_user();
  record.existing.auto_accept_configs = some_list;
  const auto undo = planned(record, {}, {.existing = ExistingLists::overwrite}).undo;
  BOOST_TEST((undo.lists.auto_accept_configs == some_list));
  // The other lists were not there, and they do not come back by themselves.
  BOOST_TEST(undo.phone_config.has_value());
  BOOST_TEST(undo.expansion.auto_accept_configs.empty());
}

BOOST_AUTO_TEST_CASE(only_lists_that_were_there_need_no_legacy_call) {
  auto record = exported_user();
  record.existing = planned(record).after;
  record.existing.auto_accept_configs = some_list;
  const auto undo = planned(record, {}, {.existing = ExistingLists::overwrite}).undo;
  BOOST_TEST((undo.lists.auto_accept_configs == some_list));
  BOOST_TEST(!undo.phone_config.has_value());
}

BOOST_AUTO_TEST_CASE(what_the_legacy_setting_lacked_it_would_make_up) {
  auto record = exported_user();
  record.phone_config->after_contact_work_time_limit.reset();
  BOOST_TEST(planned(record).undo.refused.find("AfterContactWorkTimeLimit") != std::string::npos);
  record = exported_user();
  record.phone_config->auto_accept.reset();
  BOOST_TEST(planned(record).undo.refused.find("AutoAccept") != std::string::npos);
  // Unless it is written down as that.
  const auto reset = planned(record, {}, {.absent = AbsentFields::reset}).undo;
  BOOST_TEST(reset.refused == "");
  BOOST_TEST((reset.phone_config->auto_accept == false));
}

BOOST_AUTO_TEST_CASE(a_list_that_no_call_takes_away) {
  PolicyRule rule{.name = "voice", .set = {.voice_enhancement = VoiceEnhancementMode::noise_suppression}};
  BOOST_TEST(planned(exported_user(), {rule}).undo.refused.find("VoiceEnhancementConfigs") != std::string::npos);
  rule.set = {.persistent_connection = true};
  BOOST_TEST(planned(exported_user(), {rule}).undo.refused.find("PersistentConnectionConfigs") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_user_without_a_legacy_setting) {
  auto record = exported_user();
  record.phone_config.reset();
  const PolicyRule rule{.name = "all", .set = {.persistent_connection = true}};
  const auto user = planned(record, {rule});
  BOOST_TEST((user.outcome == Outcome::converted));
  BOOST_TEST(user.undo.refused.find("PersistentConnectionConfigs was not there before") == 0U);
}

BOOST_AUTO_TEST_CASE(an_empty_number_is_not_written_back) {
  auto record = exported_user();
  record.phone_config->desk_phone_number = "";
  BOOST_TEST(!planned(record).undo.phone_config->desk_phone_number.has_value());
}

BOOST_AUTO_TEST_CASE(what_was_lacking_is_named_rather_than_the_list) {
  // A rule sets all limits of a user whose legacy setting has none. That the legacy call would write one is the reason.
  auto record = exported_user();
  record.phone_config->after_contact_work_time_limit.reset();
  PolicyRule rule{.name = "limits",
                  .set = {.after_contact_work_time_limit = {.voice = 30s, .chat = 30s, .task = 30s, .email = 30s},
                          .agent_first_callback = {.after_contact_work_time_limit = 30s}}};
  BOOST_TEST(
      planned(record, {rule}).undo.refused ==
      "the legacy setting lacked AfterContactWorkTimeLimit, and UpdateUserPhoneConfig would set it to 0, which is "
      "unlimited");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
