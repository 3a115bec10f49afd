// How long to wait before a call is tried again.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>

namespace connect_userconfig::migration {

/// After so many attempts a user is given up.
inline constexpr unsigned max_attempts = 10;

/// Full jitter: anything up to a bound that doubles, so that those who were refused together do not come back together.
/// `chance` is in [0, 1), `attempt` counts from 1.
[[nodiscard]] inline std::chrono::nanoseconds backoff(unsigned attempt, double chance) {
  using Seconds = std::chrono::duration<double>;
  constexpr Seconds first{0.5};
  constexpr Seconds longest{30};
  const auto bound = std::min(longest, first * std::exp2(std::min(attempt, max_attempts)));
  return std::chrono::duration_cast<std::chrono::nanoseconds>(bound * chance);
}

}  // namespace connect_userconfig::migration
