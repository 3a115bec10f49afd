#include "service/iso_time.hpp"

#include <algorithm>

namespace connect_userconfig::service {
namespace {

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// Reads from the front of a text; after the first thing that is not there, nothing is.
class Front {
 public:
  explicit Front(std::string_view text) : rest_(text) {}

  int number(std::size_t digits) {
    if (rest_.size() < digits ||
        !std::all_of(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(digits), is_digit)) {
      good_ = false;
      return 0;
    }
    int value = 0;
    for (const char c : rest_.substr(0, digits)) value = value * 10 + (c - '0');
    rest_.remove_prefix(digits);
    return value;
  }
  /// One of these.
  char one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) {
      good_ = false;
      return 0;
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  void skip_fraction() {
    if (rest_.empty() || rest_.front() != '.') return;
    rest_.remove_prefix(1);
    while (!rest_.empty() && is_digit(rest_.front())) rest_.remove_prefix(1);
  }
  [[nodiscard]] bool is_done() const { return good_ && rest_.empty(); }

 private:
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace

std::optional<std::chrono::sys_seconds> time_from(std::string_view text) {
  using namespace std::chrono;
  Front front(text);
  const year the_year(front.number(4));
  front.one_of("-");
  const month the_month(static_cast<unsigned>(front.number(2)));
  front.one_of("-");
  const day the_day(static_cast<unsigned>(front.number(2)));
  front.one_of("Tt ");
  const hours hour(front.number(2));
  front.one_of(":");
  const minutes minute(front.number(2));
  front.one_of(":");
  const seconds second(front.number(2));
  front.skip_fraction();
  const char zone = front.one_of("Zz+-");
  minutes offset{};
  if (zone == '+' || zone == '-') {
    offset = hours(front.number(2));
    front.one_of(":");
    offset += minutes(front.number(2));
    if (zone == '-') offset = -offset;
  }
  const year_month_day date(the_year, the_month, the_day);
  if (!front.is_done() || !date.ok() || hour >= 24h || minute >= 60min || second > 60s) return std::nullopt;
  return sys_days(date) + hour + minute + second - offset;
}

}  // namespace connect_userconfig::service
