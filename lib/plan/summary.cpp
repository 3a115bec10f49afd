#include "connect_userconfig/plan.hpp"

#include <algorithm>
#include <set>

namespace connect_userconfig {
namespace {

constexpr std::size_t most_named = 3;

/// What makes a difference to somebody's work. Numbers are everybody's own.
bool counts(const PlanChange& change) { return change.before != change.after && change.setting != "PhoneNumber"; }

/// As people call the user. A name may be there and empty.
const std::string& name_of(const PlanUser& user) {
  return user.username && !user.username->empty() ? *user.username : user.user_id;
}

/// Why the user is withheld; each reason once.
std::set<std::string_view> errors_of(const PlanUser& user) {
  std::set<std::string_view> errors;
  if (user.outcome != Outcome::withheld) return errors;
  for (const auto& each : user.diagnostics) {
    if (each.severity == "error") errors.insert(each.id);
  }
  return errors;
}

/// What a group has in common.
std::string key_of(const PlanUser& user) {
  std::string key(to_string(user.outcome));
  for (const auto& change : user.changes) {
    if (!counts(change)) continue;
    key.append(1, '\0').append(change.setting).append(1, '\0').append(change.channel);
    key.append(1, '\0').append(change.before.value_or("\1")).append(1, '\0').append(change.after.value_or("\1"));
    key.append(1, '\0').append(change.because);
  }
  for (const auto& each : errors_of(user)) key.append(1, '\0').append(each);
  return key;
}

}  // namespace

void PlanSummary::add(const PlanUser& user) {
  ++outcomes[user.outcome];
  ++routing_profiles[user.profile.routing_profile_id.value_or("")][user.outcome];
  for (const auto& rule : user.rules) ++rules[rule];
  std::set<std::string_view> ids;
  for (const auto& each : user.diagnostics) ids.insert(each.id);
  for (const auto& id : ids) ++diagnostics[std::string(id)];
  if (!user.undo.refused.empty()) ++no_undo;
  const auto differs = [](const PlanChange& change) { return change.before != change.after; };
  if (std::any_of(user.changes.begin(), user.changes.end(), differs)) ++changing;
  auto& group = groups_[key_of(user)];
  if (group.users++ == 0) {
    group.outcome = user.outcome;
    std::copy_if(user.changes.begin(), user.changes.end(), std::back_inserter(group.changes), counts);
    for (const auto& each : errors_of(user)) group.errors.emplace_back(each);
  }
  if (group.first.size() < most_named) group.first.push_back(name_of(user));
}

std::vector<PlanGroup> PlanSummary::groups() const {
  std::vector<PlanGroup> result;
  for (const auto& [key, group] : groups_) result.push_back(group);
  std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.users > b.users; });
  return result;
}

}  // namespace connect_userconfig
