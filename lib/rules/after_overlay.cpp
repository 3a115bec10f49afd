// What the rules say of a value is said while it is translated. An overlay comes later, and may set another one.
#include "connect_userconfig/lists.hpp"
#include "rules/rules.hpp"

#include <algorithm>

namespace connect_userconfig::rules {
namespace {

/// The element of VOICE; null if the list has none.
template <class Config>
const Config* voice_of(const PerChannel<Config>& list) {
  const auto found =
      std::find_if(list.begin(), list.end(), [](const auto& each) { return each.channel == Channel::voice; });
  return found == list.end() ? nullptr : &*found;
}

bool accepts(const PerChannel<AutoAcceptConfig>& list) {
  const auto* voice = voice_of(list);
  return voice != nullptr && voice->auto_accept;
}

/// To have the setting at all is odd for a desk phone, as long as it is the legacy one; a rule that turns it off has
/// seen to it.
bool odd_connection(const UserRecord& record, const PerChannel<PersistentConnectionConfig>& list) {
  const auto* voice = voice_of(list);
  if (voice == nullptr) return false;
  return voice->persistent_connection || (record.phone_config && record.phone_config->persistent_connection == false);
}

bool has_desk_phone(const UserRecord& record, const Wanted& wanted) {
  const auto& list = wanted.config.phone_number_configs;
  if (list.empty() && record.phone_config && record.phone_config->phone_type) {
    return record.phone_config->phone_type == PhoneType::desk_phone;
  }
  const auto* voice = voice_of(list.empty() ? record.existing.phone_number_configs : list);
  return voice != nullptr && voice->phone_type == PhoneType::desk_phone;
}

/// Makes the diagnostic be there, or not be there.
void make(bool so, DiagnosticId id, Field field, Diagnostics& diagnostics) {
  const auto is_it = [&](const Diagnostic& each) { return each.id == id; };
  const auto found = std::find_if(diagnostics.begin(), diagnostics.end(), is_it);
  if (so && found == diagnostics.end()) diagnostics.push_back({.id = id, .field = field, .tail = {}, .detail = {}});
  if (!so) diagnostics.erase(std::remove_if(diagnostics.begin(), diagnostics.end(), is_it), diagnostics.end());
}

}  // namespace

void after_overlay(const UserRecord& record, Wanted& wanted) {
  if (wanted.leave) return clear(wanted.config);
  const auto& legacy = record.phone_config;
  const bool accept = accepts(wanted.config.auto_accept_configs);
  const bool desk = has_desk_phone(record, wanted);
  // What the user's own list does already is no news, unless the legacy setting says it as well.
  const bool news = !accepts(record.existing.auto_accept_configs) || (legacy && legacy->auto_accept == true);
  make(accept && news, DiagnosticId::voice_now_covers_callbacks, Field::auto_accept_configs, wanted.diagnostics);
  make(accept && news && desk, DiagnosticId::desk_phone_auto_accept, Field::auto_accept_configs, wanted.diagnostics);
  make(desk && odd_connection(record, wanted.config.persistent_connection_configs),
       DiagnosticId::desk_phone_persistent_connection, Field::persistent_connection_configs, wanted.diagnostics);
}

}  // namespace connect_userconfig::rules
