// AutoAccept -> AutoAcceptConfigs. Until February 2026 auto-accept meant voice contacts alone: not chats, tasks or
// e-mails, and not callbacks. The default keeps just that.
#include "rules/rules.hpp"

namespace connect_userconfig::rules {

void auto_accept(const UserPhoneConfig& from, const ExpandOptions& options, Target to) {
  constexpr auto field = Field::auto_accept;
  auto value = from.auto_accept;
  if (!value && options.absent == AbsentFields::reset) value = false;
  if (!value) {
    if (options.origin == Origin::request)
      to.diagnostics.push_back({.id = DiagnosticId::absent_field_kept, .field = field});
    return;
  }
  const bool elsewhere = *value && options.auto_accept == AutoAcceptScope::all;
  auto& configs = to.config.auto_accept_configs;
  configs.push_back({.channel = Channel::voice, .auto_accept = *value, .agent_first_callback_auto_accept = elsewhere});
  for (const auto channel : {Channel::chat, Channel::task, Channel::email}) {
    configs.push_back({.channel = channel, .auto_accept = elsewhere});
  }
  if (!*value) return;
  to.diagnostics.push_back({.id = DiagnosticId::voice_now_covers_callbacks, .field = field});
  if (from.phone_type == PhoneType::desk_phone) {
    to.diagnostics.push_back({.id = DiagnosticId::desk_phone_auto_accept, .field = field});
  }
}

}  // namespace connect_userconfig::rules
