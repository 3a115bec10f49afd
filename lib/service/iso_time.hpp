// Times as AWS writes them.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace connect_userconfig::service {

/// `2026-11-25T16:00:00Z`, `2026-11-25T16:00:00.5+01:00`; fractions of a second are dropped. Nothing for other text.
[[nodiscard]] std::optional<std::chrono::sys_seconds> time_from(std::string_view text);

}  // namespace connect_userconfig::service
