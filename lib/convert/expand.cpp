#include "connect_userconfig/expand.hpp"

#include "rules/rules.hpp"

namespace connect_userconfig {

// VoiceEnhancementConfigs has no rule: the legacy API has no such setting, so none is ever invented.
void rules::expand(const UserPhoneConfig& from, const ExpandOptions& options, Target to) {
  auto_accept(from, options, to);
  after_contact_work(from, options, to);
  phone_number(from, to);
  persistent_connection(from, to);
}

Expansion expand(const UserPhoneConfig& phone_config, const ExpandOptions& options) {
  Expansion expansion;
  rules::expand(phone_config, options, {.config = expansion.config, .diagnostics = expansion.diagnostics});
  return expansion;
}

}  // namespace connect_userconfig
