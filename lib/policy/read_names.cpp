// What the AWS CLI prints about names. Its answers differ in what they call the list, the name and the id; the table
// says how.
#include "connect_userconfig/names.hpp"
#include "connect_userconfig/text.hpp"
#include "policy/problem.hpp"
#include "read/foreign.hpp"
#include "text/position.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <sstream>

namespace connect_userconfig {
namespace {

using nlohmann::json;

struct Answers {
  const char* member;  ///< what holds the list, or the one object
  NameKind kind;
  const char* id;
  const char* name;
};

// Source: https://docs.aws.amazon.com/cli/latest/reference/connect/
constexpr std::array<Answers, 9> table = {{
    {"RoutingProfileSummaryList", NameKind::routing_profile, "Id", "Name"},
    {"RoutingProfiles", NameKind::routing_profile, "RoutingProfileId", "Name"},
    {"RoutingProfile", NameKind::routing_profile, "RoutingProfileId", "Name"},
    {"SecurityProfileSummaryList", NameKind::security_profile, "Id", "Name"},
    {"SecurityProfiles", NameKind::security_profile, "Id", "SecurityProfileName"},
    {"SecurityProfile", NameKind::security_profile, "Id", "SecurityProfileName"},
    {"UserHierarchyGroupSummaryList", NameKind::hierarchy_group, "Id", "Name"},
    {"UserHierarchyGroups", NameKind::hierarchy_group, "Id", "Name"},
    {"HierarchyGroup", NameKind::hierarchy_group, "Id", "Name"},
}};
constexpr std::array<const char*, 5> levels = {"LevelOne", "LevelTwo", "LevelThree", "LevelFour", "LevelFive"};

std::optional<std::string> text_of(const json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end() || !found->is_string() || found->get_ref<const std::string&>().empty()) return std::nullopt;
  return found->get<std::string>();
}

/// Adds the groups of a path, each with its own way from the top.
bool add_path(const json& path, Names& names) {
  std::vector<std::string> ids;
  for (const auto* level : levels) {
    const auto group = path.find(level);
    if (group == path.end() || group->is_null()) continue;
    if (!group->is_object()) return false;
    const auto id = text_of(*group, "Id");
    if (!id) return false;
    ids.push_back(*id);
    if (const auto name = text_of(*group, "Name")) names.add_group(*id, *name, ids);
  }
  return true;
}

bool add_entry(const json& entry, const Answers& answers, Names& names) {
  if (!entry.is_object()) return false;
  const auto id = text_of(entry, answers.id);
  const auto name = text_of(entry, answers.name);
  if (!id || !name) return false;
  names.add(answers.kind, *id, *name);
  if (answers.kind != NameKind::hierarchy_group) return true;
  const auto path = entry.find("HierarchyPath");
  return path == entry.end() || path->is_null() || (path->is_object() && add_path(*path, names));
}

/// One answer, or a list of answers. What was not recognized is in the result, in words.
std::string add_answer(const json& answer, Names& names) {
  if (answer.is_array()) {
    std::string problem;
    for (const auto& each : answer) {
      // One level only: an answer never holds an answer.
      auto found = each.is_object() ? add_answer(each, names) : std::string("an element of the list is no answer");
      if (problem.empty()) problem = std::move(found);
    }
    return problem;
  }
  if (!answer.is_object()) return "it is no object";
  bool known = false;
  for (const auto& answers : table) {
    const auto list = answer.find(answers.member);
    if (list == answer.end()) continue;
    known = true;
    bool good = true;
    if (list->is_array()) {
      const auto token = answer.find("NextToken");
      const bool has_token = token != answer.end() && !token->is_null();
      names.add_page(answers.kind, has_token && !(token->is_string() && token->get_ref<const std::string&>().empty()));
      for (const auto& entry : *list) good = add_entry(entry, answers, names) && good;
    } else {
      good = add_entry(*list, answers, names);
    }
    if (!good) {
      return std::string("an element of ") + answers.member + " has no " + answers.id + " or no " + answers.name;
    }
  }
  if (known) return {};
  std::string members;
  for (const auto& [name, unused] : answer.items()) {
    if (members.size() > 100) break;
    members.append(members.empty() ? "" : ", ").append(printable(name));
  }
  return members.empty() ? "it has no members" : "it has " + members;
}

}  // namespace

std::vector<LocatedDiagnostic> read_names(std::string_view input, std::string_view source, Names& names) {
  std::vector<LocatedDiagnostic> problems;
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (input.starts_with(mark)) input.remove_prefix(mark.size());
  std::istringstream in{std::string(input)};
  bool any = false;
  while (in >> std::ws && in.peek() != std::istringstream::traits_type::eof()) {
    const auto begin = static_cast<std::size_t>(in.tellg());
    any = true;
    try {
      json answer;
      in >> answer;
      if (auto what = add_answer(answer, names); !what.empty()) {
        problems.push_back(
            policy::problem(DiagnosticId::names_unrecognized, source, text::position_of(input, begin), what));
      }
    } catch (const json::exception& error) {
      // Everything behind the fault is lost: nothing says where the next answer would begin.
      std::size_t at = begin;
      if (const auto* parse = dynamic_cast<const json::parse_error*>(&error))
        at += parse->byte > 0 ? parse->byte - 1 : 0;
      const auto where = text::position_of(input, std::min(at, input.size()));
      if (const auto what = reader::describe_no_text(input); !what.empty()) {
        problems.push_back(policy::problem(DiagnosticId::names_unrecognized, source, {}, what));
        return problems;
      }
      problems.push_back(policy::problem(DiagnosticId::malformed_json, source, where, {}));
      return problems;
    }
  }
  if (!any) problems.push_back(policy::problem(DiagnosticId::names_unrecognized, source, {}, "it is empty"));
  return problems;
}

}  // namespace connect_userconfig
