// The comments of a text: where a name is no call.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include <cstddef>
#include <utility>
#include <vector>

namespace connect_userconfig::rewriting {

/// Bytes `[begin, end)`, in order, not overlapping.
using Ranges = std::vector<std::pair<std::size_t, std::size_t>>;

/// The comments, as far as they can be told without parsing: in languages with strings by a small lexer, in others only
/// those that have a line of their own. When in doubt a text is no comment, so that no call is taken for one.
[[nodiscard]] Ranges comments_of(std::string_view text, Language language);

/// The same, and the strings, with their quotes; these in languages with a lexer only.
struct Lexed {
  Ranges comments;
  Ranges strings;
};
[[nodiscard]] Lexed lex(std::string_view text, Language language);

[[nodiscard]] bool within(const Ranges& ranges, std::size_t offset);

}  // namespace connect_userconfig::rewriting
