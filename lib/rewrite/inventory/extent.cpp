#include "extent.hpp"

#include "names.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 4000;

bool among(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }
bool opens(char c) { return among(c, "([{"); }
bool closes(char c) { return among(c, ")]}"); }

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t first = at - std::min(at, window);
  const std::size_t newline = text.substr(first, at - first).rfind('\n');
  return newline == std::string_view::npos ? first : first + newline + 1;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, window);
  return at + std::min(rest.find('\n'), rest.size());
}

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

/// A line and those that continue it: with a mark at its end, or indented more deeply.
Extent command(std::string_view text, std::size_t begin, std::size_t end, bool by_indentation) {
  const std::size_t start = line_start(text, begin);
  const std::size_t indent = text.find_first_not_of(" \t-", start) - start;
  std::size_t stop = line_end(text, end);
  while (stop < text.size() && stop - begin < window) {
    std::string_view line = text.substr(start, stop - start);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    const std::size_t next = std::min(text.find_first_not_of(" \t", stop + 1), text.size());
    const bool goes_on = (!line.empty() && among(line.back(), "\\`^")) ||
                         (by_indentation && next < text.size() && text[next] != '\n' && next - (stop + 1) > indent);
    if (!goes_on) break;
    stop = line_end(text, stop + 1);
  }
  return {start, stop};
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
  std::size_t start = line_start(text, begin);
  const std::size_t column = word_column(text, start);
  const auto starts_other = [&](std::size_t line) {
    return starts_item(text, line) && word_column(text, line) == column;
  };
  while (start > 0 && begin - start < window && !starts_other(start)) {
    const std::size_t before = line_start(text, start - 1);
    if (word_column(text, before) < column) break;
    start = before;
  }
  std::size_t stop = line_end(text, end);
  while (stop < text.size() && stop - begin < window) {
    if (word_column(text, stop + 1) < column || starts_other(stop + 1)) break;
    stop = line_end(text, stop + 1);
  }
  return {start, stop};
}

/// The last word of a text, from its first character on; empty if it does not end with one.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_name_character(text[begin - 1]) || text[begin - 1] == '$')) --begin;
  return text.substr(begin);
}

std::string_view without_space(std::string_view text) { return text.substr(0, text.find_last_not_of(" \t\r") + 1); }

/// `p` of `const p: T = dict`, of `p.update`, and of `def p(x): return`.
std::string_view target_of(std::string_view code) {
  for (std::size_t at = code.find('='); at != std::string_view::npos; at = code.find('=', at + 1)) {
    const bool compares =
        among(at + 1 < code.size() ? code[at + 1] : ' ', "=>") || (at > 0 && among(code[at - 1], "=!<>"));
    if (compares) continue;
    std::string_view left = without_space(code.substr(0, at > 0 && among(code[at - 1], "+:?|") ? at - 1 : at));
    if (const std::size_t colon = left.find(':'); colon != std::string_view::npos)
      left = without_space(left.substr(0, colon));
    return last_word(left);
  }
  for (const std::string_view word : {"def ", "function ", "func ", "fun "}) {
    const std::size_t at = code.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view rest = code.substr(at + word.size());
    return rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"));
  }
  const std::string_view call = without_space(code);
  const std::string_view method = last_word(call);
  const std::string_view before = call.substr(0, call.size() - method.size());
  constexpr std::array<std::string_view, 9> setters = {"update", "put", "putAll", "set",  "setdefault",
                                                       "add",    "Add", "append", "merge"};
  const bool sets = before.ends_with('.') && std::find(setters.begin(), setters.end(), method) != setters.end();
  return sets ? last_word(before.substr(0, before.size() - 1)) : std::string_view{};
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
  if (quoted && text.substr(end).starts_with(quote)) ++end;
  const bool is_command = name.find('-') != std::string_view::npos || name.find('/') != std::string_view::npos;
  const bool lines = language == Language::shell || language == Language::other_shell || language == Language::batch ||
                     language == Language::powershell || language == Language::makefile ||
                     language == Language::dockerfile;
  if (language == Language::markdown || language == Language::text) return {begin, begin};
  if (lines || (language == Language::yaml && is_command)) {
    const std::size_t open = quoted ? open_before(text, begin) : std::string_view::npos;
    if (open == std::string_view::npos || text[open] != '[')
      return command(text, begin, end, language == Language::yaml);
    return {open, behind_closing(text, end, 1)};
  }
  if (language == Language::yaml && open_before(text, begin) == std::string_view::npos) return block(text, begin, end);
  // The bracket behind the name, in its line; before it may stand more words: `resource "aws_connect_user" "m" {`.
  const std::size_t first = end + std::min(text.substr(end, window).find_first_of("([{)]},;\n"), text.size() - end);
  const bool own =
      !is_command && first < text.size() && opens(text[first]) && (!quoted || language == Language::terraform);
  if (own) return {begin, behind_chain(text, behind_closing(text, first, 0))};
  const std::size_t open = open_before(text, begin);
  if (is_command && open != std::string_view::npos && text[open] == '{') return command(text, begin, end, false);
  if (open == std::string_view::npos) return {begin, line_end(text, end)};
  return {open, behind_chain(text, behind_closing(text, end, 1))};
}

std::string_view variable_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t deepest = 8;
  std::size_t at = begin;
  if (at > 0 && among(text[at - 1], "'\"`")) --at;
  if (at > 0 && text[at - 1] == '[') return last_word(text.substr(0, at - 1));
  if (at > 0 && text[at - 1] == '.') return last_word(text.substr(0, at - 1));
  if (at > 1 && text.substr(at - 2, 2) == "->") return last_word(text.substr(0, at - 2));
  std::size_t open = open_before(text, at);
  const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
  const bool assigned = text.substr(next).starts_with('=');
  if (assigned && (open == std::string_view::npos || text[open] == '{')) return text.substr(begin, end - begin);
  for (std::size_t depth = 0; depth < deepest; ++depth) {
    const std::size_t line = line_start(text, at);
    // Between the bracket of a call and the setting there are other arguments.
    const bool in_call = open != std::string_view::npos && (text[open] != '{' || open >= line) && depth == 0;
    const std::size_t start = std::max(line, open == std::string_view::npos ? 0 : open + 1);
    const std::string_view target = in_call ? std::string_view{} : target_of(text.substr(start, at - start));
    if (!target.empty() || open == std::string_view::npos) return target;
    at = open;
    open = open_before(text, at);
  }
  return {};
}

bool has_word(std::string_view text, std::string_view word) {
  if (word.empty()) return false;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !is_name_character(text[at - 1])) && (end == text.size() || !is_name_character(text[end])))
      return true;
  }
  return false;
}

}  // namespace connect_userconfig::rewriting
