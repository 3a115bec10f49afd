#include "many_users.hpp"

#include "characters.hpp"
#include "lines.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

/// One behind the quote that closes a text in its line; at the next character if there is none.
std::size_t behind_quotes(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; i += text[i] == '\\' ? 2 : 1) {
    if (text[i] == text[at]) return i + 1;
  }
  return at + 1;
}

std::size_t behind_brackets(std::string_view text, std::size_t at) {
  int depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (among(c, "\"'")) {
      at = behind_quotes(text, at);
      continue;
    }
    if (among(c, "{[(")) ++depth;
    if (among(c, "}])") && --depth == 0) return at + 1;
    ++at;
  }
  return at;
}

}  // namespace

std::size_t end_of_users(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t name = end;
  const bool quoted = begin > 0 && end < text.size() && among(text[begin - 1], "\"'") && text[end] == text[begin - 1];
  if (quoted) ++end;
  std::size_t at = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
  const bool arrow = text.substr(at).starts_with("=>");
  if (!arrow && !text.substr(at).starts_with(':')) return 0;
  at += arrow ? 2 : 1;
  const std::size_t value = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  if (value < text.size() && quoted && among(text[value], "{[")) return behind_brackets(text, value);
  const std::size_t start = near_line_start(text, begin);
  const bool line = text.find_first_not_of(" \t", start) == begin && at == end + 1;
  return line && text.substr(at, value - at).find('\n') != std::string_view::npos ? name : 0;
}

}  // namespace connect_userconfig::rewriting
