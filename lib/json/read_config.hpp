// Reads the model's types from any JSON value. Each member is looked at once, here and nowhere else: its type, repeated
// members, null for absent. All problems are reported; a value with a problem is left out.
#pragma once

#include "rules/acw_limit.hpp"
#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"
#include "connect_userconfig/record.hpp"
#include "json/members.hpp"
#include "json/shown.hpp"
#include "json/value.hpp"
#include "convert/phone_config_path.hpp"

#include <string>

namespace connect_userconfig::json {

/// Where a value stands, from the inside out: nearly always nobody asks for it, so it is not written down on the way.
class Place {
 public:
  /// The record itself, or a value whose whole path is static.
  explicit constexpr Place(std::string_view path = {}) noexcept : path_(path) {}
  /// `place / "Channel"` and `place / 2`, as in a path.
  [[nodiscard]] constexpr Place operator/(std::string_view name) const noexcept { return {*this, name}; }
  [[nodiscard]] constexpr Place operator/(std::size_t index) const noexcept { return {*this, index}; }

  [[nodiscard]] std::string_view path() const noexcept { return path_; }
  /// The JSON Pointer from `path()` on. Names that may be personal are not shown.
  [[nodiscard]] std::string tail() const;

 private:
  // Of the value at `outer`, which has to outlive this: a member, or an element.
  constexpr Place(const Place& outer, std::string_view name) noexcept
      : path_(outer.path_), outer_(&outer), name_(name) {}
  constexpr Place(const Place& outer, std::size_t index) noexcept
      : path_(outer.path_), outer_(&outer), index_(index), is_element_(true) {}

  std::string_view path_;
  const Place* outer_ = nullptr;
  std::string_view name_;
  std::size_t index_ = 0;
  bool is_element_ = false;
};

/// More problems of one kind in one record help nobody, and finding the place of each takes time.
inline constexpr std::size_t most_problems = 64;

/// Notes a problem. Errors and milder ones are counted apart, so that an error is never lost to a flood of warnings.
void report(Diagnostics& to, DiagnosticId id, const Place& place, std::string detail = {});

/// The value itself is not shown: it may be a phone number or a name.
void report_wrong_type(Kind kind, Kind wanted, const Place& place, Diagnostics& to);

/// True if the value is there and has the type. null reads as absent.
template <class Value>
bool is(Kind wanted, const Value& value, const Place& place, Diagnostics& to) {
  const auto kind = value.kind();
  if (kind == wanted) return true;
  if (kind != Kind::null) report_wrong_type(kind, wanted, place, to);
  return false;
}

template <class Value>
std::optional<bool> read_boolean(const Value& value, const Place& place, Diagnostics& to) {
  if (!is(Kind::boolean, value, place, to)) return std::nullopt;
  return value.boolean();
}

template <class Value>
std::optional<std::int64_t> read_integer(const Value& value, const Place& place, Diagnostics& to) {
  if (!is(Kind::integer, value, place, to)) return std::nullopt;
  return value.integer();
}

template <class Value>
std::optional<std::string_view> read_string(const Value& value, const Place& place, Diagnostics& to) {
  if (!is(Kind::string, value, place, to)) return std::nullopt;
  return value.string();
}

/// `known` lists the API's words, for the message.
template <class Enum, class Value>
std::optional<Enum> read_enum(const Value& value, std::optional<Enum> (*from)(std::string_view) noexcept,
                              std::string_view known, const Place& place, Diagnostics& to) {
  const auto text = read_string(value, place, to);
  if (!text) return std::nullopt;
  const auto result = from(*text);
  if (!result) {
    report(to, DiagnosticId::unknown_enum_value, place, shown_word(*text) + " is none of " + std::string(known));
  }
  return result;
}

template <class Value>
std::optional<Channel> read_channel(const Value& value, const Place& place, Diagnostics& to) {
  return read_enum<Channel>(value, channel_from, "VOICE, CHAT, TASK, EMAIL", place, to);
}

template <class Value>
std::optional<PhoneType> read_phone_type(const Value& value, const Place& place, Diagnostics& to) {
  return read_enum<PhoneType>(value, phone_type_from, "SOFT_PHONE, DESK_PHONE", place, to);
}

/// Calls f(index of the name in `names`, value) for each member, and reports the repeated and the unknown ones.
template <std::size_t size, class Value, class F>
void read_members(const Value& object, const std::array<std::string_view, size>& names, const Place& place,
                  Diagnostics& to, F f) {
  unsigned seen = 0;
  OtherNames others;
  object.for_each_member([&](std::string_view name, const Value& value) {
    const auto index = index_in(names, name);
    const bool known = index < size;
    const bool repeated = known ? (seen & (1U << index)) != 0 : !others.insert(name);
    if (known) seen |= 1U << index;
    if (repeated) {
      report(to, DiagnosticId::duplicate_member, place / name, shown_name(name));
    } else if (known) {
      f(index, value);
    } else {
      report(to, DiagnosticId::unknown_member, place / name, shown_name(name));
    }
  });
}

template <class Value>
UserPhoneConfig read_phone_config(const Value& object, AcwUnit unit, Diagnostics& to) {
  static constexpr std::array<std::string_view, 5> names = {"PhoneType", "AutoAccept", "AfterContactWorkTimeLimit",
                                                            "DeskPhoneNumber", "PersistentConnection"};
  static constexpr std::array<std::string_view, 5> paths = {
      "/PhoneConfig/PhoneType", "/PhoneConfig/AutoAccept", "/PhoneConfig/AfterContactWorkTimeLimit",
      "/PhoneConfig/DeskPhoneNumber", "/PhoneConfig/PersistentConnection"};
  UserPhoneConfig config;
  read_members(object, names, Place("/PhoneConfig"), to, [&](std::size_t index, const Value& value) {
    const Place place(paths[index]);
    switch (index) {
      case 0:
        config.phone_type = read_phone_type(value, place, to);
        break;
      case 1:
        config.auto_accept = read_boolean(value, place, to);
        break;
      case 2:
        if (const auto count = read_integer(value, place, to)) {
          config.after_contact_work_time_limit = limit_in(unit, *count);
        }
        break;
      case 3:
        if (const auto number = read_string(value, place, to)) config.desk_phone_number.emplace(*number);
        break;
      default:
        config.persistent_connection = read_boolean(value, place, to);
        break;
    }
  });
  return config;
}

// The elements of the per-channel lists. Each reader returns nothing if a required member is missing or wrong.

inline void report_missing(const Place& place, std::string_view member, Diagnostics& to) {
  report(to, DiagnosticId::missing_member, place, std::string(member));
}

/// Required members that are absent are reported; those that were there but wrong have been reported already.
template <class T>
bool require(const std::optional<T>& value, bool seen, const Place& place, std::string_view member, Diagnostics& to) {
  if (!value && !seen) report_missing(place, member, to);
  return value.has_value();
}

template <class Value>
AfterContactWorkConfig read_after_contact_work_config(const Value& object, AcwUnit unit, const Place& place,
                                                      Diagnostics& to) {
  static constexpr std::array<std::string_view, 1> names = {"AfterContactWorkTimeLimit"};
  AfterContactWorkConfig config{};
  read_members(object, names, place, to, [&](std::size_t, const Value& value) {
    const auto limit_place = place / names[0];
    const auto count = read_integer(value, limit_place, to);
    // Without a unit there are no seconds; whoever needs them asks for it.
    if (!count || unit == AcwUnit::unknown) return;
    Diagnostics found;
    config.after_contact_work_time_limit = to_seconds(limit_in(unit, *count), limit_place.path(), {}, found);
    // What only looks odd here is not ours: these limits are compared, and never sent.
    for (auto& diagnostic : found) {
      if (diagnostic.severity() != Severity::error) continue;
      diagnostic.tail = limit_place.tail();
      to.push_back(std::move(diagnostic));
    }
  });
  return config;
}

template <class Value>
std::optional<AutoAcceptConfig> read_element(const Value& object, AcwUnit /*unit*/, const Place& place, Diagnostics& to,
                                             const AutoAcceptConfig* /*type*/) {
  static constexpr std::array<std::string_view, 3> names = {"Channel", "AutoAccept", "AgentFirstCallbackAutoAccept"};
  std::optional<Channel> channel{};
  std::optional<bool> auto_accept{};
  std::optional<bool> callback{};
  unsigned seen = 0;
  read_members(object, names, place, to, [&](std::size_t index, const Value& value) {
    if (value.kind() != Kind::null) seen |= 1U << index;
    if (index == 0) channel = read_channel(value, place / names[0], to);
    if (index == 1) auto_accept = read_boolean(value, place / names[1], to);
    if (index == 2) callback = read_boolean(value, place / names[2], to);
  });
  const bool has_channel = require(channel, (seen & 1U) != 0, place, names[0], to);
  const bool has_value = require(auto_accept, (seen & 2U) != 0, place, names[1], to);
  if (!has_channel || !has_value) return std::nullopt;
  return AutoAcceptConfig{
      .channel = *channel, .auto_accept = *auto_accept, .agent_first_callback_auto_accept = callback};
}

template <class Value>
std::optional<AfterContactWorkConfigPerChannel> read_element(const Value& object, AcwUnit unit, const Place& place,
                                                             Diagnostics& to,
                                                             const AfterContactWorkConfigPerChannel* /*type*/) {
  static constexpr std::array<std::string_view, 3> names = {"Channel", "AfterContactWorkConfig",
                                                            "AgentFirstCallbackAfterContactWorkConfig"};
  std::optional<Channel> channel{};
  std::array<std::optional<AfterContactWorkConfig>, 3> configs;
  unsigned seen = 0;
  read_members(object, names, place, to, [&](std::size_t index, const Value& value) {
    if (value.kind() != Kind::null) seen |= 1U << index;
    const auto member_place = place / names[index];
    if (index == 0) {
      channel = read_channel(value, member_place, to);
    } else if (is(Kind::object, value, member_place, to)) {
      configs[index] = read_after_contact_work_config(value, unit, member_place, to);
    }
  });
  const bool has_channel = require(channel, (seen & 1U) != 0, place, names[0], to);
  const bool has_config = require(configs[1], (seen & 2U) != 0, place, names[1], to);
  if (!has_channel || !has_config) return std::nullopt;
  return AfterContactWorkConfigPerChannel{.channel = *channel,
                                          .after_contact_work_config = *configs[1],
                                          .agent_first_callback_after_contact_work_config = configs[2]};
}

template <class Value>
std::optional<PhoneNumberConfig> read_element(const Value& object, AcwUnit /*unit*/, const Place& place,
                                              Diagnostics& to, const PhoneNumberConfig* /*type*/) {
  static constexpr std::array<std::string_view, 3> names = {"Channel", "PhoneType", "PhoneNumber"};
  std::optional<Channel> channel{};
  std::optional<PhoneType> type{};
  std::optional<std::string> number{};
  unsigned seen = 0;
  read_members(object, names, place, to, [&](std::size_t index, const Value& value) {
    if (value.kind() != Kind::null) seen |= 1U << index;
    if (index == 0) channel = read_channel(value, place / names[0], to);
    if (index == 1) type = read_phone_type(value, place / names[1], to);
    if (index == 2) {
      if (const auto text = read_string(value, place / names[2], to)) number.emplace(*text);
    }
  });
  const bool has_channel = require(channel, (seen & 1U) != 0, place, names[0], to);
  const bool has_type = require(type, (seen & 2U) != 0, place, names[1], to);
  if (!has_channel || !has_type) return std::nullopt;
  return PhoneNumberConfig{.channel = *channel, .phone_type = *type, .phone_number = std::move(number)};
}

template <class Value>
std::optional<PersistentConnectionConfig> read_element(const Value& object, AcwUnit /*unit*/, const Place& place,
                                                       Diagnostics& to, const PersistentConnectionConfig* /*type*/) {
  static constexpr std::array<std::string_view, 2> names = {"Channel", "PersistentConnection"};
  std::optional<Channel> channel{};
  std::optional<bool> connection{};
  unsigned seen = 0;
  read_members(object, names, place, to, [&](std::size_t index, const Value& value) {
    if (value.kind() != Kind::null) seen |= 1U << index;
    if (index == 0) channel = read_channel(value, place / names[0], to);
    if (index == 1) connection = read_boolean(value, place / names[1], to);
  });
  const bool has_channel = require(channel, (seen & 1U) != 0, place, names[0], to);
  const bool has_value = require(connection, (seen & 2U) != 0, place, names[1], to);
  if (!has_channel || !has_value) return std::nullopt;
  return PersistentConnectionConfig{.channel = *channel, .persistent_connection = *connection};
}

template <class Value>
std::optional<VoiceEnhancementConfig> read_element(const Value& object, AcwUnit /*unit*/, const Place& place,
                                                   Diagnostics& to, const VoiceEnhancementConfig* /*type*/) {
  static constexpr std::array<std::string_view, 2> names = {"Channel", "VoiceEnhancementMode"};
  std::optional<Channel> channel{};
  std::optional<VoiceEnhancementMode> mode{};
  unsigned seen = 0;
  read_members(object, names, place, to, [&](std::size_t index, const Value& value) {
    if (value.kind() != Kind::null) seen |= 1U << index;
    if (index == 0) channel = read_channel(value, place / names[0], to);
    if (index == 1) {
      mode = read_enum<VoiceEnhancementMode>(value, voice_enhancement_mode_from,
                                             "VOICE_ISOLATION, NOISE_SUPPRESSION, NONE", place / names[1], to);
    }
  });
  const bool has_channel = require(channel, (seen & 1U) != 0, place, names[0], to);
  const bool has_value = require(mode, (seen & 2U) != 0, place, names[1], to);
  if (!has_channel || !has_value) return std::nullopt;
  return VoiceEnhancementConfig{.channel = *channel, .voice_enhancement_mode = *mode};
}

template <class Value, class Config>
void read_list(const Value& list, AcwUnit unit, std::string_view path, PerChannel<Config>& configs, Diagnostics& to) {
  const Place list_place(path);
  if (!is(Kind::array, list, list_place, to)) return;
  std::size_t index = 0;
  unsigned seen = 0;
  list.for_each_element([&](const Value& element) {
    const auto place = list_place / index++;
    if (element.kind() == Kind::null) {
      report(to, DiagnosticId::wrong_type, place, "it is null, and has to be an object");
      return;
    }
    if (!is(Kind::object, element, place, to)) return;
    auto config = read_element(element, unit, place, to, static_cast<const Config*>(nullptr));
    if (!config) return;
    const auto bit = 1U << static_cast<unsigned>(config->channel);
    if ((seen & bit) != 0) {
      report(to, DiagnosticId::duplicate_channel, place / "Channel", std::string(to_string(config->channel)));
      return;
    }
    seen |= bit;
    configs.push_back(std::move(*config));
  });
}

/// Reads one of the five lists; `member` says which.
template <class Value>
void read_list(Member member, const Value& list, AcwUnit unit, UserConfig& config, Diagnostics& to) {
  switch (member) {
    case Member::auto_accept_configs:
      return read_list(list, unit, "/AutoAcceptConfigs", config.auto_accept_configs, to);
    case Member::after_contact_work_configs:
      return read_list(list, unit, "/AfterContactWorkConfigs", config.after_contact_work_configs, to);
    case Member::phone_number_configs:
      return read_list(list, unit, "/PhoneNumberConfigs", config.phone_number_configs, to);
    case Member::persistent_connection_configs:
      return read_list(list, unit, "/PersistentConnectionConfigs", config.persistent_connection_configs, to);
    case Member::voice_enhancement_configs:
      return read_list(list, unit, "/VoiceEnhancementConfigs", config.voice_enhancement_configs, to);
    default:
      return;
  }
}

}  // namespace connect_userconfig::json
