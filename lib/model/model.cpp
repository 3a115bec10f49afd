#include "connect_userconfig/model.hpp"

#include "text/bytes.hpp"

#include <array>

namespace connect_userconfig {
namespace {

// One table an enumeration, read in both directions.
constexpr std::array<std::string_view, channel_count> channel_names = {"VOICE", "CHAT", "TASK", "EMAIL"};
constexpr std::array<std::string_view, 2> phone_type_names = {"SOFT_PHONE", "DESK_PHONE"};
constexpr std::array<std::string_view, 3> mode_names = {"VOICE_ISOLATION", "NOISE_SUPPRESSION", "NONE"};

template <class Enum, std::size_t size>
std::optional<Enum> find(const std::array<std::string_view, size>& names, std::string_view text) noexcept {
  for (std::size_t i = 0; i < size; ++i) {
    if (same_text(names[i], text)) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

template <class Enum, std::size_t size>
std::string_view name(const std::array<std::string_view, size>& names, Enum value) noexcept {
  const auto index = static_cast<std::size_t>(value);
  return index < size ? names[index] : std::string_view();
}

}  // namespace

std::string_view to_string(Channel channel) noexcept { return name(channel_names, channel); }
std::string_view to_string(PhoneType type) noexcept { return name(phone_type_names, type); }
std::string_view to_string(VoiceEnhancementMode mode) noexcept { return name(mode_names, mode); }

std::optional<Channel> channel_from(std::string_view text) noexcept { return find<Channel>(channel_names, text); }
std::optional<PhoneType> phone_type_from(std::string_view text) noexcept {
  return find<PhoneType>(phone_type_names, text);
}
std::optional<VoiceEnhancementMode> voice_enhancement_mode_from(std::string_view text) noexcept {
  return find<VoiceEnhancementMode>(mode_names, text);
}

}  // namespace connect_userconfig
