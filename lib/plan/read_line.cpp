#include "plan/read_line.hpp"

#include "connect_userconfig/json.hpp"
#include "connect_userconfig/lists.hpp"
#include "convert/decision_words.hpp"

#include <chrono>
#include <exception>

namespace connect_userconfig {
namespace {

using nlohmann::json;

/// A line of a plan holds what this library wrote, or it is none: whatever is not as it has to be is one and the same
/// to the reader. So there is one way out of all of this, which does not leave the file.
struct NoLine : std::exception {};

const json& at(const json& object, const char* name) {
  if (!object.is_object()) throw NoLine();
  const auto found = object.find(name);
  if (found == object.end()) throw NoLine();
  return *found;
}

const json* find(const json& object, const char* name) {
  if (!object.is_object()) throw NoLine();
  const auto found = object.find(name);
  return found == object.end() ? nullptr : &*found;
}

const std::string& text(const json& value) {
  if (!value.is_string()) throw NoLine();
  return value.get_ref<const std::string&>();
}

std::string text_or_empty(const json& object, const char* name) {
  const auto* value = find(object, name);
  return value == nullptr ? std::string() : text(*value);
}

std::optional<std::string> optional_text(const json& object, const char* name) {
  const auto* value = find(object, name);
  return value == nullptr || value->is_null() ? std::nullopt : std::optional(text(*value));
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

template <class T>
T model(const json& value) {
  auto parsed = value.get<Parsed<T>>();
  if (!parsed.diagnostics.empty()) throw NoLine();
  return std::move(parsed.value);
}

std::vector<std::string> texts(const json& object, const char* name) {
  std::vector<std::string> result;
  if (const auto* list = find(object, name)) {
    for (const auto& each : *list) result.push_back(text(each));
  }
  return result;
}

/// A limit that is not whole seconds has its unit beside it: the user is withheld for it.
UserPhoneConfig phone_config(json value) {
  auto* limit =
      value.is_object() && value.contains("AfterContactWorkTimeLimit") ? &value["AfterContactWorkTimeLimit"] : nullptr;
  if (limit == nullptr || !limit->is_object()) return model<UserPhoneConfig>(value);
  const auto fine = *limit;
  value.erase("AfterContactWorkTimeLimit");
  auto result = model<UserPhoneConfig>(value);
  const auto* milliseconds = find(fine, "Milliseconds");
  const auto& count = milliseconds != nullptr ? *milliseconds : at(fine, "UnknownUnit");
  if (!count.is_number_integer()) throw NoLine();
  if (milliseconds != nullptr) {
    result.after_contact_work_time_limit = std::chrono::milliseconds(count.get<std::int64_t>());
  } else {
    result.after_contact_work_time_limit = UnknownUnit{count.get<std::int64_t>()};
  }
  return result;
}

UserProfile profile(const json& value) {
  UserProfile result;
  result.routing_profile_id = optional_text(value, "RoutingProfileId");
  result.hierarchy_group_id = optional_text(value, "HierarchyGroupId");
  result.security_profile_ids = texts(value, "SecurityProfileIds");
  if (const auto* tags = find(value, "Tags")) {
    for (const auto& [key, tag] : tags->items()) result.tags.emplace_back(key, text(tag));
  }
  return result;
}

/// The reasons are all that does not follow from the rest of the line.
void add_reasons(const json& rows, std::vector<PlanChange>& changes) {
  auto change = changes.begin();
  for (const auto& row : rows) {
    const auto& reason = text(at(row, "because"));
    for (auto channels = at(row, "channels").size(); channels > 0; --channels) {
      if (change == changes.end()) throw NoLine();
      (change++)->because = reason;
    }
  }
  if (change != changes.end()) throw NoLine();
}

PlanDiagnostic diagnostic(const json& value) {
  return {.id = text(at(value, "id")),
          .severity = text(at(value, "severity")),
          .message = text(at(value, "message")),
          .pointer = text_or_empty(value, "pointer")};
}

PlanUser user(const json& line) {
  PlanUser result;
  result.user_id = text(at(line, "UserId"));
  result.username = optional_text(line, "Username");
  result.outcome = known(plan::outcome_from(text(at(line, "outcome"))));
  if (const auto* value = find(line, "profile")) result.profile = profile(*value);
  auto before = at(line, "before");
  if (const auto* value = find(before, "PhoneConfig")) {
    result.phone_config = phone_config(*value);
    before.erase("PhoneConfig");
  }
  result.before = model<UserConfig>(before);
  if (const auto* value = find(line, "request")) result.request = model<UserConfig>(*value);
  result.rules = texts(line, "rules");
  result.changes = changes_of(result.phone_config, result.before, result.request);
  if (const auto* list = find(line, "changes")) add_reasons(*list, result.changes);
  if (const auto* list = find(line, "diagnostics")) {
    for (const auto& each : *list) result.diagnostics.push_back(diagnostic(each));
  }
  return result;
}

PlanHeader header(const json& line) {
  PlanHeader result;
  const auto version = number(at(line, "plan"));
  result.version = version > 1'000'000 ? 1'000'000 : static_cast<int>(version);
  if (result.version != plan_version) return result;  // nobody knows what else it says
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
  result.sha256 = text(at(line, "sha256"));
  return result;
}

template <class Read>
auto attempt(const json& line, Read read) -> std::optional<decltype(read(line))> {
  try {
    return read(line);
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

nlohmann::json plan::parse_line(std::string_view line) {
  auto value = json::parse(line, nullptr, false);
  return value.is_object() ? value : json(json::value_t::discarded);
}

std::optional<PlanHeader> plan::read_header(const json& line) { return attempt(line, header); }
std::optional<PlanEnd> plan::read_end(const json& line) { return attempt(line, end); }

std::optional<PlanUser> read_plan_user(std::string_view line, AbsentFields absent) {
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  auto read = attempt(plan::parse_line(line), user);
  if (!read) return std::nullopt;
  const bool sends = any_list([&](const auto& row) { return !(read->request.*row.list).empty(); });
  if (sends != (read->outcome == Outcome::converted)) return std::nullopt;
  // What follows from `before` and `request` is computed, not believed; and whatever else is not to the byte what this
  // library writes is no line of a plan.
  read->after = lists_after(read->before, read->request);
  if (sends) read->undo = undo_of(read->phone_config, read->before, read->request, absent);
  std::string again;
  append_plan_line(*read, again);
  again.pop_back();
  return again == line ? read : std::nullopt;
}

}  // namespace connect_userconfig
