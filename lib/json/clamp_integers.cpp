#include "json/clamp_integers.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>

namespace connect_userconfig::json {
namespace {

constexpr std::string_view largest = "9223372036854775807";
constexpr std::string_view smallest = "-9223372036854775808";

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

template <class Integer>
bool holds(std::string_view token) noexcept {
  Integer value = 0;
  return std::from_chars(token.data(), token.data() + token.size(), value).ec == std::errc();
}

/// What is too large has at least as many digits as the largest, so there is room.
void clamp(std::span<char> token) {
  const std::string_view text(token.data(), token.size());
  const bool negative = text.front() == '-';
  if (negative ? holds<std::int64_t>(text) : holds<std::uint64_t>(text)) return;
  const auto end =
      std::copy_n((negative ? smallest : largest).begin(), (negative ? smallest : largest).size(), token.begin());
  std::fill(end, token.end(), ' ');
}

}  // namespace

void clamp_integers(std::span<char> text) {
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') in_string = !in_string;
    if (in_string) {
      i += text[i] == '\\' ? 1 : 0;
      continue;
    }
    if (text[i] != '-' && !is_digit(text[i])) continue;
    const auto start = i;
    while (i + 1 < text.size() && is_digit(text[i + 1])) ++i;
    const bool goes_on = i + 1 < text.size() && std::string_view(".eE").find(text[i + 1]) != std::string_view::npos;
    if (!goes_on) {
      clamp(text.subspan(start, i + 1 - start));
      continue;
    }
    while (i + 1 < text.size() &&
           (is_digit(text[i + 1]) || std::string_view(".eE+-").find(text[i + 1]) != std::string_view::npos))
      ++i;
  }
}

}  // namespace connect_userconfig::json
