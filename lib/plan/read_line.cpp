// The first and the last line of a plan as values.
#include "plan/read_line.hpp"

#include "convert/decision_words.hpp"
#include "plan/no_line.hpp"

#include <nlohmann/json.hpp>

namespace connect_userconfig {
namespace {

using nlohmann::json;
using plan::NoLine;

const json* find(const json& object, const char* name) {
  if (!object.is_object()) throw NoLine();
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

const json& at(const json& object, const char* name) {
  const auto* found = find(object, name);
  if (found == nullptr) throw NoLine();
  return *found;
}

const std::string& text(const json& value) {
  if (!value.is_string()) throw NoLine();
  return value.get_ref<const std::string&>();
}

std::string text_or_empty(const json& object, const char* name) {
  const auto* value = find(object, name);
  return value == nullptr ? std::string() : text(*value);
}

std::uint64_t number(const json& value) {
  if (!value.is_number_unsigned()) throw NoLine();
  return value.get<std::uint64_t>();
}

/// What was meant, or there is no line.
template <class Enum>
Enum known(const std::optional<Enum>& meant) {
  if (!meant) throw NoLine();
  return *meant;
}

PlanHeader header(const json& line) {
  PlanHeader result;
  const auto version = number(at(line, "plan"));
  result.version = version > 1'000'000 ? 1'000'000 : static_cast<int>(version);
  if (result.version > plan_version) return result;  // nobody knows what else it says
  if (result.version != plan_version) throw NoLine();
  result.tool = text(at(line, "tool"));
  result.created = text(at(line, "created"));
  result.instance_id = text(at(line, "InstanceId"));
  result.region = text_or_empty(line, "region");
  result.account = text_or_empty(line, "account");
  const auto& options = at(line, "options");
  result.options.auto_accept = known(value_of<AutoAcceptScope>(auto_accept_words, text(at(options, "auto-accept"))));
  result.options.absent = known(value_of<AbsentFields>(absent_words, text(at(options, "absent"))));
  result.options.existing = known(value_of<ExistingLists>(existing_words, text(at(options, "existing"))));
  result.policy = text_or_empty(line, "policy");
  if (const auto* list = find(line, "since")) {
    for (const auto& each : *list) result.since.push_back(text(each));
  }
  result.incomplete = find(line, "incomplete") != nullptr;
  return result;
}

PlanInput input(const json& value) {
  return {.name = text(at(value, "name")), .bytes = number(at(value, "bytes")), .sha256 = text(at(value, "sha256"))};
}

PlanEnd end(const json& line) {
  PlanEnd result;
  const auto& counts = at(line, "counts");
  result.converted = number(at(counts, "converted"));
  result.unchanged = number(at(counts, "unchanged"));
  result.withheld = number(at(counts, "withheld"));
  for (const auto& each : at(line, "exports")) result.exports.push_back(input(each));
  if (const auto* value = find(line, "policy")) result.policy = input(*value);
  if (const auto* list = find(line, "since")) {
    for (const auto& each : *list) result.since.push_back(input(each));
  }
  result.sha256 = text(at(line, "sha256"));
  return result;
}

template <class Read>
auto attempt(std::string_view line, Read read) -> std::optional<decltype(read(json()))> {
  try {
    return read(json::parse(line, nullptr, false));
  } catch (const NoLine&) {
    return std::nullopt;
  }
}

}  // namespace

std::optional<Outcome> plan::outcome_from(std::string_view text) {
  for (const auto outcome : {Outcome::converted, Outcome::unchanged, Outcome::withheld}) {
    if (to_string(outcome) == text) return outcome;
  }
  return std::nullopt;
}

std::optional<PlanHeader> plan::read_header(std::string_view line) { return attempt(line, header); }

std::optional<PlanEnd> plan::read_end(std::string_view line) {
  auto read = attempt(line, end);
  return read && end_before_digest(*read) + read->sha256 + "\"}\n" == line ? read : std::nullopt;
}

}  // namespace connect_userconfig
