#include "plan/compare.hpp"

#include "policy/elements.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace connect_userconfig::plan {
namespace {

std::optional<PhoneNumberConfig> phone_of(const UserConfig& config, Channel channel) {
  for (const auto& each : config.phone_number_configs) {
    if (each.channel == channel) return each;
  }
  return std::nullopt;
}

class Changes {
 public:
  Changes() { changes_.reserve(policy::setting_count + 2); }
  void add(std::string_view setting, std::string_view channel, std::optional<std::string> before,
           std::optional<std::string> after) {
    if (!before && !after) return;
    changes_.push_back({.setting = setting,
                        .channel = channel,
                        .before = std::move(before),
                        .after = std::move(after),
                        .because = {}});
  }
  std::vector<PlanChange> take() { return std::move(changes_); }

 private:
  std::vector<PlanChange> changes_{};
};

}  // namespace

std::vector<PlanChange> compare(const UserConfig& before, const UserConfig& after) {
  const auto old_values = policy::values_of(before);
  const auto new_values = policy::values_of(after);
  Changes changes;
  for (std::size_t i = 0; i < policy::setting_count; ++i) {
    const auto element = policy::element_at(i);
    const auto text = [&](const std::optional<policy::Number>& value) {
      return value ? std::optional(policy::text_of(element, *value)) : std::nullopt;
    };
    changes.add(policy::info(element).setting, policy::info(element).channel, text(old_values[i]), text(new_values[i]));
  }
  for (const auto channel : all_channels) {
    const auto old_phone = phone_of(before, channel);
    const auto new_phone = phone_of(after, channel);
    const auto type = [](const auto& phone) {
      return phone ? std::optional<std::string>(to_string(phone->phone_type)) : std::nullopt;
    };
    const auto number = [](const auto& phone) { return phone ? phone->phone_number : std::nullopt; };
    changes.add("PhoneType", to_string(channel), type(old_phone), type(new_phone));
    changes.add("PhoneNumber", to_string(channel), number(old_phone), number(new_phone));
  }
  return changes.take();
}

}  // namespace connect_userconfig::plan
