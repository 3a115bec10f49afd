#include "extent.hpp"

#include "characters.hpp"
#include "command_extent.hpp"
#include "lines.hpp"
#include "names.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 4000;

bool opens(char c) { return among(c, "([{"); }
bool closes(char c) { return among(c, ")]}"); }

/// A text in quotes that ends in its line, from its first quote on; nothing if there is none.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == text[at]) {
      return i + 1;
    }
  }
  return at + 1;
}

/// One behind the bracket that closes what is open at `at`, `depth` deep; the end of the window if there is none.
std::size_t behind_closing(std::string_view text, std::size_t at, int depth) {
  const std::size_t end = std::min(text.size(), at + window);
  while (at < end) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = behind_quoted(text, at);
      continue;
    }
    if (opens(c)) ++depth;
    if (closes(c) && --depth <= 0) return at + 1;
    ++at;
  }
  return end;
}

/// `.name(...)`, `?.name {...}` behind a closing bracket.
std::size_t behind_chain(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + window);
  while (true) {
    std::size_t next = text.find_first_not_of(" \t\r\n", at);
    if (next < limit && (text[next] == '(' || text[next] == '{')) {
      if (text.substr(at, next - at).find('\n') != std::string_view::npos) return at;
      at = behind_closing(text, next, 0);
      continue;
    }
    if (next < limit && among(text[next], "?!")) ++next;
    if (next >= limit || text[next] != '.') return at;
    ++next;
    while (next < limit && is_name_character(text[next])) ++next;
    at = next;
  }
}

/// What closes a list, and the arguments that stand beside it.
std::size_t behind_list(std::string_view text, std::size_t at) {
  return behind_arguments(text, behind_closing(text, at, 1));
}

/// The list around a word of a command: in quotes, or one of several of YAML; `@(` is PowerShell's.
bool is_list_around(std::string_view text, std::size_t open, std::size_t begin, bool quoted, Language language) {
  if (open == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, text.substr(0, begin).find_last_not_of(" \t\r\n") + 1);
  const bool listed = quoted || (language == Language::yaml && (before.ends_with(',') || before.ends_with('[')));
  return listed && (text[open] == '[' || (text[open] == '(' && text.substr(0, open).ends_with('@')));
}

/// Where the words of a line begin, behind the mark of a list.
std::size_t word_column(std::string_view text, std::size_t start) {
  return std::min(text.find_first_not_of(" \t-", start), text.size()) - start;
}

bool starts_item(std::string_view text, std::size_t start) {
  const std::size_t first = text.find_first_not_of(" \t", start);
  return text.substr(std::min(first, text.size())).starts_with("- ");
}

/// The lines around that are indented as the line of the name is, or more deeply.
Extent block(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t start = near_line_start(text, begin);
  const std::size_t column = word_column(text, start);
  const auto starts_other = [&](std::size_t line) {
    return starts_item(text, line) && word_column(text, line) == column;
  };
  while (start > 0 && begin - start < window && !starts_other(start)) {
    const std::size_t before = near_line_start(text, start - 1);
    if (word_column(text, before) < column) break;
    start = before;
  }
  std::size_t stop = near_line_end(text, end);
  while (stop < text.size() && stop - begin < window) {
    if (word_column(text, stop + 1) < column || starts_other(stop + 1)) break;
    stop = near_line_end(text, stop + 1);
  }
  return {start, stop};
}

/// In a sentence, a bracket is one of a call if nothing but quoted names stands before it: `"aws_connect_user" "u" {`.
bool is_bracket_next(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + 200);
  while (at < limit && is_name_character(text[at])) ++at;
  while (at < limit && among(text[at], " \"")) at = text[at] == '"' ? behind_quoted(text, at) : at + 1;
  return at < limit && among(text[at], "({");
}

}  // namespace

std::size_t open_before(std::string_view text, std::size_t at) {
  int depth = 0;
  const std::size_t stop = at - std::min(at, window);
  while (at > stop) {
    const char c = text[--at];
    if (closes(c)) ++depth;
    if (opens(c) && --depth < 0) return at;
  }
  return std::string_view::npos;
}

Extent extent_of(std::string_view text, std::size_t begin, std::size_t end, Language language) {
  const std::string_view name = text.substr(begin, end - begin);
  const char quote = begin > 0 ? text[begin - 1] : '\0';
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t name_end = end;
  if (quoted && text.substr(end).starts_with(quote)) ++end;
  const bool task = name.starts_with("aws-sdk:");  // the resource of a state or a target, among its members
  const bool is_command =
      !task && (name.find('-') != std::string_view::npos || name.find('/') != std::string_view::npos);
  const bool lines = language == Language::shell || language == Language::other_shell || language == Language::batch ||
                     language == Language::powershell || language == Language::makefile ||
                     language == Language::dockerfile;
  const bool prose = language == Language::markdown || language == Language::text;
  if (lines || (prose && is_command) || (language == Language::yaml && is_command)) {
    const std::size_t open = open_before(text, begin);
    if (is_list_around(text, open, begin, quoted, language)) return {open, behind_list(text, end)};
    return language == Language::yaml ? command_of_yaml(text, begin, name_end)
                                      : command_extent(text, begin, end, language);
  }
  if (language == Language::markup && is_command) {
    const Extent elements = elements_of(text, begin, name_end);
    if (elements.end != 0) return elements;
  }
  if (language == Language::yaml && open_before(text, begin) == std::string_view::npos) return block(text, begin, end);
  if (prose && !is_bracket_next(text, end)) return {begin, begin};
  // The bracket behind the name, in its line; before it may stand more words: `resource "aws_connect_user" "m" {`.
  const std::size_t first = end + std::min(text.substr(end, window).find_first_of("([{)]},;\n"), text.size() - end);
  // Other languages hold the text of Terraform, too.
  const bool resource = name.ends_with("_connect_user") || name.ends_with("_quick_connect");
  const bool own = !is_command && first < text.size() && opens(text[first]) &&
                   (!quoted || prose || language == Language::terraform || (resource && is_bracket_next(text, end)));
  if (own) return {begin, behind_chain(text, behind_closing(text, first, 0))};
  const std::size_t open = open_before(text, begin);
  if (is_command && (open == std::string_view::npos || text[open] == '{'))
    return command_extent(text, begin, end, language);
  if (open == std::string_view::npos) return {begin, near_line_end(text, end)};
  if (is_command && text[open] == '[') return {open, behind_list(text, end)};
  return {open, behind_chain(text, behind_closing(text, end, 1))};
}

}  // namespace connect_userconfig::rewriting
