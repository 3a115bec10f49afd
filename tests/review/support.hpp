// Users of a plan, for the tests of the room.
#pragma once

#include "connect_userconfig/review.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::test {

using namespace std::chrono_literals;

/// A user whom nothing is done to yet.
inline PlanUser plan_user(std::string id, std::string name) {
  PlanUser user;
  user.user_id = std::move(id);
  user.username = std::move(name);
  user.outcome = Outcome::converted;
  user.phone_config =
      UserPhoneConfig{.phone_type = PhoneType::soft_phone, .auto_accept = true, .after_contact_work_time_limit = 60s};
  user.profile.routing_profile_id = "r-1";
  return user;
}

/// Setting and channel are literals.
inline PlanChange stays(std::string_view setting, std::string_view channel, const std::string& value) {
  return {.setting = setting,
          .channel = channel,
          .before = value,
          .after = value,
          .because = "PhoneConfig AfterContactWorkTimeLimit"};
}

/// A user who keeps a limit, and gets another one.
inline PlanUser user_with_rule(std::string id, std::string name) {
  auto user = plan_user(std::move(id), std::move(name));
  user.rules = {"chat-agents"};
  user.changes = {stays("AfterContactWorkTimeLimit", "VOICE", "60 s"),
                  {.setting = "AfterContactWorkTimeLimit",
                   .channel = "CHAT",
                   .before = "60 s",
                   .after = "30 s",
                   .because = "rule chat-agents (policy.yaml:4)"}};
  return user;
}

inline PlanUser with_number(PlanUser user, const std::string& before, const std::string& after) {
  user.changes.push_back({.setting = "PhoneNumber",
                          .channel = "VOICE",
                          .before = before,
                          .after = after,
                          .because = "PhoneConfig DeskPhoneNumber"});
  return user;
}

inline PlanDiagnostic callbacks() {
  return {.id = "voice-now-covers-callbacks", .severity = "note", .message = "auto-accept for voice covers more"};
}

/// A whole page of these users.
inline std::string page_of(const std::vector<PlanUser>& users, const ReviewOptions& options = {}) {
  Review review(options);
  review.add(PlanHeader{.instance_id = "i-1", .region = "us-west-2", .policy = "policy.yaml"});
  PlanEnd end{.sha256 = std::string(64, 'd')};
  for (const auto& user : users) {
    review.add(user);
    ++(user.outcome == Outcome::converted ? end.converted : end.withheld);
  }
  review.add(end);
  return review.page();
}

/// What stands between the first `begin` and the next `end`.
inline std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const auto from = text.find(begin);
  if (from == std::string::npos) return {};
  return text.substr(from + begin.size(), text.find(end, from + begin.size()) - from - begin.size());
}

inline nlohmann::json data_of(const std::string& page) {
  return nlohmann::json::parse(between(page, "id=\"data\">", "</script>"));
}

}  // namespace connect_userconfig::test
