// The values that the two APIs exchange: plain data, no JSON, no files, no options.
// Types carry the AWS API's own names, members are the API's in snake_case.
#pragma once

#include <boost/container/static_vector.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace connect_userconfig {

/// A kind of contact. The order of the enumerators is the order of every list that this library emits.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_AutoAcceptConfig.html
enum class Channel : std::uint8_t { voice, chat, task, email };
inline constexpr std::size_t channel_count = 4;
inline constexpr Channel all_channels[channel_count] = {Channel::voice, Channel::chat, Channel::task, Channel::email};

/// Where an agent takes calls: in the browser or on a telephone.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UserPhoneConfig.html
enum class PhoneType : std::uint8_t { soft_phone, desk_phone };

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_VoiceEnhancementConfig.html
enum class VoiceEnhancementMode : std::uint8_t { voice_isolation, noise_suppression, none };

/// The API's spelling of an enumerator: `to_string(Channel::voice)` is `"VOICE"`. Empty for a value that is none.
[[nodiscard]] std::string_view to_string(Channel channel) noexcept;
[[nodiscard]] std::string_view to_string(PhoneType type) noexcept;
[[nodiscard]] std::string_view to_string(VoiceEnhancementMode mode) noexcept;

/// The enumerator with exactly this API spelling; nothing for any other text (no case folding, no trimming).
[[nodiscard]] std::optional<Channel> channel_from(std::string_view text) noexcept;
[[nodiscard]] std::optional<PhoneType> phone_type_from(std::string_view text) noexcept;
[[nodiscard]] std::optional<VoiceEnhancementMode> voice_enhancement_mode_from(std::string_view text) noexcept;

/// A limit whose source does not say whether it counts seconds or milliseconds.
struct UnknownUnit {
  std::int64_t count = 0;
  friend bool operator==(const UnknownUnit&, const UnknownUnit&) = default;
};

/// An after-contact-work limit as its source states it: the unit is part of the value, so nobody can forget it.
/// `SearchUsers` gives milliseconds, everything else seconds, and an object cut out of either gives `UnknownUnit`.
/// 0 of any unit means "no limit": the agent ends the work by closing the contact.
/// Example: `AfterContactWorkTimeLimit limit = std::chrono::seconds{60};`
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UserPhoneConfig.html
using AfterContactWorkTimeLimit = std::variant<std::chrono::seconds, std::chrono::milliseconds, UnknownUnit>;

/// The largest limit that the API takes: 2,000,000 seconds, a little over 23 days.
inline constexpr std::chrono::seconds max_after_contact_work{2'000'000};

/// The legacy setting of one user. An absent member is not the same as `false` or 0.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UserPhoneConfig.html
struct UserPhoneConfig {
  std::optional<PhoneType> phone_type{};
  std::optional<bool> auto_accept{};
  std::optional<AfterContactWorkTimeLimit> after_contact_work_time_limit{};
  std::optional<std::string> desk_phone_number{};
  std::optional<bool> persistent_connection{};
  friend bool operator==(const UserPhoneConfig&, const UserPhoneConfig&) = default;
};

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_AutoAcceptConfig.html
struct AutoAcceptConfig {
  Channel channel{};
  bool auto_accept = false;
  std::optional<bool> agent_first_callback_auto_accept{};
  friend bool operator==(const AutoAcceptConfig&, const AutoAcceptConfig&) = default;
};

/// The limit is optional in the service model; this library always emits it.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_AfterContactWorkConfig.html
struct AfterContactWorkConfig {
  std::optional<std::chrono::seconds> after_contact_work_time_limit{};
  friend bool operator==(const AfterContactWorkConfig&, const AfterContactWorkConfig&) = default;
};

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_AfterContactWorkConfigPerChannel.html
struct AfterContactWorkConfigPerChannel {
  Channel channel{};
  AfterContactWorkConfig after_contact_work_config{};
  std::optional<AfterContactWorkConfig> agent_first_callback_after_contact_work_config{};
  friend bool operator==(const AfterContactWorkConfigPerChannel&, const AfterContactWorkConfigPerChannel&) = default;
};

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_PhoneNumberConfig.html
struct PhoneNumberConfig {
  Channel channel{};
  PhoneType phone_type{};
  std::optional<std::string> phone_number{};
  friend bool operator==(const PhoneNumberConfig&, const PhoneNumberConfig&) = default;
};

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_PersistentConnectionConfig.html
struct PersistentConnectionConfig {
  Channel channel{};
  bool persistent_connection = false;
  friend bool operator==(const PersistentConnectionConfig&, const PersistentConnectionConfig&) = default;
};

/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_VoiceEnhancementConfig.html
struct VoiceEnhancementConfig {
  Channel channel{};
  VoiceEnhancementMode voice_enhancement_mode{};
  friend bool operator==(const VoiceEnhancementConfig&, const VoiceEnhancementConfig&) = default;
};

/// At most one element a channel, held inside the object: a user's whole configuration needs no memory of its own.
template <class Config>
using PerChannel = boost::container::static_vector<Config, channel_count>;

/// The settings of one user, channel by channel. An empty list means "not said": it is never sent.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserConfig.html
struct UserConfig {
  PerChannel<AutoAcceptConfig> auto_accept_configs{};
  PerChannel<AfterContactWorkConfigPerChannel> after_contact_work_configs{};
  PerChannel<PhoneNumberConfig> phone_number_configs{};
  PerChannel<PersistentConnectionConfig> persistent_connection_configs{};
  PerChannel<VoiceEnhancementConfig> voice_enhancement_configs{};
  friend bool operator==(const UserConfig&, const UserConfig&) = default;
};

/// One call of the target API.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserConfig.html
struct UpdateUserConfigRequest {
  std::string instance_id{};
  std::string user_id{};
  UserConfig config{};
  friend bool operator==(const UpdateUserConfigRequest&, const UpdateUserConfigRequest&) = default;
};

}  // namespace connect_userconfig
