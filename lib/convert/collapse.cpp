// The way back is not a second set of rules that could drift from the first: read the only candidate off the lists,
// expand it, and compare.
#include "connect_userconfig/expand.hpp"

#include "model/per_channel.hpp"

namespace connect_userconfig {
namespace {

template <class Config>
const Config* voice_of(const PerChannel<Config>& configs) {
  for (const auto& config : configs) {
    if (config.channel == Channel::voice) return &config;
  }
  return nullptr;
}

UserPhoneConfig candidate(const UserConfig& config) {
  UserPhoneConfig legacy;
  if (const auto* voice = voice_of(config.auto_accept_configs)) legacy.auto_accept = voice->auto_accept;
  if (const auto* voice = voice_of(config.after_contact_work_configs)) {
    if (const auto limit = voice->after_contact_work_config.after_contact_work_time_limit) {
      legacy.after_contact_work_time_limit = *limit;
    }
  }
  if (const auto* voice = voice_of(config.phone_number_configs)) {
    legacy.phone_type = voice->phone_type;
    legacy.desk_phone_number = voice->phone_number;
  }
  if (const auto* voice = voice_of(config.persistent_connection_configs)) {
    legacy.persistent_connection = voice->persistent_connection;
  }
  return legacy;
}

template <class List>
void compare(const List& wanted, const List& reached, std::string_view path, Diagnostics& losses) {
  if (same_elements(wanted, reached)) return;
  losses.push_back({.id = DiagnosticId::legacy_cannot_express, .path = path, .tail = {}, .detail = summary(wanted)});
}

}  // namespace

bool same_settings(const UserConfig& a, const UserConfig& b) {
  return same_elements(a.auto_accept_configs, b.auto_accept_configs) &&
         same_elements(a.after_contact_work_configs, b.after_contact_work_configs) &&
         same_elements(a.phone_number_configs, b.phone_number_configs) &&
         same_elements(a.persistent_connection_configs, b.persistent_connection_configs) &&
         same_elements(a.voice_enhancement_configs, b.voice_enhancement_configs);
}

Collapse collapse(const UserConfig& config, const ExpandOptions& options) {
  auto legacy = candidate(config);
  const auto reached = expand(legacy, options).config;
  Collapse result;
  compare(config.auto_accept_configs, reached.auto_accept_configs, "/AutoAcceptConfigs", result.losses);
  compare(config.after_contact_work_configs, reached.after_contact_work_configs, "/AfterContactWorkConfigs",
          result.losses);
  compare(config.phone_number_configs, reached.phone_number_configs, "/PhoneNumberConfigs", result.losses);
  compare(config.persistent_connection_configs, reached.persistent_connection_configs, "/PersistentConnectionConfigs",
          result.losses);
  compare(config.voice_enhancement_configs, reached.voice_enhancement_configs, "/VoiceEnhancementConfigs",
          result.losses);
  if (result.losses.empty()) result.phone_config = std::move(legacy);
  return result;
}

}  // namespace connect_userconfig
