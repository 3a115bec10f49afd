// The way back: the legacy setting that expands to given per-channel settings, if there is one.
#pragma once

#include "connect_userconfig/expand.hpp"

#include <optional>

namespace connect_userconfig {

/// What `collapse` found.
struct Collapse {
  std::optional<UserPhoneConfig> phone_config{};  ///< empty if anything would be lost
  Diagnostics losses{};                           ///< `legacy-cannot-express`, one a list
};

/// Finds the legacy setting that expands to `config`, or says what the legacy shape cannot say.
///
/// `expand(*collapse(config, o).phone_config, o).config` equals `config` but for the order of elements, whenever
/// `phone_config` has a value. Limits come back in seconds.
[[nodiscard]] Collapse collapse(const UserConfig& config, const ExpandOptions& options = {});

}  // namespace connect_userconfig
