// Milliseconds as seconds. The other way round there are seconds that no milliseconds can say.
#pragma once

#include <chrono>
#include <optional>

namespace connect_userconfig {

/// The same time in seconds; nothing if it is not whole ones.
[[nodiscard]] constexpr std::optional<std::chrono::seconds> whole_seconds(std::chrono::milliseconds time) noexcept {
  if (time % std::chrono::seconds(1) != std::chrono::milliseconds(0)) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::seconds>(time);
}

}  // namespace connect_userconfig
