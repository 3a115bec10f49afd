// PersistentConnection -> PersistentConnectionConfigs. The service model gives it no default, so an absent one is never
// invented, not even when absent fields are reset.
#include "rules/rules.hpp"

namespace connect_userconfig::rules {

void persistent_connection(const UserPhoneConfig& from, Target to) {
  if (!from.persistent_connection) return;
  to.config.persistent_connection_configs.push_back(
      {.channel = Channel::voice, .persistent_connection = *from.persistent_connection});
  if (from.phone_type == PhoneType::desk_phone) {
    to.diagnostics.push_back(
        {.id = DiagnosticId::desk_phone_persistent_connection, .field = Field::persistent_connection});
  }
}

}  // namespace connect_userconfig::rules
