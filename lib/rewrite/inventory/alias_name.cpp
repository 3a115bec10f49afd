#include "alias_name.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "usage.hpp"
#include "variable.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t longest_code = 500;  // a longer line was written by a tool, which uses each name for everything

std::string_view first_word(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_character) - text.begin()));
}

/// `X` of `Y = X` is a value: nothing calls it.
bool ends_expression(std::string_view rest) {
  return rest.empty() || among(rest[0], "\r\n;,})]") || rest.starts_with("\\n") || rest.starts_with(".bind(") ||
         rest.starts_with("(...)");
}

/// What may stand between `=` and the name: the way to it, and a function that is called with it.
bool leads_to_name(std::string_view code) {
  return !contains(code, "new ") && std::all_of(code.begin(), code.end(), [](char c) {
    return is_name_character(c) || among(c, " \t.$:>-(,'\"&[)@/");
  });
}

bool leads_to_command(std::string_view code) {
  code = code.substr(std::min(code.find_first_not_of(" \t'\""), code.size()));
  return contains(in_small_letters(code.substr(0, code.find(' '))), "aws") && !contains(code, ";");
}

/// `Set-Alias [-Name] Y [-Value] X`
std::string_view name_of_cmdlet(std::string_view line) {
  const std::string small = in_small_letters(line);
  if (!contains(small, "set-alias ") && !contains(small, "new-alias ")) return {};
  const std::size_t command = small.find("-alias ") + std::string_view{"-alias "}.size();
  std::string_view rest = line.substr(command);
  while (!(rest = without_first_space(rest)).empty()) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
    if (!word.starts_with('-')) return first_word(word);
    rest.remove_prefix(word.size());
  }
  return {};
}

/// In a list of imports, or in a pattern that takes members out of an object.
bool is_imported(std::string_view text, Place place, Language language) {
  const std::string_view line = text.substr(near_line_start(text, place.begin));
  const std::string_view words = without_first_space(line);
  if (is_import(text, {place.begin, place.end, nullptr}, language)) return true;
  if (words.starts_with("from ") && contains(line.substr(0, line.find('\n')), " import ")) return true;
  // A line of a list of several.
  const std::string_view rest = without_first_space(text.substr(place.end));
  if (rest.starts_with("as ") && words.data() == text.data() + place.begin) return true;
  const std::string_view behind = text.substr(place.end, longest_line);
  const std::size_t close = behind.find_first_of("}({;=");
  if (close == std::string_view::npos || behind[close] != '}') return false;
  const std::string_view next = without_first_space(behind.substr(close + 1));
  return next.starts_with('=') && !next.starts_with("==") && !next.starts_with("=>");
}

/// `calls` of `calls = {"new": `, where the brace is open; empty if nothing is assigned.
std::string_view owner_of(std::string_view text, std::size_t open) {
  const std::size_t start = near_line_start(text, open);
  const std::string_view code = without_space(text.substr(start, open - start));
  const bool assigns = code.ends_with('=') && !code.ends_with("==");
  return assigns ? assigned_to(code.substr(0, code.size() - 1)) : std::string_view{};
}

/// `"new": client.create_user` in an object that is assigned. `code` is the line up to the name.
NewName key_of(std::string_view text, std::string_view code) {
  std::string_view key = without_space(without_path(code));
  if (key.ends_with("=>")) key.remove_suffix(1);
  if (key.empty() || !among(key.back(), ":=")) return {};
  key = without_space(key.substr(0, key.size() - 1));
  if (!key.empty() && among(key.back(), "'\"")) key.remove_suffix(1);
  const std::string_view name = last_word(key);
  if (name.empty()) return {};
  const std::size_t open = open_before(text, static_cast<std::size_t>(name.data() - text.data()));
  if (open == std::string_view::npos || text[open] != '{') return {};
  const std::string_view owner = owner_of(text, open);
  return owner.empty() ? NewName{} : NewName{name, owner, false};
}

/// Of several names that get several values, the code up to the one that gets the last of `values`.
std::string_view one_of(std::string_view names, std::string_view values) {
  if (!contains(names, ",") || contains(names, "(") || contains(names, "<") || contains(values, "(")) return names;
  std::size_t end = names.find_first_of(",]");
  for (auto before = std::count(values.begin(), values.end(), ','); before > 0 && end < names.size(); --before)
    end = names.find_first_of(",]", end + 1);
  return names.substr(0, end);
}

/// True in the body of a class, and not in one of its methods.
bool is_field(std::string_view text, std::size_t begin, Language language) {
  std::size_t line = near_line_start(text, begin);
  if (language != Language::python) {
    const std::size_t open = open_before(text, begin);
    if (open == std::string_view::npos || text[open] != '{') return false;
    line = near_line_start(text, open);
    return contains(text.substr(line, open - line), "class ");
  }
  const std::size_t indent = begin - line;
  while (line > 0 && begin - line < longest_line) {
    line = near_line_start(text, line - 1);
    const std::string_view words = without_first_space(text.substr(line, begin - line));
    const auto deep = static_cast<std::size_t>(words.data() - text.data()) - line;
    if (deep < indent && !words.starts_with('\n')) return words.starts_with("class ");
  }
  return false;
}

/// `name = client.create_user`, `self.name = ...`, `name := aws connect create-user`.
NewName variable_given(std::string_view text, std::string_view code, std::string_view rest, Language language) {
  const std::size_t sign = code.rfind('=');
  if (sign == std::string_view::npos || sign == 0 || among(code[sign - 1], "=!<>")) return {};
  const std::string_view right = code.substr(sign + 1);
  const bool leads = has_commands(language) ? leads_to_command(right) : leads_to_name(right) && ends_expression(rest);
  const std::string_view name = leads ? assigned_to(one_of(code.substr(0, sign), right)) : std::string_view{};
  if (name.empty()) return {};
  const auto begin = static_cast<std::size_t>(name.data() - text.data());
  if (const auto owner = owner_before(text.substr(0, begin))) return {name, *owner, false};
  return {name, {}, is_field(text, begin, language)};
}

}  // namespace

bool has_commands(Language language) {
  using enum Language;
  return language == makefile || language == batch || language == other_shell || language == dockerfile;
}

NewName name_given(std::string_view text, Place place, Language language) {
  while (place.end < text.size() && is_name_character(text[place.end])) ++place.end;
  const std::size_t start = near_line_start(text, place.begin);
  if (near_line_end(text, place.end) - start > longest_code) return {};
  std::string_view code = text.substr(start, place.begin - start);
  if (language == Language::notebook) code.remove_prefix(code.rfind('"') + 1);  // a line is a text
  std::string_view rest = without_first_space(text.substr(place.end));
  const bool quoted = !code.empty() && among(code.back(), "'\"") && rest.starts_with(code.back());
  if (quoted) rest = without_first_space(rest.substr(1));
  if (rest.starts_with("as ") && is_imported(text, place, language))
    return {.name = first_word(without_first_space(rest.substr(3)))};
  if (rest.starts_with(':') && is_imported(text, place, language))
    return {.name = first_word(without_first_space(rest.substr(1)))};
  if (language == Language::powershell) {
    if (const std::string_view name = name_of_cmdlet(code); !name.empty()) return {.name = name};
  }
  if (ends_expression(rest) && !has_commands(language)) {
    if (const NewName key = key_of(text, code); !key.name.empty()) return key;
  }
  return variable_given(text, code, rest, language);
}

}  // namespace connect_userconfig::rewriting
