// What a rule sets, on top of what is there, and what becomes of the lists that a user has already.
#include "connect_userconfig/lists.hpp"
#include "policy/support.hpp"

#include <boost/test/unit_test.hpp>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

const PolicySettings chat_at_once{.auto_accept = {.chat = true}};

Conversion convert_with(const UserRecord& user, PolicySettings set, PolicyDecisions decide = {},
                        const ConvertOptions& options = {}) {
  auto only = rule("only", {}, set);
  only.decide = decide;
  return convert(user, options, ready({only}).overlay());
}

/// The user after the requests of a run have been sent.
UserRecord sent(UserRecord user, const Conversion& conversion) {
  if (conversion.outcome != Outcome::converted) return user;
  for_each_list([&](const auto& row) {
    if (!(conversion.request.config.*row.list).empty()) user.existing.*row.list = conversion.request.config.*row.list;
  });
  return user;
}

UserRecord with_lists(UserRecord user, bool chat) {
  user.existing.auto_accept_configs = {
      {.channel = Channel::voice, .auto_accept = false, .agent_first_callback_auto_accept = false},
      {.channel = Channel::chat, .auto_accept = chat},
      {.channel = Channel::task, .auto_accept = true},
      {.channel = Channel::email, .auto_accept = false}};
  return user;
}

bool chat_of(const UserConfig& config) { return config.auto_accept_configs.at(1).auto_accept; }
bool task_of(const UserConfig& config) { return config.auto_accept_configs.at(2).auto_accept; }

}  // namespace

BOOST_TEST_DONT_PRINT_LOG_VALUE(Outcome)

BOOST_AUTO_TEST_SUITE(policy_desired_state)

BOOST_AUTO_TEST_CASE(what_no_rule_sets_stays) {
  const auto plain = convert(exported_user());
  const auto result = convert_with(exported_user(), chat_at_once);
  BOOST_TEST(result.outcome == Outcome::converted);
  BOOST_TEST(chat_of(result.request.config));
  auto expected = plain.request.config;
  expected.auto_accept_configs[1].auto_accept = true;
  BOOST_TEST((result.request.config == expected));
}

BOOST_AUTO_TEST_CASE(a_plain_value_means_the_four_channels_and_no_callback) {
  const auto result =
      convert_with(exported_user(), {.after_contact_work_time_limit = ByChannel<std::chrono::seconds>::all(5s)});
  for (const auto& each : result.request.config.after_contact_work_configs) {
    BOOST_TEST(each.after_contact_work_config.after_contact_work_time_limit->count() == 5);
  }
  const auto& voice = result.request.config.after_contact_work_configs.at(0);
  BOOST_TEST(voice.agent_first_callback_after_contact_work_config->after_contact_work_time_limit->count() == 60);
  const auto callback = convert_with(
      exported_user(), {.agent_first_callback = {.auto_accept = true, .after_contact_work_time_limit = 9s}});
  BOOST_TEST(*callback.request.config.auto_accept_configs.at(0).agent_first_callback_auto_accept);
  BOOST_TEST(callback.request.config.after_contact_work_configs.at(0)
                 .agent_first_callback_after_contact_work_config->after_contact_work_time_limit->count() == 9);
  BOOST_TEST(!callback.request.config.auto_accept_configs.at(0).auto_accept);
}

BOOST_AUTO_TEST_CASE(voice_enhancement_and_connection_are_sent_and_compared) {
  const PolicySettings set{.persistent_connection = true, .voice_enhancement = VoiceEnhancementMode::noise_suppression};
  const auto first = convert_with(exported_user(), set);
  BOOST_REQUIRE(first.request.config.voice_enhancement_configs.size() == 1);
  BOOST_REQUIRE(first.request.config.persistent_connection_configs.size() == 1);
  const auto after = sent(exported_user(), first);
  BOOST_TEST(convert_with(after, set).outcome == Outcome::unchanged);
  const auto other = convert_with(after, {.voice_enhancement = VoiceEnhancementMode::none});
  BOOST_TEST(has_id(other.diagnostics, DiagnosticId::existing_config_differs));
}

BOOST_AUTO_TEST_CASE(a_second_run_changes_nothing) {
  const auto first = convert_with(exported_user(), chat_at_once);
  const auto second = convert_with(sent(exported_user(), first), chat_at_once);
  BOOST_TEST(second.outcome == Outcome::unchanged);
  BOOST_TEST(!has_errors(second.diagnostics));
}

BOOST_AUTO_TEST_CASE(lists_that_equal_the_plain_expansion_are_replaced_unasked) {
  const auto migrated = sent(exported_user(), convert(exported_user()));
  const auto result = convert_with(migrated, chat_at_once);
  BOOST_TEST(result.outcome == Outcome::converted);
  BOOST_TEST(chat_of(result.request.config));
  BOOST_TEST(result.request.config.after_contact_work_configs.empty());
}

BOOST_AUTO_TEST_CASE(other_lists_are_asked_about) {
  const auto result = convert_with(with_lists(exported_user(), false), chat_at_once);
  BOOST_TEST(result.outcome == Outcome::withheld);
  BOOST_TEST(has_id(result.diagnostics, DiagnosticId::existing_config_differs));
}

BOOST_AUTO_TEST_CASE(keep_lets_the_list_stand_and_names_the_rules) {
  const auto result = convert_with(with_lists(exported_user(), false), chat_at_once, {.existing = ExistingLists::keep});
  BOOST_TEST(result.outcome == Outcome::converted);  // for the other lists
  BOOST_TEST(result.request.config.auto_accept_configs.empty());
  BOOST_TEST(has_id(result.diagnostics, DiagnosticId::policy_list_kept));
  // Also a list that equals the expansion.
  const auto migrated = sent(exported_user(), convert(exported_user()));
  const auto kept = convert_with(migrated, chat_at_once, {.existing = ExistingLists::keep});
  BOOST_TEST(kept.outcome == Outcome::unchanged);
  BOOST_TEST(has_id(kept.diagnostics, DiagnosticId::policy_list_kept));
}

/// `absent: reset` fills what is missing; a callback that a list does not say is none that is missing.
BOOST_AUTO_TEST_CASE(a_list_that_does_not_say_callbacks_says_all_that_it_has_to) {
  auto user = with_lists(exported_user(), false);
  user.phone_config.reset();
  user.existing.auto_accept_configs.front().agent_first_callback_auto_accept.reset();
  const auto result = convert_with(user, chat_at_once, {.absent = AbsentFields::reset});
  BOOST_TEST(chat_of(result.wanted.config));
  BOOST_TEST(!result.wanted.config.auto_accept_configs.front().agent_first_callback_auto_accept.has_value());
}

BOOST_AUTO_TEST_CASE(base_puts_the_rules_on_top_of_the_list) {
  const auto result = convert_with(with_lists(exported_user(), false), chat_at_once, {.existing = ExistingLists::base});
  BOOST_TEST(result.outcome == Outcome::converted);
  BOOST_REQUIRE(result.request.config.auto_accept_configs.size() == 4);
  BOOST_TEST(chat_of(result.request.config));
  BOOST_TEST(task_of(result.request.config));  // the user's own
  const auto again =
      convert_with(sent(with_lists(exported_user(), false), result), chat_at_once, {.existing = ExistingLists::base});
  BOOST_TEST(again.outcome == Outcome::unchanged);
}

BOOST_AUTO_TEST_CASE(overwrite_sends_legacy_and_rules) {
  const auto result =
      convert_with(with_lists(exported_user(), false), chat_at_once, {.existing = ExistingLists::overwrite});
  BOOST_REQUIRE(result.request.config.auto_accept_configs.size() == 4);
  BOOST_TEST(chat_of(result.request.config));
  BOOST_TEST(!task_of(result.request.config));
}

BOOST_AUTO_TEST_CASE(a_rule_beats_the_option_of_the_run) {
  const ConvertOptions keep{.existing = ExistingLists::keep};
  const auto result =
      convert_with(with_lists(exported_user(), false), chat_at_once, {.existing = ExistingLists::overwrite}, keep);
  BOOST_TEST(!result.request.config.auto_accept_configs.empty());
}

BOOST_AUTO_TEST_CASE(without_a_legacy_setting_rules_go_on_top_of_the_lists) {
  auto user = with_lists(exported_user(), false);
  user.phone_config.reset();
  const auto asked = convert_with(user, chat_at_once);
  BOOST_TEST(has_id(asked.diagnostics, DiagnosticId::existing_config_differs));
  const auto result = convert_with(user, chat_at_once, {.existing = ExistingLists::overwrite});
  BOOST_TEST(chat_of(result.request.config));
  BOOST_TEST(task_of(result.request.config));
  user = with_lists(user, true);
  BOOST_TEST(convert_with(user, chat_at_once).outcome == Outcome::unchanged);
}

BOOST_AUTO_TEST_CASE(a_list_of_which_nothing_says_the_rest_is_withheld) {
  auto user = exported_user();
  user.phone_config.reset();
  const auto incomplete = convert_with(user, chat_at_once);
  BOOST_TEST(incomplete.outcome == Outcome::withheld);
  BOOST_REQUIRE(has_id(incomplete.diagnostics, DiagnosticId::policy_incomplete));
  for (const auto& each : incomplete.diagnostics) {
    if (each.id != DiagnosticId::policy_incomplete) continue;
    BOOST_TEST(each.detail ==
               "nothing says AutoAccept of VOICE; AutoAccept of TASK; AutoAccept of EMAIL; AutoAccept of VOICE, "
               "agent-first callback");
  }
  // Unless the rules set them all,
  const auto all =
      convert_with(user, {.auto_accept = ByChannel<bool>::all(true), .agent_first_callback = {.auto_accept = false}});
  BOOST_TEST(all.outcome == Outcome::converted);
  // or absent fields are reset.
  const auto reset = convert_with(user, chat_at_once, {.absent = AbsentFields::reset});
  BOOST_TEST(reset.outcome == Outcome::converted);
  BOOST_TEST(chat_of(reset.request.config));
  BOOST_TEST(!task_of(reset.request.config));
  BOOST_TEST(reset.request.config.after_contact_work_configs.empty());
}

BOOST_AUTO_TEST_CASE(decisions_about_the_expansion_are_made_by_group) {
  auto user = exported_user();
  user.phone_config->auto_accept = true;
  const auto all = convert_with(user, {}, {.auto_accept = AutoAcceptScope::all});
  BOOST_TEST(task_of(all.request.config));
  user.phone_config->auto_accept.reset();
  BOOST_TEST(convert_with(user, {}).request.config.auto_accept_configs.empty());
  const auto reset = convert_with(user, {}, {.absent = AbsentFields::reset});
  BOOST_TEST(reset.request.config.auto_accept_configs.size() == 4);
}

BOOST_AUTO_TEST_CASE(a_user_that_is_left_alone_is_left_alone) {
  auto user = with_lists(exported_user(), false);
  const auto result = convert_with(user, chat_at_once, {.leave = true});
  BOOST_TEST(result.outcome == Outcome::unchanged);
  BOOST_TEST(has_id(result.diagnostics, DiagnosticId::policy_left_alone));
  BOOST_TEST(!has_errors(result.diagnostics));
}

BOOST_AUTO_TEST_CASE(who_cannot_be_told_is_withheld_by_name_unless_it_does_not_matter) {
  UserRecord user{.form = Form::phone_config, .phone_config = exported_user().phone_config};
  const ConvertOptions ids{.instance_id = "i", .user_id = "u"};
  const auto policy = [&](bool value) {
    return ready({rule("chat-agents", routing_profile({"chat"}), {.auto_accept = {.chat = value}})});
  };
  const auto matters = convert(user, ids, policy(true).overlay());
  BOOST_TEST(matters.outcome == Outcome::withheld);
  BOOST_REQUIRE(has_id(matters.diagnostics, DiagnosticId::policy_cannot_tell));
  for (const auto& each : matters.diagnostics) {
    if (each.id == DiagnosticId::policy_cannot_tell) {
      BOOST_TEST(each.detail == "rule chat-agents asks for RoutingProfile and would set AutoAccept of CHAT");
    }
  }
  // The expansion says false as well.
  BOOST_TEST(convert(user, ids, policy(false).overlay()).outcome == Outcome::converted);
}

BOOST_AUTO_TEST_CASE(a_group_whose_parents_are_unknown_is_said_by_its_own_id) {
  auto user = exported_user();
  user.profile->hierarchy_group_id = "team";
  const auto result = convert(user, {}, ready({rule("berlin", hierarchy_group({"berlin"}), chat_at_once)}).overlay());
  BOOST_TEST(has_id(result.diagnostics, DiagnosticId::hierarchy_unknown));
  BOOST_TEST(!has_id(result.diagnostics, DiagnosticId::policy_cannot_tell));
}

BOOST_AUTO_TEST_CASE(every_value_says_where_it_comes_from) {
  auto only = rule("chat-agents", {}, chat_at_once);
  only.source = "policy.yaml";
  only.position = {4, 5};
  auto user = exported_user();
  user.phone_config->desk_phone_number = "+12065550112";
  user.existing.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = true}};
  const auto explanation = ready({only}).explain(user);
  BOOST_TEST(line_of(explanation, "AutoAccept CHAT") == "AutoAccept CHAT true | rule chat-agents (policy.yaml:4)");
  BOOST_TEST(line_of(explanation, "AutoAccept VOICE") == "AutoAccept VOICE false | PhoneConfig AutoAccept");
  BOOST_TEST(line_of(explanation, "AfterContactWorkTimeLimit TASK") ==
             "AfterContactWorkTimeLimit TASK 60 s | PhoneConfig AfterContactWorkTimeLimit");
  BOOST_TEST(line_of(explanation, "PersistentConnection") == "PersistentConnection VOICE true | the user has it");
  BOOST_TEST(line_of(explanation, "PhoneNumber") == "PhoneNumber VOICE +1206*****12 | PhoneConfig DeskPhoneNumber");
  BOOST_TEST(lines(explanation).size() == 13U);
}

BOOST_AUTO_TEST_CASE(an_empty_policy_changes_nothing) {
  for (const auto& user : {exported_user(), with_lists(exported_user(), true), UserRecord{}}) {
    const auto without = convert(user);
    const auto with = convert(user, {}, ready({}).overlay());
    BOOST_TEST(with.outcome == without.outcome);
    BOOST_TEST((with.request == without.request));
    BOOST_TEST(ids_of(with.diagnostics) == ids_of(without.diagnostics));
  }
}

BOOST_AUTO_TEST_CASE(a_policy_with_errors_withholds_everybody) {
  const ReadyPolicy policy({.rules = {rule("a", routing_profile({"Chat support"}), chat_at_once)}});
  BOOST_TEST(!policy.ok());
  BOOST_TEST(convert(exported_user(), {}, policy.overlay()).outcome == Outcome::withheld);
}

BOOST_AUTO_TEST_CASE(rules_that_matched_nobody_are_known) {
  const auto policy =
      ready({rule("a", routing_profile({"chat"}), chat_at_once), rule("b", routing_profile({"voice"}), chat_at_once)});
  BOOST_TEST(policy.unmatched().size() == 2U);
  (void)convert(exported_user(), {}, policy.overlay());
  BOOST_TEST(policy.unmatched() == std::vector<std::size_t>{1});
}

BOOST_AUTO_TEST_SUITE_END()
