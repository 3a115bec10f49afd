#include "policy/elements.hpp"

#include "convert/decision_words.hpp"
#include "policy/limit_text.hpp"

#include <algorithm>

namespace connect_userconfig::policy {
namespace {

constexpr std::string_view auto_accept = "AutoAccept";
constexpr std::string_view after_work = "AfterContactWorkTimeLimit";
constexpr std::string_view callback = "VOICE, agent-first callback";

constexpr std::array<ElementInfo, element_count> table = {{
    {auto_accept, "VOICE", List::auto_accept},
    {auto_accept, "CHAT", List::auto_accept},
    {auto_accept, "TASK", List::auto_accept},
    {auto_accept, "EMAIL", List::auto_accept},
    {auto_accept, callback, List::auto_accept},
    {after_work, "VOICE", List::after_work},
    {after_work, "CHAT", List::after_work},
    {after_work, "TASK", List::after_work},
    {after_work, "EMAIL", List::after_work},
    {after_work, callback, List::after_work},
    {"PersistentConnection", "VOICE", List::persistent_connection},
    {"VoiceEnhancement", "VOICE", List::voice_enhancement},
    {"decide existing", "", List::auto_accept},
    {"decide absent", "", List::auto_accept},
    {"decide auto-accept", "", List::auto_accept},
    {"decide leave", "", List::auto_accept},
}};

std::size_t of_channel(Element first, Channel channel) { return index_of(first) + static_cast<std::size_t>(channel); }

Channel channel_of(Element element) {
  switch (element) {
    case Element::auto_accept_chat:
    case Element::after_work_chat:
      return Channel::chat;
    case Element::auto_accept_task:
    case Element::after_work_task:
      return Channel::task;
    case Element::auto_accept_email:
    case Element::after_work_email:
      return Channel::email;
    default:
      return Channel::voice;
  }
}

std::optional<Number> number(const std::optional<std::chrono::seconds>& limit) {
  if (!limit) return std::nullopt;
  return limit->count();
}

template <class T>
std::optional<Number> number(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return static_cast<Number>(*value);
}

/// The element of a channel, made if it is not there.
template <class Config>
Config& of(PerChannel<Config>& list, Channel channel) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.channel == channel; });
  if (found != list.end()) return *found;
  // A list has room for each channel once. One that names a channel twice was refused when it was read.
  if (list.size() == list.capacity()) return list.front();
  Config config{};
  config.channel = channel;
  list.push_back(config);
  return list.back();
}

}  // namespace

Field field_of(List list) noexcept {
  constexpr std::array<Field, list_kinds> fields = {Field::auto_accept_configs, Field::after_contact_work_configs,
                                                    Field::persistent_connection_configs,
                                                    Field::voice_enhancement_configs};
  return fields[static_cast<std::size_t>(list)];
}

const ElementInfo& info(Element element) noexcept { return table[index_of(element)]; }

std::string name_of(Element element) {
  const auto& row = info(element);
  return row.channel.empty() ? std::string(row.setting) : std::string(row.setting).append(" of ").append(row.channel);
}

std::string text_of(Element element, Number value) {
  switch (element) {
    case Element::voice_enhancement:
      return std::string(to_string(static_cast<VoiceEnhancementMode>(value)));
    case Element::existing:
      return std::string(word_of(existing_words, value));
    case Element::absent:
      return std::string(word_of(absent_words, value));
    case Element::auto_accept_scope:
      return std::string(word_of(auto_accept_words, value));
    default:
      break;
  }
  if (element >= Element::after_work_voice && element <= Element::after_work_callback) {
    return limit_text(std::chrono::seconds(value));
  }
  return value != 0 ? "true" : "false";
}

Values values_of(const PolicySettings& settings, const PolicyDecisions& decisions) {
  Values values{};
  for (const auto channel : all_channels) {
    values[of_channel(Element::auto_accept_voice, channel)] = number(settings.auto_accept[channel]);
    values[of_channel(Element::after_work_voice, channel)] = number(settings.after_contact_work_time_limit[channel]);
  }
  values[index_of(Element::auto_accept_callback)] = number(settings.agent_first_callback.auto_accept);
  values[index_of(Element::after_work_callback)] = number(settings.agent_first_callback.after_contact_work_time_limit);
  values[index_of(Element::persistent_connection)] = number(settings.persistent_connection);
  values[index_of(Element::voice_enhancement)] = number(settings.voice_enhancement);
  values[index_of(Element::existing)] = number(decisions.existing);
  values[index_of(Element::absent)] = number(decisions.absent);
  values[index_of(Element::auto_accept_scope)] = number(decisions.auto_accept);
  values[index_of(Element::leave)] = number(decisions.leave);
  return values;
}

Values values_of(const UserConfig& config) {
  Values values{};
  for (const auto& each : config.auto_accept_configs) {
    values[of_channel(Element::auto_accept_voice, each.channel)] = each.auto_accept ? 1 : 0;
    if (each.channel == Channel::voice) {
      values[index_of(Element::auto_accept_callback)] = number(each.agent_first_callback_auto_accept);
    }
  }
  for (const auto& each : config.after_contact_work_configs) {
    values[of_channel(Element::after_work_voice, each.channel)] =
        number(each.after_contact_work_config.after_contact_work_time_limit);
    if (const auto& limits = each.agent_first_callback_after_contact_work_config;
        limits && each.channel == Channel::voice) {
      values[index_of(Element::after_work_callback)] = number(limits->after_contact_work_time_limit);
    }
  }
  for (const auto& each : config.persistent_connection_configs) {
    if (each.channel == Channel::voice) {
      values[index_of(Element::persistent_connection)] = each.persistent_connection ? 1 : 0;
    }
  }
  for (const auto& each : config.voice_enhancement_configs) {
    if (each.channel == Channel::voice) {
      values[index_of(Element::voice_enhancement)] = static_cast<Number>(each.voice_enhancement_mode);
    }
  }
  return values;
}

void put(UserConfig& config, Element element, Number value) {
  const auto channel = channel_of(element);
  const bool is_callback = element == Element::auto_accept_callback || element == Element::after_work_callback;
  switch (info(element).list) {
    case List::auto_accept: {
      auto& each = of(config.auto_accept_configs, channel);
      if (is_callback) {
        each.agent_first_callback_auto_accept = value != 0;
      } else {
        each.auto_accept = value != 0;
      }
      return;
    }
    case List::after_work: {
      auto& each = of(config.after_contact_work_configs, channel);
      const AfterContactWorkConfig limit{std::chrono::seconds(value)};
      if (is_callback) {
        each.agent_first_callback_after_contact_work_config = limit;
      } else {
        each.after_contact_work_config = limit;
      }
      return;
    }
    case List::persistent_connection:
      of(config.persistent_connection_configs, channel).persistent_connection = value != 0;
      return;
    case List::voice_enhancement:
      of(config.voice_enhancement_configs, channel).voice_enhancement_mode = static_cast<VoiceEnhancementMode>(value);
      return;
  }
}

void sort_channels(UserConfig& config) {
  for_each_list([&](const auto& row) {
    auto& list = config.*row.list;
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.channel < b.channel; });
  });
}

}  // namespace connect_userconfig::policy
