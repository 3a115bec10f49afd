// The model as nlohmann::json, both ways. Writing cannot fail; reading reports every problem at once and never throws.
#pragma once

#include "connect_userconfig/record.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace connect_userconfig {

// Writing: `nlohmann::json j = request;`. Absent members and empty lists are left out; limits are in seconds.
void to_json(nlohmann::json& j, Channel channel);
void to_json(nlohmann::json& j, PhoneType type);
void to_json(nlohmann::json& j, VoiceEnhancementMode mode);
/// A limit must be in seconds or milliseconds to be written; one of unknown unit is written as the number it is.
void to_json(nlohmann::json& j, const UserPhoneConfig& config);
void to_json(nlohmann::json& j, const AutoAcceptConfig& config);
void to_json(nlohmann::json& j, const AfterContactWorkConfig& config);
void to_json(nlohmann::json& j, const AfterContactWorkConfigPerChannel& config);
void to_json(nlohmann::json& j, const PhoneNumberConfig& config);
void to_json(nlohmann::json& j, const PersistentConnectionConfig& config);
void to_json(nlohmann::json& j, const VoiceEnhancementConfig& config);
void to_json(nlohmann::json& j, const UserConfig& config);
void to_json(nlohmann::json& j, const UpdateUserConfigRequest& request);
void to_json(nlohmann::json& j, const Diagnostic& diagnostic);

/// A value that was read, and everything that was wrong with its text. `value` is of use only if `ok()`.
template <class T>
struct Parsed {
  T value{};
  Diagnostics diagnostics;
  [[nodiscard]] bool ok() const noexcept { return !has_errors(diagnostics); }
};

// Reading: `auto parsed = j.get<Parsed<UserPhoneConfig>>();`. Found by ADL; never throws for bad data.
// Limits are read as seconds: this is the API's own JSON. For exports, read a whole record with `read_record`.
// Errors: `wrong-type`, `unknown-enum-value`, `missing-member`, `duplicate-channel`, `acw-out-of-range` (of per-channel
// limits); `unknown-member` is a warning. (A `nlohmann::json` has already lost repeated members; `read_record` from
// text sees them.)
void from_json(const nlohmann::json& j, Parsed<UserPhoneConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<AutoAcceptConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<AfterContactWorkConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<AfterContactWorkConfigPerChannel>& parsed);
void from_json(const nlohmann::json& j, Parsed<PhoneNumberConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<PersistentConnectionConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<VoiceEnhancementConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<UserConfig>& parsed);
void from_json(const nlohmann::json& j, Parsed<UpdateUserConfigRequest>& parsed);

/// Reads one record (a user, a request, a `PhoneConfig`) from a JSON value. `form` says where the value comes from,
/// which decides the unit; `Form::automatic` recognizes requests, and takes any user object as one of unknown unit.
///
///     auto user = read_record(json, {.form = Form::search_users});   // limits in milliseconds
///     auto conversion = convert(user);
[[nodiscard]] UserRecord read_record(const nlohmann::json& j, const ConvertOptions& options = {});

/// The same from text, by nlohmann's parser: repeated members are seen, and broken text is `malformed-json`.
[[nodiscard]] UserRecord read_record(std::string_view text, const ConvertOptions& options = {});
// Without these, a string could as well become a JSON value.
[[nodiscard]] inline UserRecord read_record(const std::string& text, const ConvertOptions& options = {}) {
  return read_record(std::string_view(text), options);
}
[[nodiscard]] inline UserRecord read_record(const char* text, const ConvertOptions& options = {}) {
  return read_record(std::string_view(text), options);
}

}  // namespace connect_userconfig
