// Unit tests of a policy: the same code as a real run, and a comparison.
#include "policy/elements.hpp"
#include "policy/ready.hpp"

#include <algorithm>
#include <set>

namespace connect_userconfig {
namespace {

std::string list_of(const std::vector<std::string>& words) {
  if (words.empty()) return "none";
  std::string text;
  for (const auto& word : words) text.append(text.empty() ? "" : ", ").append(word);
  return text;
}

class Comparison {
 public:
  Comparison(const Policy& policy, const PolicyExpectation& expect, const PolicyExplanation& got)
      : policy_(policy), expect_(expect), got_(got) {}

  std::vector<std::string> run() {
    compare_outcome();
    compare_rules();
    compare_diagnostics();
    compare_values();
    return std::move(failures_);
  }

 private:
  void fail(std::string_view what, const std::string& expected, const std::string& got) {
    failures_.push_back(std::string(what) + ": expected " + expected + ", got " + got);
  }

  [[nodiscard]] std::string errors() const {
    std::string text;
    for (const auto& each : got_.conversion.diagnostics) {
      if (each.severity() != Severity::error) continue;
      text.append(text.empty() ? "" : "; ").append(each.message());
    }
    return text;
  }

  [[nodiscard]] bool expects_an_error() const {
    return expect_.diagnostics &&
           std::any_of(expect_.diagnostics->begin(), expect_.diagnostics->end(), [](const auto& id) {
             const auto* info = find_diagnostic(id);
             return info != nullptr && info->severity == Severity::error;
           });
  }

  void compare_outcome() {
    const auto outcome = got_.conversion.outcome;
    if (expect_.outcome && *expect_.outcome == outcome) return;
    const auto expected = expect_.outcome ? std::string(to_string(*expect_.outcome)) : "a result";
    if (!expect_.outcome && (outcome != Outcome::withheld || expects_an_error())) return;
    auto got = std::string(to_string(outcome));
    if (outcome == Outcome::withheld) got += " (" + errors() + ")";
    fail("outcome", expected, got);
  }

  void compare_rules() {
    if (!expect_.rules) return;
    std::vector<std::string> rules;
    for (const auto rule : got_.rules) rules.push_back(policy_.rules[rule].name);
    if (rules != *expect_.rules) fail("rules", list_of(*expect_.rules), list_of(rules));
  }

  /// Each that is expected has to come, and no other error or warning may.
  void compare_diagnostics() {
    if (!expect_.diagnostics) return;
    const std::set<std::string> expected(expect_.diagnostics->begin(), expect_.diagnostics->end());
    std::set<std::string> came;
    std::set<std::string> shown;
    for (const auto& each : got_.conversion.diagnostics) {
      const std::string name(describe(each.id).name);
      came.insert(name);
      if (each.severity() != Severity::note || expected.contains(name)) shown.insert(name);
    }
    if (shown == expected) return;
    const auto words = [](const std::set<std::string>& names) {
      return list_of(std::vector<std::string>(names.begin(), names.end()));
    };
    fail("diagnostics", words(expected), words(shown));
  }

  void compare_values() {
    const bool withheld = got_.conversion.outcome == Outcome::withheld;
    // That the user is withheld is said already, if it was not expected.
    if (withheld && !expect_.outcome && !expects_an_error()) return;
    const auto expected = policy::values_of(expect_.settings, {});
    for (std::size_t i = 0; i < policy::setting_count; ++i) {
      if (!expected[i]) continue;
      const auto element = policy::element_at(i);
      const auto& row = policy::info(element);
      const auto got = std::find_if(got_.values.begin(), got_.values.end(), [&](const auto& value) {
        return value.setting == row.setting && value.channel == row.channel;
      });
      const auto wanted = policy::text_of(element, *expected[i]);
      if (got == got_.values.end()) {
        fail(policy::name_of(element), wanted, withheld ? "nothing: the user is withheld" : "nothing");
      } else if (got->value != wanted) {
        fail(policy::name_of(element), wanted, got->value + " (" + got->because + ")");
      }
    }
  }

  const Policy& policy_;
  const PolicyExpectation& expect_;
  const PolicyExplanation& got_;
  std::vector<std::string> failures_{};
};

}  // namespace

bool PolicyTestReport::ok() const noexcept {
  return std::all_of(results.begin(), results.end(), [](const auto& result) { return result.failures.empty(); });
}

PolicyTestReport test_policy(const ReadyPolicy& ready, const ConvertOptions& options) {
  const auto& policy = ready.policy();
  std::vector<bool> reached(policy.rules.size());
  PolicyTestReport report;
  for (std::size_t i = 0; i < policy.tests.size(); ++i) {
    const auto explanation = ready.explain_test(i, options);
    for (const auto rule : explanation.rules) reached[rule] = true;
    report.results.push_back({.test = i, .failures = Comparison(policy, policy.tests[i].expect, explanation).run()});
  }
  for (std::size_t i = 0; i < reached.size(); ++i) {
    if (!reached[i]) report.unreached.push_back(i);
  }
  return report;
}

}  // namespace connect_userconfig
