#include "commands/per_channel_lists.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

Json ordered(const AutoAcceptConfig& config) {
  Json j{{"Channel", to_string(config.channel)}, {"AutoAccept", config.auto_accept}};
  if (config.agent_first_callback_auto_accept) {
    j["AgentFirstCallbackAutoAccept"] = *config.agent_first_callback_auto_accept;
  }
  return j;
}

Json ordered(const AfterContactWorkConfig& config) {
  auto j = Json::object();
  if (config.after_contact_work_time_limit) {
    j["AfterContactWorkTimeLimit"] = config.after_contact_work_time_limit->count();
  }
  return j;
}

Json ordered(const AfterContactWorkConfigPerChannel& config) {
  Json j{{"Channel", to_string(config.channel)}};
  j["AfterContactWorkConfig"] = ordered(config.after_contact_work_config);
  if (config.agent_first_callback_after_contact_work_config) {
    j["AgentFirstCallbackAfterContactWorkConfig"] = ordered(*config.agent_first_callback_after_contact_work_config);
  }
  return j;
}

Json ordered(const PhoneNumberConfig& config) {
  Json j{{"Channel", to_string(config.channel)}, {"PhoneType", to_string(config.phone_type)}};
  if (config.phone_number) j["PhoneNumber"] = *config.phone_number;
  return j;
}

Json ordered(const PersistentConnectionConfig& config) {
  return {{"Channel", to_string(config.channel)}, {"PersistentConnection", config.persistent_connection}};
}

Json ordered(const VoiceEnhancementConfig& config) {
  return {{"Channel", to_string(config.channel)}, {"VoiceEnhancementMode", to_string(config.voice_enhancement_mode)}};
}

template <class List>
void add(Json& lists, std::string_view name, const List& list) {
  if (list.empty()) return;
  auto& j = lists[std::string(name)] = Json::array();
  for (const auto& config : list) j.push_back(ordered(config));
}

}  // namespace

bool is_list_name(std::string_view name) noexcept {
  return std::find(list_names.begin(), list_names.end(), name) != list_names.end();
}

Json per_channel_lists(const UserConfig& config) {
  auto lists = Json::object();
  add(lists, list_names[0], config.auto_accept_configs);
  add(lists, list_names[1], config.after_contact_work_configs);
  add(lists, list_names[2], config.phone_number_configs);
  add(lists, list_names[3], config.persistent_connection_configs);
  add(lists, list_names[4], config.voice_enhancement_configs);
  return lists;
}

}  // namespace connect_userconfig::commands
