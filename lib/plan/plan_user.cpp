#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "model/whole_seconds.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

namespace connect_userconfig {
namespace {

using std::chrono::milliseconds;

/// Limits in seconds, where they are whole ones. The others are of users who are withheld for it.
void put_legacy(const UserPhoneConfig& phone_config, PlanUser& user) {
  auto& limit = user.phone_config.emplace(phone_config).after_contact_work_time_limit;
  const auto* fine = limit ? std::get_if<milliseconds>(&*limit) : nullptr;
  const auto whole = fine == nullptr ? std::nullopt : whole_seconds(*fine);
  if (!whole) return;
  user.legacy_limit = *fine;
  limit = *whole;
}

/// Each change gets its reason. Both are in one order, but for what only one of them has.
void give_reasons(std::vector<PolicyValue>& values, std::vector<PlanChange>& changes) {
  auto next = values.begin();
  for (auto& change : changes) {
    const auto is_about = [&](const PolicyValue& value) {
      return value.setting == change.setting && value.channel == change.channel;
    };
    if (next == values.end() || !is_about(*next)) next = std::find_if(values.begin(), values.end(), is_about);
    if (next == values.end()) {
      change.because = "the list that is sent does not say it";
    } else {
      change.because = std::move((next++)->because);
    }
  }
}

}  // namespace

PlanUser plan_user(const UserRecord& record, PolicyExplanation explanation, const Policy& policy,
                   const ConvertOptions& options) {
  const auto& conversion = explanation.conversion;
  PlanUser user;
  user.user_id = conversion.request.user_id;
  user.username = record.username;
  if (record.profile) user.profile = *record.profile;
  // A JSON object has no order: theirs is that of their keys, and of a key that stands twice the first counts.
  auto& tags = user.profile.tags;
  std::stable_sort(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  tags.erase(std::unique(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
             tags.end());
  user.outcome = conversion.outcome;
  if (record.phone_config) put_legacy(*record.phone_config, user);
  user.before = record.existing;
  if (user.outcome == Outcome::converted) {
    user.request = conversion.request.config;
    user.undo = undo_of(user.phone_config, user.before, user.request, options.absent);
    user.changes = changes_of(user.phone_config, user.before, user.request);
    give_reasons(explanation.values, user.changes);
  }
  user.after = lists_after(user.before, user.request);
  for (const auto rule : explanation.rules) user.rules.push_back(policy.rules[rule].name);
  for (const auto& each : conversion.diagnostics) {
    user.diagnostics.push_back({.id = std::string(describe(each.id).name),
                                .severity = std::string(to_string(each.severity())),
                                .message = each.message(),
                                .pointer = pointer_in(record, each)});
  }
  return user;
}

}  // namespace connect_userconfig
