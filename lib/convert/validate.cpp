// The constraints of the AWS service model on UpdateUserConfigRequest.
#include "rules/acw_limit.hpp"
#include "connect_userconfig/expand.hpp"
#include "rules/rules.hpp"

namespace connect_userconfig {
namespace {

std::string element(std::size_t index, std::string_view member) {
  return "/" + std::to_string(index) + std::string(member);
}

template <class List>
void one_element_a_channel(const List& configs, std::string_view path, Diagnostics& diagnostics) {
  unsigned seen = 0;
  for (std::size_t i = 0; i < configs.size(); ++i) {
    const auto bit = 1U << static_cast<unsigned>(configs[i].channel);
    if ((seen & bit) != 0) {
      diagnostics.push_back({.id = DiagnosticId::duplicate_channel,
                             .path = path,
                             .tail = element(i, "/Channel"),
                             .detail = std::string(to_string(configs[i].channel))});
    }
    seen |= bit;
  }
}

void limit_in_range(const AfterContactWorkConfig& config, std::size_t index, std::string_view member,
                    Diagnostics& diagnostics) {
  if (!config.after_contact_work_time_limit) return;
  Diagnostics found;
  (void)to_seconds(*config.after_contact_work_time_limit, "/AfterContactWorkConfigs", element(index, member), found);
  // Whether a limit looks like milliseconds is a question about its source; a finished request has none.
  for (auto& diagnostic : found) {
    if (diagnostic.severity() == Severity::error) diagnostics.push_back(std::move(diagnostic));
  }
}

}  // namespace

Diagnostics validate(const UpdateUserConfigRequest& request) {
  Diagnostics diagnostics;
  rules::check_identifier(request.instance_id, rules::max_instance_id, "/InstanceId", diagnostics);
  rules::check_identifier(request.user_id, 0, "/UserId", diagnostics);
  const auto& config = request.config;
  one_element_a_channel(config.auto_accept_configs, "/AutoAcceptConfigs", diagnostics);
  one_element_a_channel(config.after_contact_work_configs, "/AfterContactWorkConfigs", diagnostics);
  one_element_a_channel(config.phone_number_configs, "/PhoneNumberConfigs", diagnostics);
  one_element_a_channel(config.persistent_connection_configs, "/PersistentConnectionConfigs", diagnostics);
  one_element_a_channel(config.voice_enhancement_configs, "/VoiceEnhancementConfigs", diagnostics);
  for (std::size_t i = 0; i < config.after_contact_work_configs.size(); ++i) {
    const auto& limits = config.after_contact_work_configs[i];
    limit_in_range(limits.after_contact_work_config, i, "/AfterContactWorkConfig/AfterContactWorkTimeLimit",
                   diagnostics);
    if (const auto& callback = limits.agent_first_callback_after_contact_work_config) {
      limit_in_range(*callback, i, "/AgentFirstCallbackAfterContactWorkConfig/AfterContactWorkTimeLimit", diagnostics);
    }
  }
  for (std::size_t i = 0; i < config.phone_number_configs.size(); ++i) {
    const auto& number = config.phone_number_configs[i].phone_number;
    if (!number || rules::is_e164(*number)) continue;
    diagnostics.push_back({.id = DiagnosticId::invalid_phone_number,
                           .path = "/PhoneNumberConfigs",
                           .tail = element(i, "/PhoneNumber"),
                           .detail = mask_phone_number(*number)});
  }
  return diagnostics;
}

}  // namespace connect_userconfig
