#include "embedded.hpp"

#include "characters.hpp"
#include "lines.hpp"
#include "names.hpp"

namespace connect_userconfig::rewriting {
namespace {

/// `(client, "name"`; in a script the quotes may have a backslash before them.
bool is_quoted_argument(std::string_view before, std::string_view after) {
  if (after.starts_with('\\')) after.remove_prefix(1);
  if (before.empty() || after.empty() || before.back() != after[0] || !among(after[0], "'\"")) return false;
  before.remove_suffix(1);
  if (before.ends_with('\\')) before.remove_suffix(1);
  before = without_space(before);
  return !before.empty() && among(before.back(), "(,");
}

/// `name(argument`; in a script, `name()` defines a function.
bool has_arguments(std::string_view after) {
  if (!after.starts_with('(')) return false;
  const std::size_t first = after.find_first_not_of(" \t\r\n", 1);
  return first != std::string_view::npos && after[first] != ')';
}

}  // namespace

bool is_of_a_program(std::string_view text, const Site& site) {
  const std::size_t begin = site.call == std::string_view::npos || site.kind != Kind::setting ? site.begin : site.call;
  if (site.kind == Kind::setting && site.call == std::string_view::npos) return false;
  std::size_t end = begin;
  while (end < text.size() && is_name_character(text[end])) ++end;
  const std::string_view before = text.substr(0, begin);
  const std::string_view after = text.substr(end);
  if (after.starts_with('-') || before.ends_with('-')) return false;  // a command or an option
  return before.ends_with('.') || before.ends_with("->") || before.ends_with("::") || before.ends_with("new ") ||
         is_quoted_argument(before, after) || has_arguments(after);
}

}  // namespace connect_userconfig::rewriting
