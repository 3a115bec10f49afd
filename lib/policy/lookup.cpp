#include "policy/lookup.hpp"

#include "connect_userconfig/text.hpp"
#include "policy/glob.hpp"
#include "policy/problem.hpp"

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

/// The id at the end of an ARN, or the text itself. Ids never hold a slash, and names hardly begin with `arn:`.
std::string_view without_arn(std::string_view text) {
  return text.starts_with("arn:") ? text.substr(text.find_last_of('/') + 1) : text;
}

/// Five groups of 8, 4, 4, 4 and 12 letters and digits: what ids of Amazon Connect look like.
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

}  // namespace

std::optional<std::string> Lookup::id_of(NameKind kind, std::string_view text, std::string& problem) const {
  const auto id = without_arn(text);
  if (id.size() != text.size() || names_.name_of(kind, id)) return std::string(id);
  auto ids = names_.ids_of(kind, text);
  if (ids.size() == 1) return std::move(ids.front());
  if (ids.size() > 1) {
    problem = "'" + printable(text) + "' is the name of " + std::to_string(ids.size()) + ": " + ids[0] + " and " +
              ids[1] + (ids.size() > 2 ? " and more" : "") + "; say which by its id";
    return std::nullopt;
  }
  if (looks_like_id(text) || unknown_ == UnknownNames::take) return std::string(text);
  problem = "'" + printable(text) + "' is no " + std::string(to_string(kind)) + " that --names knows";
  if (names_.empty(kind)) problem += " (it knows none)";
  if (const auto nearest = names_.nearest(kind, text); !nearest.empty()) {
    problem.append("; did you mean '").append(printable(nearest)).append("'?");
  }
  return std::nullopt;
}

void Lookup::complain(DiagnosticId id, const PolicyRule& rule, const PolicyText& text, std::string_view what) {
  const auto position = text.position == Position{} ? rule.position : text.position;
  problems_.push_back(problem(id, rule.source, position, "rule " + printable(rule.name) + ": " + std::string(what)));
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
    } else {
      result.values.emplace(condition.kind == Kind::user_id ? without_arn(value.text) : std::string_view(value.text));
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
    problems_.push_back(problem(DiagnosticId::policy_name_unknown, test.source, test.position,
                                "test " + printable(test.name) + ": " + why));
  }
}

UserRecord Lookup::test_user(const PolicyTest& test, Names& names) {
  auto user = test.user;
  if (!user.profile) return user;
  auto& profile = *user.profile;
  if (profile.routing_profile_id) replace(NameKind::routing_profile, *profile.routing_profile_id, test);
  for (auto& each : profile.security_profile_ids) replace(NameKind::security_profile, each, test);
  if (!profile.hierarchy_group_id) return user;
  auto path = test.hierarchy_path;
  if (path.empty()) path.push_back(*profile.hierarchy_group_id);
  for (auto& each : path) replace(NameKind::hierarchy_group, each, test);
  profile.hierarchy_group_id = path.back();
  // What the names know of the instance counts more than what a test says of it.
  if (names.path_of(path.back()) == nullptr)
    names.add_group(path.back(),
                    test.hierarchy_path.empty() ? *test.user.profile->hierarchy_group_id : test.hierarchy_path.back(),
                    path);
  return user;
}

}  // namespace connect_userconfig::policy
