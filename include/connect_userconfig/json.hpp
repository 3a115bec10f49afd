// The model as JSON, both ways. Writing cannot fail; reading reports every problem at once and never throws.
#pragma once

#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/record.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>

namespace connect_userconfig {

/// `nlohmann::json`, or `nlohmann::ordered_json`, which keeps the members in the order in which the tool writes them.
template <class T>
concept JsonValue = std::is_same_v<T, nlohmann::json> || std::is_same_v<T, nlohmann::ordered_json>;

/// Writing: `nlohmann::ordered_json j = request;`. Absent members and empty lists are left out.
template <JsonValue Json>
void to_json(Json& j, Channel channel) {
  j = to_string(channel);
}
template <JsonValue Json>
void to_json(Json& j, PhoneType type) {
  j = to_string(type);
}
template <JsonValue Json>
void to_json(Json& j, VoiceEnhancementMode mode) {
  j = to_string(mode);
}

/// A limit of whole seconds is their number, as in the API. Any other carries its unit, so that nobody can take it for
/// seconds: 999 ms is `{"Milliseconds": 999}`, 60 of an unknown unit is `{"UnknownUnit": 60}`. No API takes these.
template <JsonValue Json>
void limit_to_json(Json& j, const AfterContactWorkTimeLimit& limit) {
  using std::chrono::milliseconds;
  using std::chrono::seconds;
  if (const auto* unknown = std::get_if<UnknownUnit>(&limit)) {
    j = Json{{"UnknownUnit", unknown->count}};
  } else if (const auto* fine = std::get_if<milliseconds>(&limit)) {
    if (*fine % seconds(1) == milliseconds(0)) {
      j = std::chrono::duration_cast<seconds>(*fine).count();
    } else {
      j = Json{{"Milliseconds", fine->count()}};
    }
  } else {
    j = std::get<seconds>(limit).count();
  }
}

template <JsonValue Json, HasMembers T>
void to_json(Json& j, const T& object) {
  const auto put = [&j](std::string_view name, const auto& value) {
    using Value = std::remove_cvref_t<decltype(value)>;
    auto& member = j[std::string(name)];
    if constexpr (std::is_same_v<Value, AfterContactWorkTimeLimit>) {
      limit_to_json(member, value);
    } else if constexpr (std::is_same_v<Value, std::chrono::seconds>) {
      member = value.count();
    } else {
      member = value;
    }
  };
  j = Json::object();
  for_each_member<T>([&](const auto& row) {
    const auto& value = object.*row.member;
    if constexpr (requires { value.has_value(); }) {
      if (value) put(row.name, *value);
    } else {
      put(row.name, value);
    }
  });
}

template <JsonValue Json, HasLists Config>
void to_json(Json& j, const Config& config) {
  if (!j.is_object()) j = Json::object();
  for_each_list<Config>([&](const auto& row) {
    const auto& list = config.*row.list;
    if (list.empty()) return;
    auto& array = j[std::string(row.name)] = Json::array();
    for (const auto& element : list) array.emplace_back(element);
  });
}

template <JsonValue Json>
void to_json(Json& j, const UpdateUserConfigRequest& request) {
  j = Json{{"InstanceId", request.instance_id}, {"UserId", request.user_id}};
  to_json(j, request.config);
}

template <JsonValue Json>
void to_json(Json& j, const Diagnostic& diagnostic) {
  const auto& facts = describe(diagnostic.id);
  j = Json{{"id", facts.name},
           {"severity", to_string(facts.severity)},
           {"message", diagnostic.message()},
           {"help", facts.remedy},
           {"pointer", diagnostic.pointer()}};
}

/// A value that was read, and everything that was wrong with its text. `value` is of use only if `ok()`.
template <class T>
struct Parsed {
  T value{};
  Diagnostics diagnostics;
  [[nodiscard]] bool ok() const noexcept { return !has_errors(diagnostics); }
};

/// Reading: `auto parsed = j.get<Parsed<UserPhoneConfig>>();`. Found by ADL; never throws for bad data. For the types
/// of the model: `UserPhoneConfig`, the elements of the lists, `AfterContactWorkConfig`, `UserConfig` and the request.
/// Limits are read as seconds: this is the API's own JSON. For exports, read a whole record with `read_record`.
/// Errors: `wrong-type`, `unknown-enum-value`, `missing-member`, `duplicate-channel`, `acw-out-of-range` (of
/// per-channel limits); `unknown-member` is a warning. (A `nlohmann::json` has already lost repeated members;
/// `read_record` from text sees them.)
template <HasMembers T>
void from_json(const nlohmann::json& j, Parsed<T>& parsed);
void from_json(const nlohmann::json& j, Parsed<UserConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<UpdateUserConfigRequest>& parsed);

/// Reads one record (a user, a request, a `PhoneConfig`) from a JSON value. `form` says where the value comes from,
/// which decides the unit; `Form::automatic` recognizes requests, and takes any user object as one of unknown unit.
///
///     auto user = read_record(json, {.form = Form::search_users});   // limits in milliseconds
///     auto conversion = convert(user);
[[nodiscard]] UserRecord read_record(const nlohmann::json& j, const ReadOptions& options = {});

/// The same from text, by nlohmann's parser: repeated members are seen, and broken text is `malformed-json`.
[[nodiscard]] UserRecord read_record(std::string_view text, const ReadOptions& options = {});
// Without these, a string could as well become a JSON value.
[[nodiscard]] inline UserRecord read_record(const std::string& text, const ReadOptions& options = {}) {
  return read_record(std::string_view(text), options);
}
[[nodiscard]] inline UserRecord read_record(const char* text, const ReadOptions& options = {}) {
  return read_record(std::string_view(text), options);
}

}  // namespace connect_userconfig
