#include "connect_userconfig/json.hpp"

namespace connect_userconfig {
namespace {

template <class T>
void put(nlohmann::json& j, const char* name, const std::optional<T>& value) {
  if (value) j[name] = *value;
}

template <class List>
void put_list(nlohmann::json& j, const char* name, const List& list) {
  if (list.empty()) return;
  auto& array = j[name] = nlohmann::json::array();
  for (const auto& element : list) array.emplace_back(element);
}

std::int64_t count_of(const AfterContactWorkTimeLimit& limit) {
  if (const auto* seconds = std::get_if<std::chrono::seconds>(&limit)) return seconds->count();
  if (const auto* unknown = std::get_if<UnknownUnit>(&limit)) return unknown->count;
  return std::chrono::floor<std::chrono::seconds>(std::get<std::chrono::milliseconds>(limit)).count();
}

}  // namespace

void to_json(nlohmann::json& j, Channel channel) { j = to_string(channel); }
void to_json(nlohmann::json& j, PhoneType type) { j = to_string(type); }
void to_json(nlohmann::json& j, VoiceEnhancementMode mode) { j = to_string(mode); }

void to_json(nlohmann::json& j, const UserPhoneConfig& config) {
  j = nlohmann::json::object();
  put(j, "PhoneType", config.phone_type);
  put(j, "AutoAccept", config.auto_accept);
  if (const auto& limit = config.after_contact_work_time_limit) j["AfterContactWorkTimeLimit"] = count_of(*limit);
  put(j, "DeskPhoneNumber", config.desk_phone_number);
  put(j, "PersistentConnection", config.persistent_connection);
}

void to_json(nlohmann::json& j, const AutoAcceptConfig& config) {
  j = {{"Channel", config.channel}, {"AutoAccept", config.auto_accept}};
  put(j, "AgentFirstCallbackAutoAccept", config.agent_first_callback_auto_accept);
}

void to_json(nlohmann::json& j, const AfterContactWorkConfig& config) {
  j = nlohmann::json::object();
  if (const auto& limit = config.after_contact_work_time_limit) j["AfterContactWorkTimeLimit"] = limit->count();
}

void to_json(nlohmann::json& j, const AfterContactWorkConfigPerChannel& config) {
  j = {{"Channel", config.channel}, {"AfterContactWorkConfig", config.after_contact_work_config}};
  put(j, "AgentFirstCallbackAfterContactWorkConfig", config.agent_first_callback_after_contact_work_config);
}

void to_json(nlohmann::json& j, const PhoneNumberConfig& config) {
  j = {{"Channel", config.channel}, {"PhoneType", config.phone_type}};
  put(j, "PhoneNumber", config.phone_number);
}

void to_json(nlohmann::json& j, const PersistentConnectionConfig& config) {
  j = {{"Channel", config.channel}, {"PersistentConnection", config.persistent_connection}};
}

void to_json(nlohmann::json& j, const VoiceEnhancementConfig& config) {
  j = {{"Channel", config.channel}, {"VoiceEnhancementMode", config.voice_enhancement_mode}};
}

void to_json(nlohmann::json& j, const UserConfig& config) {
  j = nlohmann::json::object();
  put_list(j, "AutoAcceptConfigs", config.auto_accept_configs);
  put_list(j, "AfterContactWorkConfigs", config.after_contact_work_configs);
  put_list(j, "PhoneNumberConfigs", config.phone_number_configs);
  put_list(j, "PersistentConnectionConfigs", config.persistent_connection_configs);
  put_list(j, "VoiceEnhancementConfigs", config.voice_enhancement_configs);
}

void to_json(nlohmann::json& j, const UpdateUserConfigRequest& request) {
  j = request.config;
  j["InstanceId"] = request.instance_id;
  j["UserId"] = request.user_id;
}

void to_json(nlohmann::json& j, const Diagnostic& diagnostic) {
  const auto& facts = describe(diagnostic.id);
  j = {{"id", facts.name},
       {"severity", to_string(facts.severity)},
       {"message", diagnostic.message()},
       {"help", facts.remedy},
       {"pointer", diagnostic.pointer()}};
}

}  // namespace connect_userconfig
