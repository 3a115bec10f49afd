// AfterContactWorkTimeLimit -> AfterContactWorkConfigs. The legacy call "will always set the same ACW timeouts to all
// channels" (AWS); a callback was a voice contact and had the same limit (our reading: AWS does not say).
#include "rules/acw_limit.hpp"
#include "rules/rules.hpp"

namespace connect_userconfig::rules {

void after_contact_work(const UserPhoneConfig& from, const ExpandOptions& options, Target to) {
  constexpr auto field = Field::after_contact_work_time_limit;
  std::optional<std::chrono::seconds> limit;
  if (from.after_contact_work_time_limit) {
    limit = to_seconds(*from.after_contact_work_time_limit, field, {}, to.diagnostics);
  } else if (options.absent == AbsentFields::reset) {
    limit = std::chrono::seconds(0);
  } else if (options.origin == Origin::request) {
    to.diagnostics.push_back({.id = DiagnosticId::absent_field_kept, .field = field});
  }
  if (!limit) return;
  auto& configs = to.config.after_contact_work_configs;
  for (const auto channel : all_channels) {
    auto& config = configs.emplace_back();
    config.channel = channel;
    config.after_contact_work_config.after_contact_work_time_limit = limit;
  }
  configs.front().agent_first_callback_after_contact_work_config.emplace().after_contact_work_time_limit = limit;
}

}  // namespace connect_userconfig::rules
