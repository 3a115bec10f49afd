#include "objects.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of an object is looked at

}  // namespace

bool holds_setting(std::string_view text) {
  return text.find("honeConfig") != std::string_view::npos || text.find("hone_config") != std::string_view::npos;
}

bool is_spread(std::string_view text, std::size_t name_begin) {
  std::string_view before = text.substr(0, name_begin);
  while (const auto owner = owner_before(before)) {
    if (owner->empty()) return false;
    before = text.substr(0, static_cast<std::size_t>(owner->data() - text.data()));
  }
  return before.ends_with("...") || before.ends_with("**");
}

bool is_argument_of_copy(std::string_view text, std::size_t begin) {
  const std::size_t open = open_before(text, begin);
  if (open == std::string_view::npos || text[open] != '(') return false;
  const std::string function = in_small_letters(last_word(without_space(text.substr(0, open))));
  constexpr std::array<std::string_view, 8> parts = {"merge",  "clone",  "copy",     "defaults",
                                                     "assign", "extend", "chainmap", "combine"};
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return function.find(part) != std::string::npos; });
}

bool is_copied(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before =
      without_space(text.substr(begin - std::min<std::size_t>(begin, 60), std::min<std::size_t>(begin, 60)));
  const std::string_view after = without_first_space(text.substr(end, 20));
  return is_spread(text, begin) || (after.starts_with('|') && !after.starts_with("||")) ||
         after.starts_with(".copy(") || before.ends_with("dict(") || before.ends_with("copy(") ||
         is_argument_of_copy(text, begin);
}

std::size_t close_behind(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.size(), at + window);
  for (int depth = 0; at < end; ++at) {
    if (among(text[at], "([{")) ++depth;
    if (among(text[at], ")]}") && --depth < 0) return at;
  }
  return end;
}

Beside beside(std::string_view text, std::size_t at, bool spread) {
  const std::size_t open = open_before(text, at);
  std::size_t begin = near_line_start(text, at);
  std::size_t end = near_line_end(text, at);
  const bool brackets = open != std::string_view::npos && (spread || text[open] != '{');
  if (brackets) {
    begin = open;
    end = close_behind(text, at);
  }
  return {text.substr(begin, end - begin), brackets};
}

std::size_t end_of_argument(std::string_view arguments) {
  int depth = 0;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (among(arguments[at], "([{")) ++depth;
    if (among(arguments[at], ")]}")) --depth;
    if (arguments[at] == ',' && depth <= 0) return at;
  }
  return arguments.size();
}

std::size_t next_use(std::string_view text, std::string_view name, std::size_t at) {
  for (at = text.find(name, at); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_name_character(text[at - 1])) && (end == text.size() || !is_name_character(text[end])))
      return at;
  }
  return at;
}

bool gets_value(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, 200);
  if (rest.starts_with('.') || rest.starts_with('[')) return false;
  const std::size_t sign = rest.find_first_of("=,;(){}\n");
  return sign != std::string_view::npos && rest[sign] == '=' && !rest.substr(sign).starts_with("==");
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(0, end);
}

std::string_view behind_name(std::string_view text, std::size_t end) {
  const std::string_view rest = without_first_space(text.substr(end, 20));
  if (rest.starts_with(".copy(")) return {};
  return text.substr(end, close_behind(text, end) - end);
}

bool is_spread_sign(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("...") || text.substr(at).starts_with("**");
}

std::string_view arguments_before(std::string_view text, std::size_t at) {
  const std::size_t open = open_before(text, at);
  return open == std::string_view::npos ? std::string_view{} : text.substr(open + 1, at - open - 1);
}

std::string_view target_before(std::string_view text, std::size_t at) {
  const std::size_t line = near_line_start(text, at);
  const std::string_view left = text.substr(line, at - line);
  const std::size_t sign = left.find('=');
  return sign == std::string_view::npos || sign == 0 ? std::string_view{} : assigned_to(left.substr(0, sign));
}

bool is_answer(std::string_view text, std::string_view name, std::size_t call, std::size_t key_begin) {
  const std::size_t begin = static_cast<std::size_t>(name.data() - text.data());
  std::size_t end = call;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return begin < call && call < key_begin && text.substr(end).starts_with('(');
}

}  // namespace connect_userconfig::rewriting
