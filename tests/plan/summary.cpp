// What a plan says on the whole.
#include "support.hpp"

namespace connect_userconfig::test {

BOOST_AUTO_TEST_SUITE(plan_summary)

BOOST_AUTO_TEST_CASE(identical_changes_are_one_group) {
  PlanSummary summary;
  PolicyRule rule{.name = "chats", .when = username({"*-u-1?"}), .set = {.auto_accept = {.chat = true}}};
  for (int i = 0; i < 20; ++i) {
    auto record = exported_user("u-" + std::to_string(i));
    // Their limits differ, but nothing changes: that is the same for everybody.
    record.phone_config->after_contact_work_time_limit = std::chrono::milliseconds(1000 * i);
    summary.add(planned(record, {rule}));
  }
  auto withheld = exported_user("u-x");
  withheld.phone_config->auto_accept = false;
  withheld.phone_config->after_contact_work_time_limit = 1500ms;
  summary.add(planned(withheld));
  const auto groups = summary.groups();
  BOOST_TEST(groups.size() == 3U);
  BOOST_TEST(groups[0].users == 10U);
  BOOST_TEST(groups[1].users == 10U);
  const auto& chats = groups[0].changes.empty() ? groups[1] : groups[0];
  BOOST_TEST(words(chats.changes) == std::vector<std::string>{"AutoAccept CHAT: false -> true"},
             boost::test_tools::per_element());
  BOOST_TEST(groups[2].errors == std::vector<std::string>{"acw-not-whole-seconds"}, boost::test_tools::per_element());
  BOOST_TEST(groups[2].first.at(0) == "mary-u-x");
  BOOST_TEST(summary.outcomes.at(Outcome::converted) == 20U);
  BOOST_TEST(summary.rules.at("chats") == 10U);
  BOOST_TEST(summary.routing_profiles.at("chat").at(Outcome::withheld) == 1U);
  BOOST_TEST(summary.diagnostics.at("voice-now-covers-callbacks") == 20U);
  BOOST_TEST(summary.no_undo == 0U);
}

BOOST_AUTO_TEST_CASE(a_diagnostic_is_counted_once_a_user) {
  PlanSummary summary;
  PlanUser user;
  user.diagnostics = {{.id = "wrong-type", .severity = "error"}, {.id = "wrong-type", .severity = "error"}};
  summary.add(user);
  BOOST_TEST(summary.diagnostics.at("wrong-type") == 1U);
  BOOST_TEST(summary.groups()[0].errors.size() == 1U);
}

BOOST_AUTO_TEST_CASE(who_is_sent_something_may_keep_all_settings) {
  PlanSummary summary;
  summary.add(planned(exported_user()));
  BOOST_TEST(summary.changing == 0U);
  summary.add(planned(exported_user(), {{.name = "chats", .set = {.auto_accept = {.chat = true}}}}));
  BOOST_TEST(summary.changing == 1U);
}

BOOST_AUTO_TEST_CASE(groups_differ_in_reasons_and_not_in_numbers) {
  const auto with = [](std::string_view setting, std::string before, std::string after, std::string because) {
    PlanUser user;
    user.outcome = Outcome::converted;
    user.changes = {{.setting = setting,
                     .channel = "VOICE",
                     .before = std::move(before),
                     .after = std::move(after),
                     .because = std::move(because)}};
    return user;
  };
  PlanSummary summary;
  summary.add(with("AutoAccept", "false", "true", "rule a"));
  summary.add(with("AutoAccept", "false", "true", "rule b"));
  BOOST_TEST(summary.groups().size() == 2U);
  summary.add(with("PhoneNumber", "+1206", "+1207", "rule a"));
  summary.add(with("PhoneNumber", "+1208", "+1209", "rule a"));
  BOOST_TEST(summary.groups().size() == 3U);
  BOOST_TEST(summary.groups()[0].users == 2U);
  BOOST_TEST(summary.groups()[0].changes.empty());
}

BOOST_AUTO_TEST_CASE(an_empty_name_is_no_name) {
  PlanSummary summary;
  auto record = exported_user();
  record.username = "";
  summary.add(planned(record));
  BOOST_TEST(summary.groups()[0].first.at(0) == "u-1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
