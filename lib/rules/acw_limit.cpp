#include "rules/acw_limit.hpp"

#include <fmt/format.h>

#include <limits>

namespace connect_userconfig {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::int64_t most = max_after_contact_work.count();
// Nearly three hours: a limit that somebody means in seconds is hardly ever longer, and one in milliseconds always is.
constexpr std::int64_t suspicious_from = 10'000;

/// The number as it is shown. The ends of the range stand for all numbers beyond it.
std::string shown(std::int64_t count, std::string_view unit) {
  using limits = std::numeric_limits<std::int64_t>;
  if (count == limits::max() || count == limits::min()) return "a number beyond 64 bits";
  return fmt::format("{}{}{}", count, unit.empty() ? "" : " ", unit);
}

/// Turns one stated limit into seconds, and says what is wrong with it in terms of its own unit.
class ToSeconds {
 public:
  ToSeconds(Field field, std::string_view tail, Diagnostics& diagnostics)
      : field_(field), tail_(tail), diagnostics_(diagnostics) {}

  std::optional<seconds> operator()(seconds limit) const {
    const auto count = limit.count();
    if (count < 0 || count > most) {
      const bool valid_as_milliseconds = count > 0 && count % 1000 == 0 && count / 1000 <= most;
      say(DiagnosticId::acw_out_of_range,
          fmt::format("{} is not in 0 to {} s{}", shown(count, "s"), most,
                      valid_as_milliseconds ? fmt::format("; as milliseconds it would be valid, {} s", count / 1000)
                                            : std::string()));
      return std::nullopt;
    }
    if (count >= suspicious_from && count % 1000 == 0) {
      say(DiagnosticId::acw_looks_like_milliseconds,
          fmt::format("{} s are {:.1f} hours; as milliseconds it would be {} s", count,
                      static_cast<double>(count) / 3600, count / 1000));
    }
    return limit;
  }

  std::optional<seconds> operator()(milliseconds limit) const {
    const auto count = limit.count();
    if (count < 0 || count > most * 1000) {
      say(DiagnosticId::acw_out_of_range, fmt::format("{} is not in 0 to {} ms", shown(count, "ms"), most * 1000));
      return std::nullopt;
    }
    if (count % 1000 != 0) {
      say(DiagnosticId::acw_not_whole_seconds,
          fmt::format("{} ms is {} s and {} ms", count, count / 1000, count % 1000));
      return std::nullopt;
    }
    return std::chrono::duration_cast<seconds>(limit);
  }

  std::optional<seconds> operator()(UnknownUnit limit) const {
    if (limit.count == 0) return seconds(0);  // the same in either unit
    say(DiagnosticId::acw_unit_unknown, shown(limit.count, {}));
    return std::nullopt;
  }

 private:
  void say(DiagnosticId id, std::string detail) const {
    diagnostics_.push_back({.id = id, .field = field_, .tail = std::string(tail_), .detail = std::move(detail)});
  }

  Field field_;
  std::string_view tail_;
  Diagnostics& diagnostics_;
};

}  // namespace

AfterContactWorkTimeLimit limit_in(AcwUnit unit, std::int64_t count) noexcept {
  switch (unit) {
    case AcwUnit::seconds:
      return seconds(count);
    case AcwUnit::milliseconds:
      return milliseconds(count);
    case AcwUnit::unknown:
      break;
  }
  return UnknownUnit{count};
}

std::optional<seconds> to_seconds(const AfterContactWorkTimeLimit& limit, Field field, std::string_view tail,
                                  Diagnostics& diagnostics) {
  return std::visit(ToSeconds(field, tail, diagnostics), limit);
}

}  // namespace connect_userconfig
