// The line of a user as a value. A plan of 200,000 users has 600 MB of them, so they are parsed by simdjson.
#include "connect_userconfig/lists.hpp"
#include "json/read_config.hpp"
#include "json/simd_value.hpp"
#include "model/whole_seconds.hpp"
#include "plan/no_line.hpp"
#include "plan/read_line.hpp"

#include <chrono>
#include <utility>

namespace connect_userconfig {
namespace {

using json::Kind;
using json::Place;
using json::SimdValue;
using plan::NoLine;

// What is odd about a value, and left out by the readers of the model, is seen when the line is compared with what
// would be written.

const SimdValue& expect(Kind kind, const SimdValue& value) {
  if (value.kind() != kind) throw NoLine();
  return value;
}

std::string text(const SimdValue& value) { return std::string(expect(Kind::string, value).string()); }

std::vector<std::string> texts(const SimdValue& list) {
  std::vector<std::string> result;
  expect(Kind::array, list).for_each_element([&](const SimdValue& each) { result.push_back(text(each)); });
  return result;
}

/// A limit that is not whole seconds has its unit beside it: the user is withheld for it.
AfterContactWorkTimeLimit limit_with_unit(const SimdValue& value) {
  std::optional<AfterContactWorkTimeLimit> limit;
  value.for_each_member([&](std::string_view name, const SimdValue& count) {
    const auto number = expect(Kind::integer, count).integer();
    if (name == "Milliseconds") limit = std::chrono::milliseconds(number);
    if (name == "UnknownUnit") limit = UnknownUnit{number};
  });
  if (!limit) throw NoLine();
  return *limit;
}

std::chrono::milliseconds legacy_limit(const SimdValue& value) {
  const auto limit = limit_with_unit(expect(Kind::object, value));
  const auto* fine = std::get_if<std::chrono::milliseconds>(&limit);
  if (fine == nullptr) throw NoLine();
  return *fine;
}

UserPhoneConfig phone_config(const SimdValue& value) {
  Diagnostics found;
  json::Reading reading{.to = found};
  std::optional<UserPhoneConfig> result;
  json::read_value(value, Place(Field::phone_config), reading, result);
  if (!result) throw NoLine();
  value.for_each_member([&](std::string_view name, const SimdValue& member) {
    if (name != "AfterContactWorkTimeLimit" || member.kind() != Kind::object) return;
    result->after_contact_work_time_limit = limit_with_unit(member);
  });
  return std::move(*result);
}

UserConfig lists(const SimdValue& value, std::optional<UserPhoneConfig>* legacy = nullptr) {
  UserConfig config;
  Diagnostics found;
  json::Reading reading{.to = found};
  json::MemberSet seen;
  expect(Kind::object, value).for_each_member([&](std::string_view name, const SimdValue& member) {
    if (!seen.insert(json::member_from(name))) throw NoLine();  // two lists of a name would not fit into one
    if (legacy != nullptr && name == "PhoneConfig") {
      *legacy = phone_config(member);
    } else if (!json::read_list(name, member, reading, config)) {
      throw NoLine();
    }
  });
  return config;
}

UserProfile profile(const SimdValue& value) {
  UserProfile result;
  expect(Kind::object, value).for_each_member([&](std::string_view name, const SimdValue& member) {
    if (name == "RoutingProfileId") result.routing_profile_id = text(member);
    if (name == "HierarchyGroupId") result.hierarchy_group_id = text(member);
    if (name == "SecurityProfileIds") result.security_profile_ids = texts(member);
    if (name != "Tags") return;
    expect(Kind::object, member).for_each_member([&](std::string_view key, const SimdValue& tag) {
      result.tags.emplace_back(key, text(tag));
    });
  });
  return result;
}

/// The reasons are all that does not follow from the rest of the line.
void add_reasons(const SimdValue& rows, std::vector<PlanChange>& changes) {
  auto change = changes.begin();
  expect(Kind::array, rows).for_each_element([&](const SimdValue& row) {
    std::string because;
    std::size_t channels = 0;
    expect(Kind::object, row).for_each_member([&](std::string_view name, const SimdValue& member) {
      if (name == "because") because = text(member);
      if (name == "channels") expect(Kind::array, member).for_each_element([&](const SimdValue&) { ++channels; });
    });
    for (; channels > 0; --channels) {
      if (change == changes.end()) throw NoLine();
      (change++)->because = because;
    }
  });
}

PlanDiagnostic diagnostic(const SimdValue& value) {
  PlanDiagnostic result;
  expect(Kind::object, value).for_each_member([&](std::string_view name, const SimdValue& member) {
    if (name == "id") result.id = text(member);
    if (name == "severity") result.severity = text(member);
    if (name == "message") result.message = text(member);
    if (name == "pointer") result.pointer = text(member);
  });
  return result;
}

Outcome outcome(std::string_view word) {
  const auto meant = plan::outcome_from(word);
  if (!meant) throw NoLine();
  return *meant;
}

/// What of a line does not follow from the rest of it, and the changes.
PlanUser user(const SimdValue& line) {
  PlanUser result;
  std::optional<SimdValue> changes;
  expect(Kind::object, line).for_each_member([&](std::string_view name, const SimdValue& value) {
    if (name == "UserId") result.user_id = text(value);
    if (name == "Username") result.username = text(value);
    if (name == "outcome") result.outcome = outcome(expect(Kind::string, value).string());
    if (name == "profile") result.profile = profile(value);
    if (name == "before") result.before = lists(value, &result.phone_config);
    if (name == "legacy") result.legacy_limit = legacy_limit(value);
    if (name == "request") result.request = lists(value);
    if (name == "rules") result.rules = texts(value);
    if (name == "changes") changes = value;
    if (name != "diagnostics") return;
    expect(Kind::array, value).for_each_element([&](const SimdValue& each) {
      result.diagnostics.push_back(diagnostic(each));
    });
  });
  result.changes = changes_of(result.phone_config, result.before, result.request);
  if (changes) add_reasons(*changes, result.changes);
  return result;
}

/// What the export says of the limit is what is there before, in another unit.
bool agrees(const PlanUser& user) {
  if (!user.legacy_limit) return true;
  const auto* limit = user.phone_config && user.phone_config->after_contact_work_time_limit
                          ? std::get_if<std::chrono::seconds>(&*user.phone_config->after_contact_work_time_limit)
                          : nullptr;
  return limit != nullptr && whole_seconds(*user.legacy_limit) == *limit;
}

bool has_error(const PlanUser& user) {
  return std::any_of(user.diagnostics.begin(), user.diagnostics.end(),
                     [](const PlanDiagnostic& each) { return each.severity == to_string(Severity::error); });
}

}  // namespace

std::optional<PlanUser> plan::UserReader::read(std::string_view line, AbsentFields absent) {
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  simdjson::dom::element root;
  if (parser_.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
  std::optional<PlanUser> read;
  try {
    read = user(SimdValue(root));
  } catch (const NoLine&) {
    return std::nullopt;
  }
  // Who is sent something is `converted`, and who is withheld is so because of an error.
  if (is_empty(read->request) == (read->outcome == Outcome::converted)) return std::nullopt;
  if (!agrees(*read)) return std::nullopt;
  if (has_error(*read) != (read->outcome == Outcome::withheld)) return std::nullopt;
  // What follows from `before` and `request` is computed, not believed; and whatever else is not to the byte what this
  // library writes is no line of a plan.
  read->after = lists_after(read->before, read->request);
  if (read->outcome == Outcome::converted) {
    read->undo = undo_of(read->phone_config, read->before, read->request, absent);
  }
  again_.clear();
  append_plan_line(*read, again_);
  again_.pop_back();
  return again_ == line ? std::move(read) : std::nullopt;
}

std::optional<PlanUser> read_plan_user(std::string_view line, AbsentFields absent) {
  return plan::UserReader().read(line, absent);
}

}  // namespace connect_userconfig
