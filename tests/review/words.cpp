#include "review/words.hpp"

#include "review/support.hpp"

#include <boost/test/unit_test.hpp>

using namespace connect_userconfig;
using namespace connect_userconfig::review;
using test::callbacks;
using test::plan_user;
using test::user_with_rule;

BOOST_AUTO_TEST_SUITE(review_words)

BOOST_AUTO_TEST_CASE(settings_in_plain_words) {
  BOOST_TEST(setting_words("AfterContactWorkTimeLimit") == "After-contact work");
  BOOST_TEST(channel_words("VOICE, agent-first callback") == "Agent-first callbacks");
  BOOST_TEST(value_words(std::string_view("false")) == "off");
  BOOST_TEST(value_words(std::string_view("60 s")) == "60 s");
  BOOST_TEST(value_words(std::optional<std::string>()) == "not set");
  BOOST_TEST(setting_words("OfAnotherVersion") == "OfAnotherVersion");
}

BOOST_AUTO_TEST_CASE(reasons_in_plain_words) {
  BOOST_TEST(because_words("PhoneConfig AfterContactWorkTimeLimit") == "legacy limit");
  BOOST_TEST(because_words("rule chat-agents (policy.yaml:4)") == "rule chat-agents, policy.yaml:4");
  BOOST_TEST(because_words("rule night (late) (a (b).yaml:4)") == "rule night (late) (a, b).yaml:4");
  BOOST_TEST(because_words("rule of a program") == "rule of a program");
}

BOOST_AUTO_TEST_CASE(the_legacy_limit_is_said_as_the_export_has_it) {
  constexpr auto limit = "PhoneConfig AfterContactWorkTimeLimit";
  PlanUser user;
  BOOST_TEST(because_words(limit, user) == "legacy limit");
  user.phone_config = UserPhoneConfig{.after_contact_work_time_limit = std::chrono::seconds(60)};
  BOOST_TEST(because_words(limit, user) == "legacy limit 60 s");
  BOOST_TEST(because_words("PhoneConfig AutoAccept", user) == "legacy auto-accept");
  BOOST_TEST(legacy_words(user).at(0).second == "60 s");
  user.legacy_limit = std::chrono::milliseconds(60'000);
  BOOST_TEST(because_words(limit, user) == "legacy limit 60000 ms");
  BOOST_TEST(legacy_words(user).at(0).second == "60 s, exported as 60000 ms");
  user.phone_config->after_contact_work_time_limit = std::chrono::seconds(0);
  user.legacy_limit.reset();
  BOOST_TEST(because_words(limit, user) == "legacy limit 0 s");
  user.phone_config->after_contact_work_time_limit = std::chrono::milliseconds(15'500);
  BOOST_TEST(because_words(limit, user) == "legacy limit 15500 ms");
}

BOOST_AUTO_TEST_CASE(what_a_user_notices) {
  BOOST_TEST((treatment_of(user_with_rule("u-1", "mary")) == Treatment::changed));
  BOOST_TEST((treatment_of(plan_user("u-1", "mary")) == Treatment::moved));
  auto user = user_with_rule("u-1", "mary");
  user.outcome = Outcome::unchanged;
  BOOST_TEST((treatment_of(user) == Treatment::done));
  user.outcome = Outcome::withheld;
  BOOST_TEST((treatment_of(user) == Treatment::withheld));
}

BOOST_AUTO_TEST_CASE(a_setting_that_nobody_had_changes) {
  auto user = plan_user("u-1", "mary");
  user.changes = {{.setting = "VoiceEnhancement", .channel = "VOICE", .before = {}, .after = "NONE", .because = ""}};
  BOOST_TEST((treatment_of(user) == Treatment::changed));
}

BOOST_AUTO_TEST_CASE(decisions) {
  PlanHeader header;
  BOOST_TEST(decision_words(header).size() == 4U);
  BOOST_TEST(decision_words(header).back() == "There are no rules for groups of users.");
  header.policy = "policy.yaml";
  header.incomplete = true;
  header.options.existing = ExistingLists::overwrite;
  const auto words = decision_words(header);
  BOOST_TEST(words[2] == "Settings that a user already has channel by channel are replaced where they differ.");
  BOOST_TEST(words[3] == "The rules for groups of users are those of policy.yaml.");
  BOOST_TEST(words.back() == "The export is known to lack users, and that was accepted.");
}

BOOST_AUTO_TEST_CASE(the_way_back) {
  auto user = user_with_rule("u-1", "mary");
  user.undo.phone_config = user.phone_config;
  BOOST_TEST(undo_words(user) == "The legacy setting is written back.");
  user.undo.refused = "the limit was not there before";
  BOOST_TEST(undo_words(user) == "There is no way back: the limit was not there before");
  user.outcome = Outcome::unchanged;
  BOOST_TEST(undo_words(user).empty());
}

BOOST_AUTO_TEST_CASE(the_way_back_may_have_two_steps) {
  PlanUser user;
  user.outcome = Outcome::converted;
  user.undo.lists.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}};
  BOOST_TEST(undo_words(user) == "The lists of before are written back.");
  user.undo.phone_config = UserPhoneConfig{};
  BOOST_TEST(undo_words(user) == "The legacy setting is written back, and the lists of before.");
}

BOOST_AUTO_TEST_CASE(what_explains_that_nothing_is_sent) {
  const PlanDiagnostic note{.id = "already-per-channel", .severity = "note"};
  const PlanDiagnostic error{.id = "invalid-phone-number", .severity = "error"};
  BOOST_TEST(explains(note, Treatment::done));
  BOOST_TEST(!explains(callbacks(), Treatment::done), "that is nobody's reason");
  BOOST_TEST(explains(error, Treatment::withheld));
  BOOST_TEST(!explains(note, Treatment::withheld));
  BOOST_TEST(!explains(note, Treatment::moved));
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_no_whole_second) {
  PlanUser user;
  user.phone_config = UserPhoneConfig{.after_contact_work_time_limit = std::chrono::milliseconds(60'500)};
  BOOST_TEST(legacy_words(user).at(0).second == "60500 ms");
}

BOOST_AUTO_TEST_SUITE_END()
