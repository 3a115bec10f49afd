#include "shadow.hpp"

#include "extent.hpp"
#include "lines.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t longest = 1000;  // of a list of parameters, or of a pattern

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool assigns(std::string_view rest) { return rest.starts_with('=') && !rest.starts_with("=="); }

/// The round brackets around the name are those of a function's parameters.
bool is_parameter(std::string_view text, Place place) {
  const std::size_t open = open_before(text, place.begin);
  if (open == std::string_view::npos || text[open] != '(') return false;
  constexpr std::array<std::string_view, 6> conditions = {"if", "while", "switch", "elif", "match", "with"};
  const std::string_view word = last_word(without_space(text.substr(0, open)));
  if (is_among(word, conditions)) return false;
  const std::size_t close = text.substr(0, std::min(text.size(), place.end + longest)).find(')', place.end);
  if (close == std::string_view::npos) return false;
  const std::string_view next = without_first_space(text.substr(close + 1));
  return next.starts_with('{') || next.starts_with(':') || next.starts_with("=>") || next.starts_with("->");
}

/// `const { name } = x`
bool is_taken_out(std::string_view text, Place place) {
  const std::string_view behind = text.substr(place.end, longest);
  const std::size_t close = behind.find_first_of("}({;=");
  return close != std::string_view::npos && behind[close] == '}' &&
         assigns(without_first_space(behind.substr(close + 1)));
}

}  // namespace

bool is_ended(std::string_view text, Place place) {
  const std::string_view rest = without_first_space(text.substr(place.end));
  if (assigns(rest)) return true;  // `name => ...`, too
  if (rest.starts_with('(')) return false;
  constexpr std::array<std::string_view, 5> declarations = {"for", "const", "let", "var", "lambda"};
  const std::size_t start = near_line_start(text, place.begin);
  if (is_among(last_word(without_space(text.substr(start, place.begin - start))), declarations)) return true;
  return is_parameter(text, place) || is_taken_out(text, place);
}

}  // namespace connect_userconfig::rewriting
