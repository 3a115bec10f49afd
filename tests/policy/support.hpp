// Users and policies for the tests of the room.
#pragma once

#include "connect_userconfig/policy.hpp"

#include <string>
#include <utility>
#include <vector>

namespace connect_userconfig::test {

using namespace std::chrono_literals;

/// A complete user of an export, with a soft phone and 60 seconds of after-contact work.
inline UserRecord exported_user() {
  return {.form = Form::describe_user,
          .user_id = "u-1",
          .instance_id = "i-1",
          .username = "mary",
          .phone_config =
              UserPhoneConfig{
                  .phone_type = PhoneType::soft_phone, .auto_accept = false, .after_contact_work_time_limit = 60s},
          .profile = UserProfile{.routing_profile_id = "chat",
                                 .hierarchy_group_id = {},
                                 .security_profile_ids = {"agent", "quality"},
                                 .tags = {{"team", "outbound"}, {"site", "berlin"}}}};
}

inline PolicyRule rule(std::string name, Condition when, PolicySettings set) {
  return {.name = std::move(name), .when = std::move(when), .set = set};
}

/// A policy of a program: names stand for themselves.
inline ReadyPolicy ready(std::vector<PolicyRule> rules, const Names& names = {}) {
  return ReadyPolicy({.rules = std::move(rules)}, names, UnknownNames::take);
}

inline std::vector<std::string> ids_of(const Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  for (const auto& each : diagnostics) ids.emplace_back(describe(each.id).name);
  return ids;
}

inline bool has_id(const Diagnostics& diagnostics, DiagnosticId id) {
  for (const auto& each : diagnostics) {
    if (each.id == id) return true;
  }
  return false;
}

/// `AutoAccept CHAT true | rule a`, one a value.
inline std::vector<std::string> lines(const PolicyExplanation& explanation) {
  std::vector<std::string> result;
  for (const auto& each : explanation.values) {
    result.push_back(std::string(each.setting) + " " + std::string(each.channel) + " " + each.value + " | " +
                     each.because);
  }
  return result;
}

inline std::string line_of(const PolicyExplanation& explanation, std::string_view begin) {
  for (auto& line : lines(explanation)) {
    if (line.starts_with(begin)) return line;
  }
  return "nothing";
}

}  // namespace connect_userconfig::test
