// What the rules say of one user.
#include "policy/ready.hpp"

#include <algorithm>

namespace connect_userconfig::policy {

Subject full_subject(const ReadyPolicy::Impl& policy, const UserRecord& user,
                     const std::optional<std::string>& told_user_id) {
  auto subject = subject_of(user, told_user_id);
  if (subject.hierarchy_group) subject.path = policy.names.path_of(*subject.hierarchy_group);
  return subject;
}

Answer is_about(const ReadyPolicy::Impl& policy, std::uint32_t rule, const Subject& subject, AskedSet& missing,
                Diagnostics& said) {
  auto answer = matches(policy.matchers[rule], subject, missing);
  const auto& predicate = policy.policy.rules[rule].predicate;
  if (answer == Answer::no || !predicate) return answer;
  const auto code = predicate(*subject.record, said);
  if (code == Answer::cannot_tell) missing = missing | Asked::code;
  return both(answer, code);
}

namespace {

/// The rules that say something of an element, counted up to two: nearly always there is one or none.
struct Sayers {
  std::uint32_t first = 0;
  unsigned count = 0;
};

Sayers sayers(const ReadyPolicy::Impl& policy, const RuleNumbers& rules, std::size_t element) {
  Sayers result;
  for (const auto rule : rules) {
    if (!policy.values[rule][element]) continue;
    if (result.count == 0) result.first = rule;
    if (++result.count == 2) break;
  }
  return result;
}

}  // namespace

void judge(const ReadyPolicy::Impl& policy, const Subject& subject, Verdict& verdict) {
  verdict.matching.clear();
  verdict.unclear.clear();
  verdict.missing.clear();
  verdict.said.clear();
  policy.index.candidates(subject, verdict.candidates);
  for (const auto rule : verdict.candidates) {
    AskedSet missing = 0;
    switch (is_about(policy, rule, subject, missing, verdict.said)) {
      case Answer::no:
        break;
      case Answer::yes:
        verdict.matching.push_back(rule);
        break;
      case Answer::cannot_tell:
        verdict.unclear.push_back(rule);
        verdict.missing.push_back(missing);
        break;
    }
  }
  for (std::size_t element = 0; element < element_count; ++element) {
    auto& resolved = verdict.elements[element];
    const auto certain = sayers(policy, verdict.matching, element);
    if (certain.count > 1 || sayers(policy, verdict.unclear, element).count > 0) {
      resolved = resolve(element, verdict.matching, verdict.unclear, policy.values, policy.precedence);
      continue;
    }
    resolved.rules.clear();
    resolved.unclear.clear();
    resolved.state = certain.count == 0 ? Resolved::State::unset : Resolved::State::set;
    if (certain.count == 0) continue;
    resolved.rules.push_back(certain.first);
    resolved.value = *policy.values[certain.first][element];
  }
}

std::string rule_text(const PolicyRule& rule) {
  auto text = "rule " + rule.name;
  if (rule.source.empty()) return text;
  text.append(" (").append(rule.source);
  if (rule.position.line != 0) text.append(":").append(std::to_string(rule.position.line));
  return text + ")";
}

}  // namespace connect_userconfig::policy
