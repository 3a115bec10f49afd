// Small questions about characters and parts of a text.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

[[nodiscard]] inline bool among(char c, std::string_view characters) {
  return characters.find(c) != std::string_view::npos;
}
[[nodiscard]] inline bool is_quote(char c) { return among(c, "\"'"); }

[[nodiscard]] inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
template <std::size_t N>
[[nodiscard]] bool contains_any(std::string_view text, const std::array<std::string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return contains(text, part); });
}

/// What stands before `at`, at most so much of it.
[[nodiscard]] inline std::string_view before(std::string_view text, std::size_t at, std::size_t most) {
  return text.substr(at - std::min(at, most), std::min(at, most));
}

}  // namespace connect_userconfig::rewriting
