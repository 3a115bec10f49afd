// The way back is not a second set of rules that could drift from the first: read the only candidate off the lists,
// expand it, and compare.
#include "connect_userconfig/collapse.hpp"

#include "connect_userconfig/lists.hpp"
#include "model/summary.hpp"

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

}  // namespace

Collapse collapse(const UserConfig& config, const ExpandOptions& options) {
  auto legacy = candidate(config);
  const auto reached = expand(legacy, options).config;
  Collapse result;
  for_each_list([&](const auto& row) {
    const auto& list = config.*row.list;
    if (same_elements(list, reached.*row.list)) return;
    result.losses.push_back(
        {.id = DiagnosticId::legacy_cannot_express, .field = row.field, .tail = {}, .detail = summary(list)});
  });
  if (result.losses.empty()) result.phone_config = std::move(legacy);
  return result;
}

}  // namespace connect_userconfig
