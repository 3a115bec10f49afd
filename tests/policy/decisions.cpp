// Who cannot be told how to decide is withheld only if the answer makes a difference; and what is said of the result is
// said of what is sent.
#include "connect_userconfig/ostream.hpp"
#include "policy/support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

PolicyRule decides(std::string name, PolicyDecisions decide, Condition when = {}) {
  return {.name = std::move(name), .when = std::move(when), .decide = decide};
}

/// A user of whom nobody knows the routing profile.
UserRecord cut_out() {
  auto user = exported_user();
  user.form = Form::user;
  user.profile.reset();
  return user;
}

PolicyRule unclear(PolicyDecisions decide) { return decides("unclear", decide, routing_profile({"chat"})); }

std::size_t count(const Diagnostics& diagnostics, DiagnosticId id) {
  return static_cast<std::size_t>(
      std::count_if(diagnostics.begin(), diagnostics.end(), [&](const auto& each) { return each.id == id; }));
}

UserRecord desk_phone(std::optional<bool> accept) {
  auto user = exported_user();
  user.phone_config->phone_type = PhoneType::desk_phone;
  user.phone_config->desk_phone_number = "+12065550100";
  user.phone_config->auto_accept = accept;
  return user;
}

Conversion with(const UserRecord& user, std::vector<PolicyRule> rules) {
  return convert(user, {}, ready(std::move(rules)).overlay());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_decisions)

BOOST_AUTO_TEST_CASE(an_unclear_answer_that_is_the_standing_one_is_no_matter) {
  for (const auto& decide :
       {PolicyDecisions{.leave = false}, PolicyDecisions{.existing = ExistingLists::ask},
        PolicyDecisions{.absent = AbsentFields::keep}, PolicyDecisions{.auto_accept = AutoAcceptScope::voice}}) {
    auto user = cut_out();
    user.phone_config->auto_accept = true;
    user.phone_config->after_contact_work_time_limit.reset();
    BOOST_TEST(with(user, {unclear(decide)}).outcome == Outcome::converted);
  }
}

BOOST_AUTO_TEST_CASE(an_unclear_answer_that_changes_the_result_withholds) {
  auto user = cut_out();
  user.phone_config->auto_accept = true;
  user.phone_config->after_contact_work_time_limit.reset();
  for (const auto& decide : {PolicyDecisions{.leave = true}, PolicyDecisions{.absent = AbsentFields::reset},
                             PolicyDecisions{.auto_accept = AutoAcceptScope::all}}) {
    const auto result = with(user, {unclear(decide)});
    BOOST_TEST(result.outcome == Outcome::withheld);
    BOOST_TEST(count(result.diagnostics, DiagnosticId::policy_cannot_tell) == 1U);
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_said_of_settings_of_whom_perhaps_nothing_is_to_be_done) {
  const auto on = rule("on", {}, {.auto_accept = ByChannel<bool>::all(true)});
  const auto off = rule("off", {}, {.auto_accept = ByChannel<bool>::all(false)});
  const auto result = with(cut_out(), {unclear({.leave = true}), on, off});
  BOOST_TEST(result.outcome == Outcome::withheld);
  BOOST_TEST(count(result.diagnostics, DiagnosticId::policy_conflict) == 0U);
  BOOST_TEST(count(with(cut_out(), {on, off}).diagnostics, DiagnosticId::policy_conflict) > 0U);
}

/// A predicate may ask what becomes of another user, by the same policy and on the same thread.
BOOST_AUTO_TEST_CASE(a_predicate_may_convert_another_user) {
  std::optional<ReadyPolicy> policy;
  auto asking = rule("asking", {}, {.auto_accept = {.chat = true}});
  asking.predicate = [&](const UserRecord& user, Diagnostics&) {
    if (user.username != "mary") return Answer::no;
    auto other = exported_user();
    other.username = "bob";
    const auto result = convert(other, {}, policy->overlay());
    return result.outcome == Outcome::converted ? Answer::yes : Answer::no;
  };
  policy.emplace(ready({rule("mail", username({"mary"}), {.auto_accept = {.email = true}}), asking}));
  const auto result = convert(exported_user(), {}, policy->overlay());
  BOOST_TEST(result.request.config.auto_accept_configs.at(1).auto_accept);
  BOOST_TEST(result.request.config.auto_accept_configs.at(3).auto_accept);
}

BOOST_AUTO_TEST_CASE(to_leave_a_user_alone_is_no_matter_where_nothing_is_to_be_done) {
  auto user = cut_out();
  user.phone_config.reset();
  user.existing.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = true}};
  BOOST_TEST(with(user, {unclear({.leave = true})}).outcome == Outcome::unchanged);
}

BOOST_AUTO_TEST_CASE(a_conflict_of_decisions_that_nothing_depends_on_is_none) {
  const auto keep = decides("keep", {.absent = AbsentFields::keep});
  const auto reset = decides("reset", {.absent = AbsentFields::reset});
  BOOST_TEST(with(exported_user(), {keep, reset}).outcome == Outcome::converted);
  auto user = exported_user();
  user.phone_config->auto_accept.reset();
  BOOST_TEST(has_id(with(user, {keep, reset}).diagnostics, DiagnosticId::policy_conflict));
  // Nor if rules set the whole of the list in question.
  const auto all =
      rule("all", {}, {.auto_accept = ByChannel<bool>::all(true), .agent_first_callback = {.auto_accept = true}});
  const auto everywhere = decides("everywhere", {.auto_accept = AutoAcceptScope::all});
  const auto voice = decides("voice", {.auto_accept = AutoAcceptScope::voice});
  user.phone_config->auto_accept = true;
  BOOST_TEST(with(user, {all, everywhere, voice}).outcome == Outcome::converted);
  BOOST_TEST(has_id(with(user, {everywhere, voice}).diagnostics, DiagnosticId::policy_conflict));
}

BOOST_AUTO_TEST_CASE(two_decisions_that_matter_together_only_are_found) {
  // Either answer to one is no matter under the standing answer to the other.
  auto user = cut_out();
  user.phone_config->auto_accept.reset();
  user.existing.auto_accept_configs = {{.channel = Channel::voice, .auto_accept = true}};
  const auto result =
      with(user, {unclear({.existing = ExistingLists::overwrite}), unclear({.absent = AbsentFields::reset})});
  BOOST_TEST(result.outcome == Outcome::withheld);
}

BOOST_AUTO_TEST_CASE(a_decision_is_the_source_of_what_it_makes) {
  auto user = exported_user();
  user.phone_config = UserPhoneConfig{.auto_accept = true};
  const auto policy =
      ready({decides("everywhere", {.absent = AbsentFields::reset, .auto_accept = AutoAcceptScope::all})});
  const auto explanation = policy.explain(user);
  BOOST_TEST(line_of(explanation, "AutoAccept VOICE true") == "AutoAccept VOICE true | PhoneConfig AutoAccept");
  BOOST_TEST(line_of(explanation, "AutoAccept CHAT") == "AutoAccept CHAT true | rule everywhere, auto-accept: all");
  BOOST_TEST(line_of(explanation, "AfterContactWorkTimeLimit CHAT") ==
             "AfterContactWorkTimeLimit CHAT unlimited | rule everywhere, absent: reset");
  // The same answer by an option is nobody's rule.
  const auto by_option = ready({rule("other", username({"x"}), {})})
                             .explain(user, {.auto_accept = AutoAcceptScope::all, .absent = AbsentFields::reset});
  BOOST_TEST(line_of(by_option, "AutoAccept CHAT") == "AutoAccept CHAT true | PhoneConfig AutoAccept");
  BOOST_TEST(line_of(by_option, "AfterContactWorkTimeLimit CHAT") ==
             "AfterContactWorkTimeLimit CHAT unlimited | absent fields are reset");
}

BOOST_AUTO_TEST_CASE(what_was_said_of_another_expansion_is_taken_back) {
  UserRecord user{.form = Form::update_user_phone_config,
                  .user_id = "u",
                  .instance_id = "i",
                  .phone_config = UserPhoneConfig{
                      .phone_type = PhoneType::desk_phone, .auto_accept = true, .desk_phone_number = ""}};
  const auto result =
      with(user, {decides("all", {.absent = AbsentFields::reset, .auto_accept = AutoAcceptScope::all})});
  BOOST_TEST(count(result.diagnostics, DiagnosticId::empty_phone_number_dropped) == 1U);
  BOOST_TEST(count(result.diagnostics, DiagnosticId::desk_phone_auto_accept) == 1U);
  BOOST_TEST(count(result.diagnostics, DiagnosticId::voice_now_covers_callbacks) == 1U);
  BOOST_TEST(count(result.diagnostics, DiagnosticId::absent_field_kept) == 0U);
}

BOOST_AUTO_TEST_CASE(warnings_are_about_what_is_sent) {
  const auto on = rule("on", {}, {.auto_accept = {.voice = true}, .persistent_connection = true});
  const auto raised = with(desk_phone(false), {on});
  BOOST_TEST(has_id(raised.diagnostics, DiagnosticId::desk_phone_auto_accept));
  BOOST_TEST(has_id(raised.diagnostics, DiagnosticId::desk_phone_persistent_connection));
  BOOST_TEST(has_id(raised.diagnostics, DiagnosticId::voice_now_covers_callbacks));
  const auto off = rule("off", {}, {.auto_accept = ByChannel<bool>::all(false), .persistent_connection = false});
  auto connected = desk_phone(true);
  connected.phone_config->persistent_connection = true;
  const auto lowered = with(connected, {off});
  BOOST_TEST(lowered.outcome == Outcome::converted);
  BOOST_TEST(ids_of(lowered.diagnostics) == std::vector<std::string>{});
  // A soft phone is no desk phone, and what no rule changes is said as ever.
  BOOST_TEST(!has_id(with(exported_user(), {on}).diagnostics, DiagnosticId::desk_phone_auto_accept));
  const auto chat = rule("chat", {}, {.auto_accept = {.chat = true}});
  BOOST_TEST(ids_of(with(connected, {chat}).diagnostics) == ids_of(convert(connected).diagnostics));
  // Users who were migrated before hear no news of what they have had since.
  auto migrated = exported_user();
  migrated.phone_config.reset();
  migrated.existing.auto_accept_configs = {{.channel = Channel::voice, .auto_accept = true},
                                           {.channel = Channel::chat, .auto_accept = false},
                                           {.channel = Channel::task, .auto_accept = false},
                                           {.channel = Channel::email, .auto_accept = false}};
  auto base = chat;
  base.decide.existing = ExistingLists::base;
  BOOST_TEST(with(migrated, {base}).outcome == Outcome::converted);
  BOOST_TEST(!has_id(with(migrated, {base}).diagnostics, DiagnosticId::voice_now_covers_callbacks));
}

BOOST_AUTO_TEST_CASE(who_is_left_alone_is_meant_to_have_nothing_and_hears_nothing_of_the_translation) {
  auto user = exported_user();
  user.phone_config->desk_phone_number = "12";
  BOOST_TEST(convert(user).outcome == Outcome::withheld);
  const auto result = with(user, {decides("leave", {.leave = true})});
  BOOST_TEST(result.outcome == Outcome::unchanged);
  BOOST_TEST(ids_of(result.diagnostics) == std::vector<std::string>{"policy-left-alone"});
  BOOST_TEST((result.wanted.config == UserConfig{}));
}

BOOST_AUTO_TEST_CASE(who_is_asked_hears_who_made_the_list) {
  const auto text = [](const Conversion& conversion) {
    for (const auto& each : conversion.diagnostics) {
      if (each.id == DiagnosticId::existing_config_differs) return each.detail;
    }
    return std::string("nothing");
  };
  auto user = exported_user();
  user.existing.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = true}};
  const auto off = rule("off", {}, {.persistent_connection = false});
  BOOST_TEST(text(with(user, {off})) == "it has VOICE true; wanted is VOICE false, by rule off");
  user.phone_config->persistent_connection = false;
  const auto chat = rule("chat", {}, {.auto_accept = {.chat = true}});
  BOOST_TEST(text(with(user, {chat})) == "it has VOICE true; the legacy setting expands to VOICE false");
}

BOOST_AUTO_TEST_CASE(a_profile_that_was_not_read_is_not_one_without_members) {
  auto user = exported_user();
  user.profile.reset();
  BOOST_TEST(ready({rule("a", routing_profile({"chat"}), {})}).matches(0, user) == Answer::cannot_tell);
  BOOST_TEST(ready({rule("a", not_of(tag("team", {"x"})), {})}).matches(0, user) == Answer::cannot_tell);
  BOOST_TEST(ready({rule("a", username({"mary"}), {})}).matches(0, user) == Answer::yes);
}

BOOST_AUTO_TEST_CASE(a_rule_of_which_it_could_not_be_told_is_not_one_that_matched_nobody) {
  const auto policy = ready({rule("a", routing_profile({"chat"}), {}), rule("b", username({"x"}), {})});
  (void)convert(cut_out(), {}, policy.overlay());
  BOOST_TEST(policy.unmatched() == std::vector<std::size_t>{1});
}

BOOST_AUTO_TEST_CASE(a_predicate_may_convert_under_another_policy) {
  const auto inner = ready({rule("inner", {}, {.auto_accept = {.task = true}})});
  PolicyRule outer{.name = "outer",
                   .predicate =
                       [&](const UserRecord& user, Diagnostics&) {
                         const auto result = convert(user, {}, inner.overlay());
                         return result.request.config.auto_accept_configs.at(2).auto_accept ? Answer::yes : Answer::no;
                       },
                   .set = {.auto_accept = {.chat = true}}};
  const auto result = with(exported_user(), {rule("first", {}, {.persistent_connection = true}), outer});
  BOOST_TEST(result.request.config.auto_accept_configs.at(1).auto_accept);
  BOOST_TEST(!result.request.config.auto_accept_configs.at(2).auto_accept);
  BOOST_TEST(result.request.config.persistent_connection_configs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_helps_never_contradicts_the_unit) {
  const auto detail = [](AcwUnit unit) {
    auto user = cut_out();
    user.acw_unit = unit;
    const auto result = with(user, {rule("a", tag("team", {"x"}), {.auto_accept = {.chat = true}})});
    for (const auto& each : result.diagnostics) {
      if (each.id == DiagnosticId::policy_cannot_tell) return each.detail;
    }
    return std::string("nothing");
  };
  BOOST_TEST(detail(AcwUnit::milliseconds).find("--from search-users") != std::string::npos);
  BOOST_TEST(detail(AcwUnit::milliseconds).find("describe-user") == std::string::npos);
  BOOST_TEST(detail(AcwUnit::seconds).find("--from describe-user") != std::string::npos);
  BOOST_TEST(detail(AcwUnit::seconds).find("search-users") == std::string::npos);
  const auto help = describe(DiagnosticId::policy_cannot_tell).remedy;
  BOOST_TEST(help.find("--from") == std::string_view::npos);
}

BOOST_AUTO_TEST_SUITE_END()
