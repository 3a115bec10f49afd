#include "service/found.hpp"

#include "connect_userconfig/json.hpp"

#include <utility>

namespace connect_userconfig::service {
namespace {

constexpr const char* limit_name = "AfterContactWorkTimeLimit";

nlohmann::ordered_json phone_config_json(const UserPhoneConfig& phone_config) {
  nlohmann::ordered_json json = phone_config;
  if (!phone_config.after_contact_work_time_limit) return json;
  // As a number it would come back as seconds.
  const auto* fine = std::get_if<std::chrono::milliseconds>(&*phone_config.after_contact_work_time_limit);
  if (fine != nullptr) json[limit_name] = {{"Milliseconds", fine->count()}};
  return json;
}

std::optional<AfterContactWorkTimeLimit> limit_with_unit(const nlohmann::json& json) {
  if (json.size() != 1 || !json.front().is_number_integer()) return std::nullopt;
  const auto count = json.front().get<std::int64_t>();
  if (json.contains("Milliseconds")) return std::chrono::milliseconds(count);
  if (json.contains("UnknownUnit")) return UnknownUnit{count};
  return std::nullopt;
}

/// Takes a limit with a unit out, which the reader of the API's JSON does not know. False if it is none.
bool take_limit(nlohmann::json& phone_config, std::optional<AfterContactWorkTimeLimit>& limit) {
  if (!phone_config.is_object()) return false;
  const auto found = phone_config.find(limit_name);
  if (found == phone_config.end() || !found->is_object()) return true;
  limit = limit_with_unit(*found);
  phone_config.erase(found);
  return limit.has_value();
}

std::optional<UserPhoneConfig> phone_config_from(nlohmann::json json) {
  std::optional<AfterContactWorkTimeLimit> limit;
  if (!take_limit(json, limit)) return std::nullopt;
  auto parsed = json.get<Parsed<UserPhoneConfig>>();
  if (!parsed.diagnostics.empty()) return std::nullopt;
  if (limit) parsed.value.after_contact_work_time_limit = limit;
  return std::move(parsed.value);
}

}  // namespace

std::string found_text(const UserSettings& found) {
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  if (found.phone_config) json["PhoneConfig"] = phone_config_json(*found.phone_config);
  to_json(json, found.lists);
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::optional<UserSettings> found_from(std::string_view text) {
  auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  UserSettings found;
  if (const auto legacy = json.find("PhoneConfig"); legacy != json.end()) {
    found.phone_config = phone_config_from(std::move(*legacy));
    if (!found.phone_config) return std::nullopt;
    json.erase(legacy);
  }
  auto lists = json.get<Parsed<UserConfig>>();
  if (!lists.diagnostics.empty()) return std::nullopt;
  found.lists = std::move(lists.value);
  return found;
}

}  // namespace connect_userconfig::service
