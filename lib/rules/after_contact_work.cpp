// AfterContactWorkTimeLimit -> AfterContactWorkConfigs. The legacy call "will always set the same ACW timeouts to all
// channels" (AWS); a callback was a voice contact and had the same limit (our reading: AWS does not say).
#include "acw_limit.hpp"
#include "rules/rules.hpp"

namespace connect_userconfig::rules {

void after_contact_work(const UserPhoneConfig& from, const ExpandOptions& options, Expansion& to) {
  constexpr std::string_view path = "/PhoneConfig/AfterContactWorkTimeLimit";
  std::optional<std::chrono::seconds> limit;
  if (from.after_contact_work_time_limit) {
    limit = to_seconds(*from.after_contact_work_time_limit, path, {}, to.diagnostics);
  } else if (options.absent == AbsentFields::reset) {
    limit = std::chrono::seconds(0);
  } else if (options.origin == Origin::request) {
    to.diagnostics.push_back({.id = DiagnosticId::absent_field_kept, .path = path});
  }
  if (!limit) return;
  const AfterContactWorkConfig config{.after_contact_work_time_limit = limit};
  for (const auto channel : all_channels) {
    to.config.after_contact_work_configs.push_back({.channel = channel, .after_contact_work_config = config});
  }
  to.config.after_contact_work_configs.front().agent_first_callback_after_contact_work_config = config;
}

}  // namespace connect_userconfig::rules
