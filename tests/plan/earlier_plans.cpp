// What an earlier plan wrote is nobody's decision.
#include "support.hpp"

namespace connect_userconfig::test {

namespace {

PolicyRule chats(bool value) { return {.name = "chats", .set = PolicySettings{.auto_accept = {.chat = value}}}; }

/// The user after this plan has been sent.
UserRecord after(const PlanUser& user, std::string id = "u-1") {
  auto record = exported_user(std::move(id));
  record.existing = user.after;
  return record;
}

/// What reading these plans makes of lists.
struct Earlier {
  explicit Earlier(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      MemorySource source(text, "a.plan");
      const auto wrong = plans.read(source);
      if (wrong) said = describe(wrong->id).name;
    }
  }
  /// What becomes of the user, with a rule about chats.
  [[nodiscard]] Conversion convert(const UserRecord& record, bool chat, const ConvertOptions& options = {}) const {
    const ReadyPolicy policy(Policy{.rules = {chats(chat)}});
    return connect_userconfig::convert(record, options, in_turn(plans.overlay(), policy.overlay()));
  }

  EarlierPlans plans{};
  std::string said{};
};

bool chat_of(const Conversion& conversion) { return conversion.request.config.auto_accept_configs.at(1).auto_accept; }

bool has_note(const Conversion& conversion, DiagnosticId id) {
  for (const auto& each : conversion.diagnostics) {
    if (each.id == id) return true;
  }
  return false;
}

std::string error_of(const Conversion& conversion) {
  for (const auto& each : conversion.diagnostics) {
    if (each.severity() == Severity::error) return std::string(describe(each.id).name);
  }
  return {};
}

const PlanUser first = planned(exported_user(), {chats(true)});

}  // namespace

BOOST_AUTO_TEST_SUITE(earlier_plans)

BOOST_AUTO_TEST_CASE(a_changed_policy_moves_on_what_it_moved_before) {
  const auto without = Earlier({}).convert(after(first), false);
  BOOST_TEST((without.outcome == Outcome::withheld));
  const Earlier earlier({plan_of({first})});
  for (const auto existing : {ExistingLists::ask, ExistingLists::overwrite, ExistingLists::base}) {
    const auto result = earlier.convert(after(first), false, {.existing = existing});
    BOOST_TEST((result.outcome == Outcome::converted), static_cast<int>(existing));
    BOOST_TEST(!chat_of(result));
    BOOST_TEST(has_note(result, DiagnosticId::planned_list_replaced));
  }
}

BOOST_AUTO_TEST_CASE(keep_keeps_what_a_plan_wrote_as_it_keeps_the_expansion) {
  const Earlier earlier({plan_of({first})});
  const auto result = earlier.convert(after(first), false, {.existing = ExistingLists::keep});
  BOOST_TEST((result.outcome == Outcome::unchanged));
  BOOST_TEST(has_note(result, DiagnosticId::policy_list_kept));
  BOOST_TEST(!has_note(result, DiagnosticId::planned_list_replaced));
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_gone_goes_back_to_the_legacy_setting) {
  const Earlier earlier({plan_of({first})});
  for (const auto existing : {ExistingLists::ask, ExistingLists::overwrite, ExistingLists::base}) {
    const auto result = connect_userconfig::convert(after(first), {.existing = existing}, earlier.plans.overlay());
    BOOST_TEST((result.outcome == Outcome::converted));
    BOOST_TEST(!chat_of(result));
  }
  BOOST_TEST(
      (connect_userconfig::convert(after(first), {.existing = ExistingLists::keep}, earlier.plans.overlay()).outcome ==
       Outcome::unchanged));
}

BOOST_AUTO_TEST_CASE(what_no_rule_and_no_legacy_setting_says_any_more_stays_and_is_told) {
  const auto connected =
      planned(exported_user(), {{.name = "stay", .set = PolicySettings{.persistent_connection = true}}});
  const Earlier earlier({plan_of({connected})});
  const auto result = connect_userconfig::convert(after(connected), {}, earlier.plans.overlay());
  BOOST_TEST((result.outcome == Outcome::unchanged));
  BOOST_TEST(has_note(result, DiagnosticId::planned_list_stays));
}

/// A supervisor's list, and the rules of a plan on top of it: what the plan left is still the supervisor's.
BOOST_AUTO_TEST_CASE(elements_that_a_plan_left_as_they_were_stay_the_users) {
  auto own = exported_user();
  own.existing.auto_accept_configs = first.after.auto_accept_configs;
  own.existing.auto_accept_configs.at(1).auto_accept = false;
  own.existing.auto_accept_configs.at(2).auto_accept = true;
  const ConvertOptions base{.existing = ExistingLists::base};
  const auto plan = planned(own, {chats(true)}, base);
  BOOST_TEST(plan.after.auto_accept_configs.at(1).auto_accept);
  BOOST_TEST(plan.after.auto_accept_configs.at(2).auto_accept);
  const Earlier earlier({plan_of({plan}, base)});
  for (const auto existing : {ExistingLists::ask, ExistingLists::base}) {
    const ConvertOptions options{.existing = existing};
    BOOST_TEST((earlier.convert(after(plan), true, options).outcome == Outcome::unchanged));
    const auto moved = earlier.convert(after(plan), false, options);
    BOOST_TEST((moved.outcome == Outcome::converted));
    BOOST_TEST(!chat_of(moved));
    BOOST_TEST(moved.request.config.auto_accept_configs.at(2).auto_accept, "the supervisor's");
  }
  // Without rules, the list is the user's as a whole.
  BOOST_TEST((connect_userconfig::convert(after(plan), {}, earlier.plans.overlay())
                  .request.config.auto_accept_configs.empty()));
  BOOST_TEST((earlier.convert(after(plan), false, {.existing = ExistingLists::keep}).outcome == Outcome::unchanged));
}

BOOST_AUTO_TEST_CASE(what_somebody_changed_since_is_asked_about) {
  const Earlier earlier({plan_of({first})});
  auto changed = after(first);
  changed.existing.auto_accept_configs.at(2).auto_accept = true;
  BOOST_TEST(error_of(earlier.convert(changed, false)) == "existing-config-differs");
  BOOST_TEST((earlier.convert(changed, false, {.existing = ExistingLists::keep}).outcome == Outcome::unchanged));
  // Another list of the same user moves on.
  auto limits =
      PolicyRule{.name = "limits",
                 .set = PolicySettings{.after_contact_work_time_limit = ByChannel<std::chrono::seconds>::all(5s)}};
  const ReadyPolicy policy(Policy{.rules = {limits}});
  const auto result = connect_userconfig::convert(changed, {.existing = ExistingLists::base},
                                                  in_turn(earlier.plans.overlay(), policy.overlay()));
  BOOST_TEST((result.outcome == Outcome::converted));
  BOOST_TEST(result.request.config.auto_accept_configs.empty());
  BOOST_TEST(!result.request.config.after_contact_work_configs.empty());
}

BOOST_AUTO_TEST_CASE(the_order_of_a_list_is_no_difference) {
  auto turned = after(first);
  auto& list = turned.existing.auto_accept_configs;
  std::swap(list.front(), list.back());
  BOOST_TEST((Earlier({plan_of({first})}).convert(turned, false).outcome == Outcome::converted));
}

BOOST_AUTO_TEST_CASE(a_member_that_nobody_knows_makes_a_list_somebodys) {
  auto unknown = after(first);
  unknown.unknown_members.push_back({.list = Field::auto_accept_configs, .name = "AutoAcceptMode"});
  const Earlier earlier({plan_of({first})});
  BOOST_TEST(error_of(earlier.convert(unknown, false)) == "existing-config-differs");
}

BOOST_AUTO_TEST_CASE(only_what_was_sent_counts) {
  // The second plan had nothing to send, for the user had it all.
  const auto second = planned(after(first), {chats(true)});
  BOOST_TEST((second.outcome == Outcome::unchanged));
  BOOST_TEST((Earlier({plan_of({second})}).convert(after(first), false).outcome == Outcome::withheld));
  BOOST_TEST(
      (Earlier({plan_of({first}), plan_of({second})}).convert(after(first), false).outcome == Outcome::converted));
  // Nor does it count for anybody else.
  BOOST_TEST((Earlier({plan_of({first})}).convert(after(first, "u-2"), false).outcome == Outcome::withheld));
}

/// Somebody may have gone back to what an earlier one wrote.
BOOST_AUTO_TEST_CASE(the_last_plan_that_sent_a_list_counts) {
  const auto second = planned(after(first), {chats(false)}, {.existing = ExistingLists::overwrite});
  const Earlier earlier({plan_of({first}), plan_of({second})});
  BOOST_TEST((earlier.convert(after(first), false).outcome == Outcome::withheld));
  BOOST_TEST((earlier.convert(after(second), true).outcome == Outcome::converted));
  // The second one sent no limits, so those of the first one count.
  BOOST_TEST(second.request.after_contact_work_configs.empty());
  const auto limits =
      PolicyRule{.name = "limits",
                 .set = PolicySettings{.after_contact_work_time_limit = ByChannel<std::chrono::seconds>::all(5s)}};
  const ReadyPolicy policy(Policy{.rules = {chats(false), limits}});
  const auto result =
      connect_userconfig::convert(after(second), {}, in_turn(earlier.plans.overlay(), policy.overlay()));
  BOOST_TEST((result.outcome == Outcome::converted));
}

/// By when they were made, not by the order on the command line.
BOOST_AUTO_TEST_CASE(the_later_plan_is_the_one_that_was_made_later) {
  const auto second = planned(after(first), {chats(false)}, {.existing = ExistingLists::overwrite});
  const auto later = plan_of({second}, {}, "2026-11-26T08:00:00Z");
  for (const auto& plans : {std::vector{plan_of({first}), later}, std::vector{later, plan_of({first})}}) {
    const Earlier earlier(plans);
    BOOST_TEST((earlier.convert(after(second), true).outcome == Outcome::converted));
    BOOST_TEST((earlier.convert(after(first), false).outcome == Outcome::withheld));
  }
}

BOOST_AUTO_TEST_CASE(a_plan_of_another_instance_says_nothing) {
  auto elsewhere = after(first);
  elsewhere.arn = "arn:aws:connect:us-west-2:111122223333:instance/i-2/agent/u-1";
  BOOST_TEST(error_of(Earlier({plan_of({first})}).convert(elsewhere, false)) == "plan-other-instance");
}

BOOST_AUTO_TEST_CASE(a_plan_that_is_none_is_refused) {
  BOOST_TEST(Earlier({"{}"}).said == "plan-unrecognized");
  BOOST_TEST(Earlier({plan_of({first}).substr(0, 500)}).said == "plan-cut-short");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
