#include "policy/complaints.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

/// What would make it possible to tell. Nothing of it may contradict the unit in which the limits were read: taken for
/// an export of the other kind, they would be wrong by a factor of 1000.
std::string_view remedy(const UserRecord& user) {
  if (user.form != Form::user) return {};
  switch (user.acw_unit) {
    case AcwUnit::seconds:
      return "; if DescribeUser returned the user whole, say --from describe-user (limits in seconds)";
    case AcwUnit::milliseconds:
      return "; if SearchUsers returned the user whole, say --from search-users (limits in milliseconds)";
    case AcwUnit::unknown:
      break;
  }
  return "; if the user is whole, say what returned it: --from search-users (limits in milliseconds) or --from "
         "describe-user (limits in seconds)";
}

}  // namespace

void Complaints::say(DiagnosticId id, Field field, std::string detail) {
  to_.push_back({.id = id, .field = field, .tail = {}, .detail = std::move(detail)});
}

std::string Complaints::names_of(const FewRules& rules) const {
  std::string text;
  for (const auto rule : rules) text.append(text.empty() ? "" : ", ").append(rule_text(policy_.policy.rules[rule]));
  return text;
}

bool Complaints::settled(Element element, Field field) {
  const auto& resolved = verdict_.elements[index_of(element)];
  if (!resolved.unclear.empty()) {
    cannot_tell(element, resolved.unclear, field);
    return false;
  }
  if (resolved.state != Resolved::State::conflict) return true;
  auto text = name_of(element);
  const char* before = ": ";
  for (const auto rule : resolved.rules) {
    text.append(before).append(rule_text(policy_.policy.rules[rule]));
    text.append(" says ").append(text_of(element, *policy_.values[rule][index_of(element)]));
    before = ", ";
  }
  say(DiagnosticId::policy_conflict, field, std::move(text));
  return false;
}

void Complaints::cannot_tell(Element element, const FewRules& rules, Field field) {
  for (const auto rule : rules) {
    if (repeat_ == Repeat::once_a_rule) {
      if (std::find(told_.begin(), told_.end(), rule) != told_.end()) continue;
      told_.push_back(rule);
    }
    const auto at = std::find(verdict_.unclear.begin(), verdict_.unclear.end(), rule) - verdict_.unclear.begin();
    const auto missing = verdict_.missing[static_cast<std::size_t>(at)];
    const auto text = rule_text(policy_.policy.rules[rule]);
    if (missing == (AskedSet{0} | Asked::hierarchy_path)) {
      say(DiagnosticId::hierarchy_unknown, field, text + " asks which groups stand above the user's");
      continue;
    }
    const auto* const would = index_of(element) < setting_count ? " and would set " : " and would ";
    say(DiagnosticId::policy_cannot_tell, field,
        text + " asks for " + policy::names_of(missing) + would + name_of(element) + std::string(remedy(user_)));
  }
}

}  // namespace connect_userconfig::policy
