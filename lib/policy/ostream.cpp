// The values of a policy as text: in the words of a policy file, on one line.
#include "connect_userconfig/ostream.hpp"
#include "connect_userconfig/policy.hpp"
#include "policy/condition_keys.hpp"
#include "policy/elements.hpp"
#include "policy/limit_text.hpp"

#include <ostream>

namespace connect_userconfig {
namespace {

template <class List>
void put_list(std::ostream& out, const List& list) {
  out << '[';
  for (const auto& each : list) out << (&each == &list.front() ? "" : ", ") << each;
  out << ']';
}

template <class T, class Put>
std::ostream& put_channels(std::ostream& out, const ByChannel<T>& values, Put put) {
  const char* between = "";
  out << '{';
  for (const auto channel : all_channels) {
    if (!values[channel]) continue;
    out << between << to_string(channel) << ": ";
    put(*values[channel]);
    between = ", ";
  }
  return out << '}';
}

void put_values(std::ostream& out, const policy::Values& values) {
  const char* between = "{";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    const auto element = policy::element_at(i);
    out << between << policy::name_of(element) << ": " << policy::text_of(element, *values[i]);
    between = ", ";
  }
  out << (*between == '{' ? "{}" : "}");
}

}  // namespace

std::ostream& operator<<(std::ostream& out, Answer answer) { return out << to_string(answer); }

std::ostream& operator<<(std::ostream& out, ValueOrigin origin) {
  return out << std::array{"legacy", "existing", "rule", "reset"}[static_cast<std::size_t>(origin)];
}

std::ostream& operator<<(std::ostream& out, const PolicyText& text) { return out << text.text; }

std::ostream& operator<<(std::ostream& out, const Condition& condition) {
  out << policy::key_of(condition.kind);
  if (condition.kind == Condition::Kind::everybody) return out;
  if (!condition.key.empty()) out << ' ' << condition.key;
  out << ' ';
  if (condition.parts.empty()) {
    put_list(out, condition.values);
  } else {
    put_list(out, condition.parts);
  }
  return out;
}

std::ostream& operator<<(std::ostream& out, NameKind kind) { return out << to_string(kind); }

std::ostream& operator<<(std::ostream& out, UnknownNames unknown) {
  return out << (unknown == UnknownNames::refuse ? "refuse" : "take");
}

std::ostream& operator<<(std::ostream& out, const ByChannel<bool>& values) {
  return put_channels(out, values, [&](bool value) { out << (value ? "true" : "false"); });
}

std::ostream& operator<<(std::ostream& out, const ByChannel<std::chrono::seconds>& values) {
  return put_channels(out, values, [&](std::chrono::seconds limit) { out << policy::limit_text(limit); });
}

std::ostream& operator<<(std::ostream& out, const AgentFirstCallback& callback) {
  return out << PolicySettings{.agent_first_callback = callback};
}

std::ostream& operator<<(std::ostream& out, const PolicySettings& settings) {
  put_values(out, policy::values_of(settings, {}));
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyDecisions& decisions) {
  put_values(out, policy::values_of({}, decisions));
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyRule& rule) {
  out << rule.name << ": when " << rule.when << (rule.predicate ? " and code" : "") << ", set " << rule.set
      << ", decide " << rule.decide;
  if (!rule.overrides.empty()) put_list(out << ", overrides ", rule.overrides);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyValue& value) {
  return out << value.setting << " of " << value.channel << ": " << value.value << " (" << value.because << ')';
}

std::ostream& operator<<(std::ostream& out, const PolicyExplanation& explanation) {
  out << to_string(explanation.conversion.outcome) << ", rules ";
  put_list(out, explanation.rules);
  put_list(out << ", unclear ", explanation.unclear);
  put_list(out << ", values ", explanation.values);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyExpectation& expectation) {
  out << "settings " << expectation.settings;
  if (expectation.rules) put_list(out << ", rules ", *expectation.rules);
  if (expectation.outcome) out << ", outcome " << to_string(*expectation.outcome);
  if (expectation.diagnostics) put_list(out << ", diagnostics ", *expectation.diagnostics);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyTest& test) {
  out << test.name << ": " << test.user;
  if (!test.hierarchy_path.empty()) put_list(out << ", groups ", test.hierarchy_path);
  return out << ", expect " << test.expect;
}

std::ostream& operator<<(std::ostream& out, const Policy& policy) {
  put_list(out << "rules ", policy.rules);
  put_list(out << ", tests ", policy.tests);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyFile& file) {
  put_list(out << file.policy << ", diagnostics ", file.diagnostics);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyTestReport& report) {
  put_list(out << "results ", report.results);
  put_list(out << ", unreached ", report.unreached);
  return out;
}

std::ostream& operator<<(std::ostream& out, const PolicyTestResult& result) {
  put_list(out << "test " << result.test << ": failures ", result.failures);
  return out;
}

}  // namespace connect_userconfig
