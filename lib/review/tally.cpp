#include "review/tally.hpp"

#include <algorithm>
#include <set>

namespace connect_userconfig::review {
namespace {

std::string summary_of(const PlanDiagnostic& diagnostic) {
  const auto* info = find_diagnostic(diagnostic.id);
  return diagnostic.id + (info == nullptr ? "" : ": " + std::string(info->summary));
}

/// A group's words are made of its first user; all others have the same.
std::vector<std::string> lines_of(const PlanUser& user, Treatment treatment) {
  std::vector<std::string> lines;
  for (const auto& change : user.changes) {
    if (change.before == change.after) continue;
    const bool is_number = change.setting == "PhoneNumber";
    const auto value = [&](const std::optional<std::string>& text) {
      return is_number && text ? std::string("the user's number") : value_words(text);
    };
    lines.push_back(setting_words(change.setting) + ", " + channel_words(change.channel) + ": " + value(change.before) +
                    " \u2192 " + value(change.after) + " (" + because_words(change.because) + ")");
  }
  std::set<std::string> why;
  for (const auto& each : user.diagnostics) {
    if (explains(each, treatment)) why.insert(summary_of(each));
  }
  lines.insert(lines.end(), why.begin(), why.end());
  return lines;
}

}  // namespace

void Tally::add(const PlanUser& user, const Encoded& encoded) {
  ++users;
  ++treatments[static_cast<std::size_t>(encoded.treatment)];
  if (user.outcome == Outcome::converted && !user.undo.refused.empty()) ++no_undo;
  if (encoded.treatment == Treatment::withheld) {
    std::set<std::string> errors;
    for (const auto& each : user.diagnostics) {
      if (each.severity == "error") errors.insert(summary_of(each));
    }
    for (const auto& error : errors) ++withheld_for[error];
  }
  if (encoded.new_group) groups.push_back({.treatment = encoded.treatment, .lines = lines_of(user, encoded.treatment)});
  auto& group = groups[encoded.group];
  ++group.users;
  if (callbacks_change(user)) {
    ++callbacks;
    ++group.callbacks;
  }
  ++group.routing_profiles[encoded.routing_profile];
  for (const auto rule : encoded.rules) ++group.rules[rule];
}

std::vector<const Group*> Tally::largest_groups() const {
  std::vector<const Group*> sorted;
  for (const auto& group : groups) sorted.push_back(&group);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const Group* one, const Group* other) { return one->users > other->users; });
  return sorted;
}

}  // namespace connect_userconfig::review
