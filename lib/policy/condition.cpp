// Conditions as a program writes them.
#include "connect_userconfig/policy.hpp"

namespace connect_userconfig {
namespace {

Condition of_values(Condition::Kind kind, std::vector<PolicyText> values, std::string key = {}) {
  return {.kind = kind, .key = std::move(key), .values = std::move(values), .parts = {}};
}

Condition of_parts(Condition::Kind kind, std::vector<Condition> parts) {
  return {.kind = kind, .key = {}, .values = {}, .parts = std::move(parts)};
}

}  // namespace

std::string_view to_string(Answer answer) noexcept {
  switch (answer) {
    case Answer::no:
      return "no";
    case Answer::yes:
      return "yes";
    case Answer::cannot_tell:
      break;
  }
  return "cannot tell";
}

Condition routing_profile(std::vector<PolicyText> any_of) {
  return of_values(Condition::Kind::routing_profile, std::move(any_of));
}
Condition security_profile(std::vector<PolicyText> any_of) {
  return of_values(Condition::Kind::security_profile, std::move(any_of));
}
Condition hierarchy_group(std::vector<PolicyText> any_of) {
  return of_values(Condition::Kind::hierarchy_group, std::move(any_of));
}
Condition tag(std::string key, std::vector<PolicyText> any_of) {
  return of_values(Condition::Kind::tag, std::move(any_of), std::move(key));
}
Condition username(std::vector<PolicyText> any_of) { return of_values(Condition::Kind::username, std::move(any_of)); }
Condition user_id(std::vector<PolicyText> any_of) { return of_values(Condition::Kind::user_id, std::move(any_of)); }
Condition phone_type(PhoneType type) { return of_values(Condition::Kind::phone_type, {std::string(to_string(type))}); }
Condition all_of(std::vector<Condition> parts) { return of_parts(Condition::Kind::all, std::move(parts)); }
Condition any_of(std::vector<Condition> parts) { return of_parts(Condition::Kind::any, std::move(parts)); }
Condition not_of(Condition part) {
  std::vector<Condition> parts;
  parts.push_back(std::move(part));
  return of_parts(Condition::Kind::negation, std::move(parts));
}

}  // namespace connect_userconfig
