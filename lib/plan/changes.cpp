// What the lists that are sent change, element by element.
#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/plan.hpp"
#include "convert/lists_after.hpp"
#include "policy/elements.hpp"

namespace connect_userconfig {
namespace {

/// What a user has before, in the lists that are sent: the list itself, or what the legacy setting means without one.
UserConfig known_before(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                        const UserConfig& request) {
  UserConfig known;
  // The defaults are what the legacy setting did: voice alone, and nothing where it says nothing.
  if (phone_config) known = expand(*phone_config).config;
  for_each_list([&](const auto& row) {
    auto& list = known.*row.list;
    if ((request.*row.list).empty()) {
      list.clear();
    } else if (!(before.*row.list).empty()) {
      list = before.*row.list;
    }
  });
  return known;
}

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

std::vector<PlanChange> changes_of(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                                   const UserConfig& request) {
  const auto known = known_before(phone_config, before, request);
  const auto old_values = policy::values_of(known);
  const auto new_values = policy::values_of(request);
  Changes changes;
  for (std::size_t i = 0; i < policy::setting_count; ++i) {
    const auto element = policy::element_at(i);
    const auto text = [&](const std::optional<policy::Number>& value) {
      return value ? std::optional(policy::text_of(element, *value)) : std::nullopt;
    };
    changes.add(policy::info(element).setting, policy::info(element).channel, text(old_values[i]), text(new_values[i]));
  }
  for (const auto channel : all_channels) {
    const auto old_phone = phone_of(known, channel);
    const auto new_phone = phone_of(request, channel);
    const auto type = [](const auto& phone) {
      return phone ? std::optional<std::string>(to_string(phone->phone_type)) : std::nullopt;
    };
    const auto number = [](const auto& phone) { return phone ? phone->phone_number : std::nullopt; };
    changes.add("PhoneType", to_string(channel), type(old_phone), type(new_phone));
    changes.add("PhoneNumber", to_string(channel), number(old_phone), number(new_phone));
  }
  return changes.take();
}

UserConfig lists_after(const UserConfig& before, const UserConfig& request) {
  auto after = before;
  put_sent(request, after);
  return after;
}

}  // namespace connect_userconfig
