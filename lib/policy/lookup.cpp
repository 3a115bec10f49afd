#include "policy/lookup.hpp"

#include "connect_userconfig/text.hpp"
#include "policy/glob.hpp"
#include "policy/problem.hpp"
#include "text/accents.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

using Kind = Condition::Kind;

std::optional<NameKind> name_kind(Kind kind) {
  switch (kind) {
    case Kind::routing_profile:
      return NameKind::routing_profile;
    case Kind::security_profile:
      return NameKind::security_profile;
    case Kind::hierarchy_group:
      return NameKind::hierarchy_group;
    default:
      return std::nullopt;
  }
}

bool is_arn(std::string_view text) { return text.starts_with("arn:"); }

Kind condition_kind(NameKind kind) {
  switch (kind) {
    case NameKind::routing_profile:
      return Kind::routing_profile;
    case NameKind::security_profile:
      return Kind::security_profile;
    case NameKind::hierarchy_group:
      break;
  }
  return Kind::hierarchy_group;
}

/// What ARNs call it.
std::string_view resource_of(Kind kind) {
  switch (kind) {
    case Kind::routing_profile:
      return "routing-profile";
    case Kind::security_profile:
      return "security-profile";
    case Kind::hierarchy_group:
      return "agent-group";
    default:
      break;
  }
  return "agent";
}

/// The id in an ARN of a resource of this kind; empty if it is no such ARN. The id never holds a slash.
std::string_view id_in_arn(std::string_view arn, std::string_view resource) {
  const auto id = arn.find_last_of('/');
  if (id == std::string_view::npos) return {};
  const auto before = arn.substr(0, id);
  const auto type = before.find_last_of('/');
  const bool right = type != std::string_view::npos && before.substr(type + 1) == resource &&
                     before.substr(0, type).find(":instance/") != std::string_view::npos;
  return right ? arn.substr(id + 1) : std::string_view();
}

std::string no_such_arn(std::string_view text, std::string_view resource) {
  return "'" + printable(text) + "' is no ARN of this kind: it would end in instance/ID/" + std::string(resource) +
         "/ID";
}

}  // namespace

bool looks_like_id(std::string_view text) {
  constexpr std::size_t size = 36;
  if (text.size() != size) return false;
  for (std::size_t i = 0; i < size; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (dash ? c != '-' : !letter) return false;
  }
  return true;
}

std::optional<std::string> Lookup::id_of(NameKind kind, std::string_view text, std::string& problem) const {
  const bool by_arn = is_arn(text);
  if (by_arn) {
    const auto resource = resource_of(condition_kind(kind));
    const auto id = id_in_arn(text, resource);
    if (id.empty()) {
      problem = no_such_arn(text, resource);
      return std::nullopt;
    }
    text = id;
  }
  if (names_.name_of(kind, text)) return std::string(text);
  auto ids = names_.ids_of(kind, text);
  if (ids.size() == 1 && names_.incomplete(kind) && unknown_ == UnknownNames::refuse) {
    problem = "'" + printable(text) + "' is the name of " + ids[0] +
              ", but the answers that --names brought have a NextToken: another page may hold that name as well; bring "
              "them all, or write the id";
    return std::nullopt;
  }
  if (ids.size() == 1) return std::move(ids.front());
  if (ids.size() > 1) {
    problem = "'" + printable(text) + "' is the name of " + std::to_string(ids.size()) + ": " + ids[0] + " and " +
              ids[1] + (ids.size() > 2 ? " and more" : "") + "; say which by its id";
    return std::nullopt;
  }
  // An id is taken as it is only where the names cannot know better.
  const bool can_know = !names_.empty(kind) && !names_.incomplete(kind);
  if (unknown_ == UnknownNames::take || ((by_arn || looks_like_id(text)) && !can_know)) return std::string(text);
  problem = "'" + printable(text) + "' is no " + std::string(to_string(kind)) + " that --names knows";
  if (names_.empty(kind)) problem += " (it knows none)";
  if (names_.incomplete(kind)) problem += " (an answer has a NextToken: it does not hold all of them)";
  if (is_full(problems_)) return std::nullopt;  // nobody reads it, and to look for the nearest name takes a while
  if (const auto other = names_.id_like(kind, text); !other.empty()) {
    problem.append("; case counts: the id is ").append(printable(other));
  } else if (const auto nearest = names_.nearest(kind, text); !nearest.empty()) {
    problem.append("; did you mean '").append(printable(nearest)).append("'?");
    if (differ_in_accents(text, nearest))
      problem += " It looks the same, but its accents are other characters: copy it";
  }
  return std::nullopt;
}

void Lookup::complain(DiagnosticId id, const PolicyRule& rule, const PolicyText& text, std::string_view what) {
  const auto position = text.position == Position{} ? rule.position : text.position;
  add_problem(problems_, id, rule.source, position, "rule " + printable(rule.name) + ": " + std::string(what));
}

Matcher Lookup::matcher(const Condition& condition, const PolicyRule& rule) {
  Matcher result{.kind = condition.kind, .key = condition.key};
  const auto kind = name_kind(condition.kind);
  for (const auto& value : condition.values) {
    if (kind) {
      std::string why;
      if (auto id = id_of(*kind, value.text, why)) {
        result.values.insert(std::move(*id));
      } else {
        complain(DiagnosticId::policy_name_unknown, rule, value, why);
      }
    } else if (condition.kind == Kind::username) {
      auto shape = shape_of(value.text);
      if (shape.literal) {
        result.values.insert(std::move(shape.prefix));
      } else {
        result.globs.push_back(value.text);
      }
    } else if (condition.kind == Kind::user_id && is_arn(value.text)) {
      const auto id = id_in_arn(value.text, resource_of(condition.kind));
      if (id.empty()) complain(DiagnosticId::policy_invalid, rule, value, no_such_arn(value.text, "agent"));
      result.values.emplace(id);
    } else {
      result.values.emplace(value.text);
    }
  }
  for (const auto& part : condition.parts) result.parts.push_back(matcher(part, rule));
  return result;
}

void Lookup::replace(NameKind kind, std::string& text, const PolicyTest& test) {
  std::string why;
  if (auto id = id_of(kind, text, why)) {
    text = std::move(*id);
  } else {
    add_problem(problems_, DiagnosticId::policy_name_unknown, test.source, test.position,
                "test " + printable(test.name) + ": " + why);
  }
}

TestUser Lookup::test_user(const PolicyTest& test) {
  TestUser user{.record = test.user, .path = {}};
  if (!user.record.profile) return user;
  auto& profile = *user.record.profile;
  if (profile.routing_profile_id) replace(NameKind::routing_profile, *profile.routing_profile_id, test);
  for (auto& each : profile.security_profile_ids) replace(NameKind::security_profile, each, test);
  if (!profile.hierarchy_group_id) return user;
  user.path = test.hierarchy_path;
  if (user.path.empty()) user.path.push_back(*profile.hierarchy_group_id);
  for (auto& each : user.path) replace(NameKind::hierarchy_group, each, test);
  profile.hierarchy_group_id = user.path.back();
  // What the names know of the instance counts more than what a test says of it.
  if (names_.path_of(user.path.back()) != nullptr) user.path.clear();
  return user;
}

}  // namespace connect_userconfig::policy
