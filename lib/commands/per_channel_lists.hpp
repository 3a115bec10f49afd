// The per-channel lists as ordered JSON: in the order of the API, as requests and options show them.
#pragma once

#include "commands/problem.hpp"
#include "connect_userconfig/model.hpp"

#include <array>
#include <string_view>

namespace connect_userconfig::commands {

inline constexpr std::array<std::string_view, 5> list_names = {"AutoAcceptConfigs", "AfterContactWorkConfigs",
                                                               "PhoneNumberConfigs", "PersistentConnectionConfigs",
                                                               "VoiceEnhancementConfigs"};

/// True for the name of a per-channel list.
[[nodiscard]] bool is_list_name(std::string_view name) noexcept;

/// An object that holds the lists that are not empty. Limits are in seconds.
[[nodiscard]] Json per_channel_lists(const UserConfig& config);

}  // namespace connect_userconfig::commands
