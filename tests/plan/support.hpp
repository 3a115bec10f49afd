// Users and plans for the tests of the room.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace connect_userconfig::test {

using namespace std::chrono_literals;

/// A complete user of an export: milliseconds, a soft phone.
inline UserRecord exported_user(std::string id = "u-1") {
  return {.form = Form::search_users,
          .arn = "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/" + id,
          .username = "mary-" + id,
          .phone_config =
              UserPhoneConfig{
                  .phone_type = PhoneType::soft_phone, .auto_accept = true, .after_contact_work_time_limit = 60'000ms},
          .acw_unit = AcwUnit::milliseconds,
          .profile = UserProfile{.routing_profile_id = "chat",
                                 .hierarchy_group_id = "g-1",
                                 .security_profile_ids = {"agent", "quality"},
                                 .tags = {{"team", "outbound"}, {"site", "berlin"}}}};
}

/// The line of a user, as a value.
inline PlanUser planned(const UserRecord& record, std::vector<PolicyRule> rules = {},
                        const ConvertOptions& options = {}) {
  const ReadyPolicy policy(Policy{.rules = std::move(rules)}, {}, UnknownNames::take);
  return plan_user(record, policy.explain(record, options), policy.policy(), options);
}

inline std::string line_of(const PlanUser& user) {
  std::string line;
  append_plan_line(user, line);
  return line;
}

/// A whole plan of these users.
inline std::string plan_of(const std::vector<PlanUser>& users, const ConvertOptions& options = {},
                           std::string created = "2026-11-25T16:00:00Z") {
  std::string text;
  append_plan_line(PlanHeader{.tool = "2.0.0",
                              .created = std::move(created),
                              .instance_id = "i-1",
                              .region = "us-west-2",
                              .account = "111122223333",
                              .options = options},
                   text);
  PlanEnd end{.exports = {{.name = "users.json", .bytes = 12, .sha256 = "c3VtCg=="}}};
  for (const auto& user : users) {
    text += line_of(user);
    ++(user.outcome == Outcome::converted   ? end.converted
       : user.outcome == Outcome::unchanged ? end.unchanged
                                            : end.withheld);
  }
  Sha256 digest;
  digest.add(text);
  append_plan_line(end, digest, text);
  return text;
}

/// The name of what is wrong with a text as a plan; empty if nothing is.
inline std::string wrong_with(std::string_view text) {
  MemorySource source(text, "a.plan");
  const auto wrong = read_plan(source, {});
  return wrong ? std::string(describe(wrong->id).name) : std::string();
}

/// `AutoAccept CHAT: false -> true`
inline std::vector<std::string> words(const std::vector<PlanChange>& changes) {
  std::vector<std::string> result;
  for (const auto& each : changes) {
    result.push_back(std::string(each.setting) + " " + std::string(each.channel) + ": " + each.before.value_or("-") +
                     " -> " + each.after.value_or("-"));
  }
  return result;
}

}  // namespace connect_userconfig::test
