// The words for what can be decided about a conversion: those of policies and of plans, as on the command line.
#pragma once

#include "connect_userconfig/convert.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace connect_userconfig {

/// A word for each enumerator, in their order.
template <std::size_t count>
using DecisionWords = std::array<std::string_view, count>;

inline constexpr DecisionWords<2> auto_accept_words = {"voice", "all"};
inline constexpr DecisionWords<2> absent_words = {"keep", "reset"};
inline constexpr DecisionWords<4> existing_words = {"ask", "keep", "overwrite", "base"};

template <class Enum, std::size_t count>
[[nodiscard]] std::string_view word_of(const DecisionWords<count>& words, Enum value) {
  return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t count>
[[nodiscard]] std::optional<Enum> value_of(const DecisionWords<count>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? std::nullopt : std::optional(static_cast<Enum>(found - words.begin()));
}

}  // namespace connect_userconfig
