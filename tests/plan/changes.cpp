// What is said of a user: before, after, why.
#include "support.hpp"

namespace connect_userconfig::test {

BOOST_AUTO_TEST_SUITE(plan_changes)

BOOST_AUTO_TEST_CASE(the_legacy_setting_meant_voice_alone) {
  // With `all`, chats are accepted that nobody accepted before: that is a change, and has to be seen as one.
  const auto user = planned(exported_user(), {}, {.auto_accept = AutoAcceptScope::all});
  const auto all = words(user.changes);
  BOOST_TEST(all.at(0) == "AutoAccept VOICE: true -> true");
  BOOST_TEST(all.at(1) == "AutoAccept CHAT: false -> true");
  BOOST_TEST(all.at(4) == "AutoAccept VOICE, agent-first callback: false -> true");
  BOOST_TEST(all.at(6) == "AfterContactWorkTimeLimit CHAT: 60 s -> 60 s");
  BOOST_TEST(all.size() == 11U);
}

BOOST_AUTO_TEST_CASE(a_list_of_the_user_counts_as_before) {
  auto record = exported_user();
  record.existing.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}};
  const auto user = planned(record, {}, {.existing = ExistingLists::overwrite});
  const auto all = words(user.changes);
  BOOST_TEST(all.at(0) == "AutoAccept VOICE: - -> true");
  BOOST_TEST(all.at(1) == "AutoAccept CHAT: true -> false");
}

BOOST_AUTO_TEST_CASE(lists_that_are_not_sent_are_no_changes) {
  auto record = exported_user();
  record.existing.voice_enhancement_configs = {
      {.channel = Channel::voice, .voice_enhancement_mode = VoiceEnhancementMode::none}};
  const auto user = planned(record);
  for (const auto& each : user.changes) BOOST_TEST(each.setting != "VoiceEnhancement");
  BOOST_TEST((user.after.voice_enhancement_configs == record.existing.voice_enhancement_configs));
}

BOOST_AUTO_TEST_CASE(every_change_has_a_reason) {
  PolicyRule rule{.name = "chats",
                  .when = routing_profile({"chat"}),
                  .set = {.auto_accept = {.chat = true}},
                  .source = "policy.yaml",
                  .position = {.line = 3, .column = 5}};
  const auto user = planned(exported_user(), {rule});
  BOOST_TEST((user.rules == std::vector<std::string>{"chats"}));
  BOOST_TEST(user.changes.at(0).because == "PhoneConfig AutoAccept");
  BOOST_TEST(user.changes.at(1).because == "rule chats (policy.yaml:3)");
  for (const auto& each : user.changes) BOOST_TEST(!each.because.empty());
}

BOOST_AUTO_TEST_CASE(phone_numbers_are_whole) {
  auto record = exported_user();
  record.phone_config->phone_type = PhoneType::desk_phone;
  record.phone_config->desk_phone_number = "+12065550100";
  BOOST_TEST(words(planned(record).changes).back() == "PhoneNumber VOICE: +12065550100 -> +12065550100");
}

BOOST_AUTO_TEST_CASE(before_is_in_seconds_unless_it_cannot_be) {
  auto record = exported_user();
  BOOST_TEST((planned(record).phone_config->after_contact_work_time_limit == AfterContactWorkTimeLimit(60s)));
  record.phone_config->auto_accept = false;
  record.phone_config->after_contact_work_time_limit = 15'500ms;
  const auto user = planned(record);
  BOOST_TEST((user.outcome == Outcome::withheld));
  BOOST_TEST(line_of(user).find(R"("AfterContactWorkTimeLimit":{"Milliseconds":15500})") != std::string::npos);
  BOOST_TEST(user.diagnostics.at(0).id == "acw-not-whole-seconds");
}

BOOST_AUTO_TEST_CASE(who_is_withheld_or_unchanged_gets_nothing) {
  auto record = exported_user();
  record.existing = planned(record).after;
  const auto unchanged = planned(record);
  BOOST_TEST((unchanged.outcome == Outcome::unchanged));
  BOOST_TEST((unchanged.request == UserConfig{}));
  BOOST_TEST((unchanged.after == record.existing));
  BOOST_TEST(line_of(unchanged).find("\"request\"") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
