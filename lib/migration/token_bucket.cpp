// How fast an operation is called.
#include "connect_userconfig/migration.hpp"

#include <algorithm>
#include <cmath>

namespace connect_userconfig {
namespace {

using Seconds = std::chrono::duration<double>;

/// After this long without being throttled, the rate is what it was.
constexpr Seconds quiet{10};
/// However often it is throttled, something is still tried.
constexpr double lowest_level = 1.0 / 64;
/// What sums of small numbers may lack of a whole token.
constexpr double slack = 1e-9;

double seconds_between(Instant from, Instant to) { return std::chrono::duration_cast<Seconds>(to - from).count(); }

}  // namespace

double TokenBucket::level(Instant now) const {
  if (level_ >= 1) return 1;
  const double back = std::min(1.0, seconds_between(since_, now) / quiet.count());
  return level_ + (1 - level_) * back;
}

double TokenBucket::rate(Instant now) const { return pace_.per_second * level(now); }

/// The rate rises evenly and then stays, so what came in between is a trapezium and a rectangle.
void TokenBucket::fill(Instant now) {
  if (now <= last_) return;
  const auto whole_again = level_ >= 1 ? last_ : since_ + std::chrono::duration_cast<std::chrono::nanoseconds>(quiet);
  const auto corner = std::clamp(whole_again, last_, now);
  const double rising = seconds_between(last_, corner) * (rate(last_) + rate(corner)) / 2;
  const double level = seconds_between(corner, now) * pace_.per_second;
  tokens_ = std::min(pace_.burst, tokens_ + rising + level);
  last_ = now;
}

bool TokenBucket::take(Instant now) {
  fill(now);
  if (tokens_ < 1 - slack) return false;
  tokens_ -= 1;
  return true;
}

Instant TokenBucket::ready_at(Instant now) {
  fill(now);
  if (tokens_ >= 1 - slack) return now;
  // While the rate rises this is a little late, never early: nobody asks in vain.
  const auto wait = Seconds((1 - tokens_) / rate(now));
  return now + std::chrono::duration_cast<std::chrono::nanoseconds>(wait) + std::chrono::nanoseconds(1);
}

void TokenBucket::throttled(Instant now) {
  fill(now);
  level_ = std::max(lowest_level, level(now) / 2);
  since_ = now;
}

}  // namespace connect_userconfig
