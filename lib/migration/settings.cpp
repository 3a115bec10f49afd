// When two settings are the same, and where they differ.
#include "connect_userconfig/lists.hpp"
#include "connect_userconfig/migration.hpp"
#include "model/whole_seconds.hpp"
#include "plan/compare.hpp"
#include "policy/elements.hpp"

#include <algorithm>

namespace connect_userconfig {
namespace {

void forget_false(std::optional<bool>& value) {
  if (value == false) value.reset();
}

void forget_empty(std::optional<std::string>& text) {
  if (text && text->empty()) text.reset();
}

/// Without what is form alone.
UserConfig normal(UserConfig config) {
  for (auto& each : config.auto_accept_configs) forget_false(each.agent_first_callback_auto_accept);
  for (auto& each : config.phone_number_configs) forget_empty(each.phone_number);
  return config;
}

std::optional<UserPhoneConfig> normal(std::optional<UserPhoneConfig> config) {
  if (!config) return config;
  forget_false(config->auto_accept);
  forget_false(config->persistent_connection);
  forget_empty(config->desk_phone_number);
  if (auto& limit = config->after_contact_work_time_limit) {
    const auto* fine = std::get_if<std::chrono::milliseconds>(&*limit);
    if (const auto whole = fine != nullptr ? whole_seconds(*fine) : std::nullopt) limit = *whole;
  }
  if (*config == UserPhoneConfig{}) config.reset();
  return config;
}

std::string text_of(bool value) { return value ? "true" : "false"; }
std::string text_of(PhoneType type) { return std::string(to_string(type)); }
std::string text_of(const std::string& text) { return text; }
std::string text_of(const AfterContactWorkTimeLimit& limit) {
  if (const auto* fine = std::get_if<std::chrono::milliseconds>(&limit)) return std::to_string(fine->count()) + " ms";
  if (const auto* unknown = std::get_if<UnknownUnit>(&limit)) return std::to_string(unknown->count);
  return policy::text_of(policy::Element::after_work_voice, std::get<std::chrono::seconds>(limit).count());
}

void add_differences(const std::optional<UserPhoneConfig>& wanted, const std::optional<UserPhoneConfig>& found,
                     std::vector<PlanChange>& to) {
  const UserPhoneConfig none;
  const auto one = normal(wanted).value_or(none);
  const auto other = normal(found).value_or(none);
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    if (one.*row.member == other.*row.member) return;
    const auto text = [&](const std::optional<UserPhoneConfig>& config) {
      const auto& value = (config ? *config : none).*row.member;
      return value ? std::optional(text_of(*value)) : std::nullopt;
    };
    to.push_back(
        {.setting = row.name, .channel = "PhoneConfig", .before = text(wanted), .after = text(found), .because = {}});
  });
}

bool is_same(const PlanChange& change) { return change.before == change.after; }

/// What differs in a way that no element can say: an agent-first callback of a channel that has none, for one.
void add_unsaid(const UserConfig& wanted, const UserConfig& found, std::vector<PlanChange>& to) {
  for_each_list([&](const auto& row) {
    if (same_elements(wanted.*row.list, found.*row.list)) return;
    to.push_back({.setting = row.name, .channel = {}, .before = {}, .after = {}, .because = {}});
  });
}

}  // namespace

bool mean_the_same(const UserConfig& one, const UserConfig& other) { return same_settings(normal(one), normal(other)); }
bool mean_the_same(const std::optional<UserPhoneConfig>& one, const std::optional<UserPhoneConfig>& other) {
  return normal(one) == normal(other);
}
bool mean_the_same(const UserSettings& one, const UserSettings& other) {
  return mean_the_same(one.phone_config, other.phone_config) && mean_the_same(one.lists, other.lists);
}

std::vector<PlanChange> differences(const UserConfig& wanted, const UserConfig& found) {
  const auto one = normal(wanted);
  const auto other = normal(found);
  // Said as it stands, also where a part of the difference is form; but only if there is more to it.
  auto changes = plan::compare(wanted, found);
  const auto meant = plan::compare(one, other);
  std::erase_if(changes, [&](const PlanChange& each) {
    return is_same(each) || std::none_of(meant.begin(), meant.end(), [&](const PlanChange& other_change) {
             return !is_same(other_change) && other_change.setting == each.setting &&
                    other_change.channel == each.channel;
           });
  });
  if (changes.empty()) add_unsaid(one, other, changes);
  return changes;
}

std::vector<PlanChange> differences(const UserSettings& wanted, const UserSettings& found) {
  std::vector<PlanChange> changes;
  add_differences(wanted.phone_config, found.phone_config, changes);
  auto more = differences(wanted.lists, found.lists);
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

UserSettings settings_of(const UserRecord& record) {
  return {.phone_config = record.phone_config, .lists = record.existing};
}

}  // namespace connect_userconfig
