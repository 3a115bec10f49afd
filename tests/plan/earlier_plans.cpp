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
  // Whatever the operator says of lists that somebody set: this one nobody did.
  for (const auto existing : {ExistingLists::ask, ExistingLists::keep, ExistingLists::overwrite, ExistingLists::base}) {
    const auto result = earlier.convert(after(first), false, {.existing = existing});
    BOOST_TEST((result.outcome == Outcome::converted), static_cast<int>(existing));
    BOOST_TEST(!chat_of(result));
  }
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_gone_goes_back_to_the_legacy_setting) {
  const Earlier earlier({plan_of({first})});
  for (const auto existing : {ExistingLists::ask, ExistingLists::keep, ExistingLists::base}) {
    const auto result = connect_userconfig::convert(after(first), {.existing = existing}, earlier.plans.overlay());
    BOOST_TEST((result.outcome == Outcome::converted));
    BOOST_TEST(!chat_of(result));
  }
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
  const auto result = connect_userconfig::convert(changed, {.existing = ExistingLists::keep},
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

BOOST_AUTO_TEST_CASE(several_plans_of_one_user_count_each) {
  const auto second = planned(exported_user(), {chats(false)});
  const Earlier earlier({plan_of({first}), plan_of({second})});
  BOOST_TEST((earlier.convert(after(first), false).outcome == Outcome::converted));
  BOOST_TEST((earlier.convert(after(second), true).outcome == Outcome::converted));
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
