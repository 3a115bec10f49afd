#include "connect_userconfig/expand.hpp"

#include "rules/rules.hpp"

namespace connect_userconfig {

// VoiceEnhancementConfigs has no rule: the legacy API has no such setting, so none is ever invented.
Expansion expand(const UserPhoneConfig& phone_config, const ExpandOptions& options) {
  Expansion expansion;
  rules::auto_accept(phone_config, options, expansion);
  rules::after_contact_work(phone_config, options, expansion);
  rules::phone_number(phone_config, expansion);
  rules::persistent_connection(phone_config, expansion);
  return expansion;
}

}  // namespace connect_userconfig
