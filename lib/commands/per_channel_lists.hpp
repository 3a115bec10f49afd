// The per-channel lists as ordered JSON: in the order of the API, as requests and options show them.
#pragma once

#include "commands/problem.hpp"
#include "connect_userconfig/json.hpp"

namespace connect_userconfig::commands {

/// An object that holds the lists that are not empty. Limits are in seconds.
[[nodiscard]] inline Json per_channel_lists(const UserConfig& config) { return Json(config); }

}  // namespace connect_userconfig::commands
