#include "policy/support.hpp"

#include "policy/resolve.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

PolicyRule chat(std::string name, bool value, std::vector<PolicyText> overrides = {}) {
  auto result = rule(std::move(name), {}, {.auto_accept = {.chat = value}});
  result.overrides = std::move(overrides);
  return result;
}

std::string chat_of(std::vector<PolicyRule> rules) {
  const auto explanation = ready(std::move(rules)).explain(exported_user());
  if (has_id(explanation.conversion.diagnostics, DiagnosticId::policy_conflict)) return "conflict";
  return line_of(explanation, "AutoAccept CHAT");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_conflicts)

BOOST_AUTO_TEST_CASE(different_values_conflict_and_equal_ones_do_not) {
  BOOST_TEST(chat_of({chat("a", true), chat("b", false)}) == "conflict");
  BOOST_TEST(chat_of({chat("a", true), chat("b", true)}) == "AutoAccept CHAT true | rule a");
}

BOOST_AUTO_TEST_CASE(a_conflict_names_the_rules_and_withholds_the_user) {
  const auto explanation = ready({chat("a", true), chat("b", false)}).explain(exported_user());
  BOOST_TEST((explanation.conversion.outcome == Outcome::withheld));
  BOOST_REQUIRE(has_id(explanation.conversion.diagnostics, DiagnosticId::policy_conflict));
  for (const auto& each : explanation.conversion.diagnostics) {
    if (each.id != DiagnosticId::policy_conflict) continue;
    BOOST_TEST(each.detail == "AutoAccept of CHAT: rule a says true, rule b says false");
    BOOST_TEST((each.field == Field::auto_accept_configs));
  }
}

BOOST_AUTO_TEST_CASE(an_overridden_value_is_void_and_chains_count) {
  BOOST_TEST(chat_of({chat("a", true), chat("b", false, {"a"})}) == "AutoAccept CHAT false | rule b");
  BOOST_TEST(chat_of({chat("a", true), chat("b", false, {"a"}), chat("c", true, {"b"})}) ==
             "AutoAccept CHAT true | rule c");
  // The rule in the middle says nothing about chats; it hands on what it overrides all the same.
  auto middle = rule("b", {}, {.persistent_connection = true});
  middle.overrides = {"a"};
  BOOST_TEST(chat_of({chat("a", true), middle, chat("c", false, {"b"})}) == "AutoAccept CHAT false | rule c");
  BOOST_TEST(chat_of({chat("a", true), middle, chat("c", false)}) == "conflict");
}

BOOST_AUTO_TEST_CASE(the_other_elements_of_an_overridden_rule_stay) {
  auto first = rule("a", {}, {.auto_accept = {.chat = true, .task = true}});
  const auto explanation = ready({first, chat("b", false, {"a"})}).explain(exported_user());
  BOOST_TEST(line_of(explanation, "AutoAccept CHAT") == "AutoAccept CHAT false | rule b");
  BOOST_TEST(line_of(explanation, "AutoAccept TASK") == "AutoAccept TASK true | rule a");
}

BOOST_AUTO_TEST_CASE(a_rule_that_does_not_match_overrides_nothing) {
  auto other = chat("b", false, {"a"});
  other.when = routing_profile({"voice"});
  BOOST_TEST(chat_of({chat("a", true), other}) == "AutoAccept CHAT true | rule a");
}

BOOST_AUTO_TEST_CASE(decisions_conflict_like_values) {
  PolicyRule keep{.name = "k", .decide = {.existing = ExistingLists::keep}};
  PolicyRule overwrite{.name = "o", .decide = {.existing = ExistingLists::overwrite}};
  auto user = exported_user();
  user.phone_config->persistent_connection = false;
  user.existing.persistent_connection_configs = {{.channel = Channel::voice, .persistent_connection = true}};
  BOOST_TEST(has_id(ready({keep, overwrite}).explain(user).conversion.diagnostics, DiagnosticId::policy_conflict));
  // A decision about lists that nobody has makes no difference.
  BOOST_TEST(
      !has_id(ready({keep, overwrite}).explain(exported_user()).conversion.diagnostics, DiagnosticId::policy_conflict));
  overwrite.overrides = {"k"};
  BOOST_TEST(!has_id(ready({keep, overwrite}).explain(user).conversion.diagnostics, DiagnosticId::policy_conflict));
}

BOOST_AUTO_TEST_CASE(overrides_name_earlier_rules_only) {
  const auto message = [](std::vector<PolicyRule> rules) {
    const auto policy = ready(std::move(rules));
    return policy.ok() ? std::string("ok") : policy.diagnostics().front().message;
  };
  BOOST_TEST(message({chat("a", true, {"b"}), chat("b", false)}).find("no earlier rule") != std::string::npos);
  BOOST_TEST(message({chat("a", true, {"a"})}).find("which is itself") != std::string::npos);
  BOOST_TEST(message({chat("outbound", true), chat("b", true, {"outbond"})}).find("did you mean 'outbound'?") !=
             std::string::npos);
  BOOST_TEST(message({chat("a", true), chat("a", true)}).find("two rules have this name") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tests_expect_rules_that_there_are) {
  Policy policy{.rules = {chat("outbound", true)}};
  policy.tests.push_back({.name = "mary",
                          .expect = {.rules = std::vector<std::string>{"outbound", "outbond"}},
                          .source = "p.yaml",
                          .position = {.line = 7, .column = 3}});
  policy.tests.push_back({.name = "bob", .expect = {.rules = std::vector<std::string>{}}});
  const ReadyPolicy ready_policy(policy, {}, UnknownNames::take);
  BOOST_REQUIRE(ready_policy.diagnostics().size() == 1U);
  const auto& said = ready_policy.diagnostics().front();
  BOOST_TEST(said.message.ends_with("test mary: it expects 'outbond', which is no rule; did you mean 'outbound'?"),
             said.message);
  BOOST_TEST(said.region.begin.line == 7U);
}

// What cannot be told matters exactly if some choice of answers would change what comes out.
BOOST_AUTO_TEST_CASE(unclear_rules_agree_with_trying_all_answers) {
  const auto seed = std::random_device{}();
  BOOST_TEST_CONTEXT("seed " << seed) {
    std::mt19937 random(seed);
    for (int round = 0; round < 20'000; ++round) {
      constexpr std::uint32_t count = 6;
      std::vector<policy::Values> values(count);
      policy::Precedence precedence(count);
      std::vector<std::uint32_t> matching;
      std::vector<std::uint32_t> unclear;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (random() % 5 != 0) values[i][0] = static_cast<policy::Number>(random() % 2);
        for (std::uint32_t j = 0; j < i; ++j) {
          if (random() % 4 == 0) precedence.add(i, j);
        }
        const auto kind = random() % 3;
        if (kind == 1) matching.push_back(i);
        if (kind == 2) unclear.push_back(i);
      }
      using State = policy::Resolved::State;
      const auto outcome_of = [&](const std::vector<std::uint32_t>& rules) {
        const auto resolved = policy::resolve(0, rules, {}, values, precedence);
        return std::pair(resolved.state, resolved.state == State::set ? resolved.value : 0);
      };
      std::set<std::pair<State, policy::Number>> outcomes;
      for (std::uint32_t subset = 0; subset < (1U << unclear.size()); ++subset) {
        auto rules = matching;
        for (std::size_t i = 0; i < unclear.size(); ++i) {
          if ((subset >> i & 1U) != 0) rules.push_back(unclear[i]);
        }
        std::sort(rules.begin(), rules.end());
        outcomes.insert(outcome_of(rules));
      }
      const auto resolved = policy::resolve(0, matching, unclear, values, precedence);
      BOOST_REQUIRE(resolved.unclear.empty() == (outcomes.size() == 1));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
