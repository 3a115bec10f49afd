#include "variable.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "value.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

/// Where the type of a variable begins; the colon of `$script:p` is a part of its name.
std::size_t annotation(std::string_view left) {
  const std::size_t colon = left.find(':');
  const std::string_view before = left.substr(0, colon);
  return before.substr(0, before.size() - last_word(before).size()).ends_with('$') ? std::string_view::npos : colon;
}

std::string_view first_name(std::string_view text) {
  return text.substr(0, text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"));
}

/// `With {.UserId = u, .` of Visual Basic.
bool is_in_initializer(std::string_view code) {
  if (!code.ends_with('.')) return false;
  const std::size_t last = code.find_last_not_of(" \t\r\n_", code.size() - 2);
  return last != std::string_view::npos && among(code[last], "{,");
}

/// `p` of `const p: T = dict`, of `p.update`, and of `def p(x): return`.
std::string_view target_of(std::string_view code) {
  for (std::size_t at = code.find('='); at != std::string_view::npos; at = code.find('=', at + 1)) {
    const bool compares =
        among(at + 1 < code.size() ? code[at + 1] : ' ', "=>") || (at > 0 && among(code[at - 1], "=!<>"));
    if (compares) continue;
    return assigned_to(code.substr(0, at));
  }
  for (const std::string_view word : {"def ", "function ", "func ", "fun "}) {
    const std::size_t at = code.find(word);
    if (at == std::string_view::npos) continue;
    return first_name(code.substr(at + word.size()));
  }
  constexpr std::string_view declaration = "Dim ";
  if (const std::string_view left = without_first_space(code); left.starts_with(declaration))
    return first_name(left.substr(declaration.size()));
  const std::string_view call = without_space(code);
  const std::string_view method = last_word(call);
  const std::string_view before = call.substr(0, call.size() - method.size());
  constexpr std::array<std::string_view, 9> setters = {"update", "put", "putAll", "set",  "setdefault",
                                                       "add",    "Add", "append", "merge"};
  const bool sets = before.ends_with('.') && std::find(setters.begin(), setters.end(), method) != setters.end();
  return sets ? last_word(before.substr(0, before.size() - 1)) : std::string_view{};
}

}  // namespace

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_name_character(text[begin - 1])) --begin;
  return text.substr(begin);
}

std::optional<std::string_view> owner_before(std::string_view code) {
  if (code.ends_with('#')) code.remove_suffix(1);  // a private member of JavaScript
  const std::size_t mark = code.ends_with('.') && !code.ends_with("...") ? 1 : code.ends_with("->") ? 2 : 0;
  if (mark == 0) return std::nullopt;
  return last_word(code.substr(0, code.size() - mark));
}

bool is_class_or_self(std::string_view owner) {
  const bool capital = !owner.empty() && owner[0] >= 'A' && owner[0] <= 'Z';
  return capital || owner == "this" || owner == "self" || owner == "cls";
}

std::string_view without_path(std::string_view code) {
  while (!code.empty() && (is_name_character(code.back()) || among(code.back(), ".$#"))) code.remove_suffix(1);
  return code;
}

std::string_view assigned_to(std::string_view left) {
  left = without_space(left);
  if (!left.empty() && among(left.back(), "+:?|")) left = without_space(left.substr(0, left.size() - 1));
  return last_word(without_space(left.substr(0, annotation(left))));
}

std::string_view variable_of(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t deepest = 8;
  std::size_t at = begin;
  if (at > 0 && among(text[at - 1], "'\"`")) --at;
  if (at > 1 && text[at - 1] == ':' && text[at - 2] == '[') --at;  // a symbol of Ruby
  if (at > 0 && text[at - 1] == '[') return last_word(text.substr(0, at - 1));
  const bool initializer = is_in_initializer(text.substr(0, at));
  if (const auto owner = owner_before(text.substr(0, at)); owner && !initializer) return *owner;
  std::size_t open = open_before(text, at);
  const std::size_t next = std::min(text.find_first_not_of(" \t", end), text.size());
  const auto value = value_of(text, end);
  const bool assigned = text.substr(next).starts_with('=') || (value && !value->type.empty());
  // A table of PowerShell has its members so.
  const bool of_table = open != std::string_view::npos && text.substr(0, open).ends_with('@');
  if (assigned && !of_table && !initializer && (open == std::string_view::npos || text[open] == '{'))
    return text.substr(begin, end - begin);
  for (std::size_t depth = 0; depth < deepest; ++depth) {
    const std::size_t line = near_line_start(text, at);
    // Between the bracket of a call and the setting there are other arguments.
    const bool in_call = open != std::string_view::npos && (text[open] != '{' || open >= line) && depth == 0;
    const std::size_t start = std::max(line, open == std::string_view::npos ? 0 : open + 1);
    // `json=` between the brackets of a call is the name of an argument.
    const bool argument = open != std::string_view::npos && text[open] == '(' && depth > 0 && open >= line;
    const std::string_view target =
        in_call || argument ? std::string_view{} : target_of(text.substr(start, at - start));
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
