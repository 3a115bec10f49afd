#include "arguments.hpp"

#include "characters.hpp"
#include "names.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view space = " \t\r\n";

bool opens(char c) { return among(c, "([{"); }
bool closes(char c) { return among(c, ")]}"); }

/// How long the bracket is that a text begins with; 0 if it does not close.
std::size_t bracket(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (opens(text[i])) ++depth;
    if (closes(text[i]) && --depth == 0) return i + 1;
  }
  return 0;
}

std::size_t name_length(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), [](char c) { return is_name_character(c) || c == ':'; });
  return static_cast<std::size_t>(end - text.begin());
}

/// How long the variable is that a text begins with: `$a`, `${a[@]}`, `$(a)`, `%A%`, `@a`, `{a.b}`, `{{ a }}`.
std::size_t variable_length(std::string_view text) {
  if (text.empty()) return 0;
  const std::string_view rest = text.substr(1);
  if (text[0] == '$') {
    const std::size_t inner = !rest.empty() && opens(rest[0]) ? bracket(rest) : name_length(rest);
    return inner == 0 ? 0 : inner + 1;
  }
  if (text[0] == '%') {
    if (rest.starts_with('*')) return 2;
    const std::size_t end = rest.find('%');
    return end == std::string_view::npos || end == 0 || name_length(rest) != end ? 0 : end + 2;
  }
  if (text[0] == '@') return name_length(rest) == 0 ? 0 : name_length(rest) + 1;
  if (text[0] != '{') return 0;
  const std::size_t end = bracket(text);
  const std::string_view inside = text.substr(1, end < 2 ? 0 : end - 2);
  const bool plain = std::all_of(inside.begin(), inside.end(), [](char c) { return is_name_character(c) || c == '.'; });
  return !inside.empty() && (plain || inside[0] == '{') ? end : 0;
}

bool is_variable(std::string_view word) {
  if (word.ends_with('\\')) word.remove_suffix(1);  // of a quote within a text
  if (word.empty()) return false;
  while (!word.empty()) {
    const std::size_t length = variable_length(word);
    if (length == 0) return false;
    word.remove_prefix(length);
  }
  return true;
}

/// `--username`, and what writes or reads a file: the next word is theirs.
bool takes_next(std::string_view word) {
  if (!word.empty() && among(word.back(), "<>")) return true;
  return word.starts_with("--") && word.find('=') == std::string_view::npos && !word.starts_with("--no-") &&
         word != "--debug";
}

/// The word that a text begins with: in quotes, or up to the next space that stands in no bracket.
std::string_view word_at(std::string_view text) {
  if (is_quote(text[0])) return text.substr(1, text.find(text[0], 1) - 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (opens(text[i])) {
      const std::size_t length = bracket(text.substr(i));
      if (length == 0) return text.substr(0, i);
      i += length - 1;
    } else if (among(text[i], " \t\r\n\"'`,;|&") || closes(text[i])) {
      return text.substr(0, i);
    }
  }
  return text;
}

/// In a line: `--username $U $ARGS`. The quote that ends the text of the line stands right behind a word.
bool in_line(std::string_view text) {
  bool value = false;
  while (true) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\\^`");
    const bool apart = first != 0;  // the quote that ends the line follows a word at once
    if (first == std::string_view::npos) return false;
    // A backquote that ends no line ends the text.
    if (const std::size_t mark = text.substr(0, first).find('`'); mark < first && !among(text[mark + 1], "\r\n"))
      return false;
    text.remove_prefix(first);
    if (among(text[0], ",;|&#") || closes(text[0]) || (is_quote(text[0]) && !apart)) return false;
    const bool quoted = is_quote(text[0]);
    if (quoted && text.find(text[0], 1) == std::string_view::npos) return false;
    const std::string_view word = word_at(text);
    if (word.empty() && opens(text[0])) return false;  // it does not close
    if (!value && is_variable(word)) return true;
    value = !value && takes_next(word);
    text.remove_prefix(std::max<std::size_t>(word.size() + (quoted ? 2 : 0), 1));
  }
}

/// In a list of words: `"--username", u, *args]`
bool in_list(std::string_view text) {
  bool value = false;
  while (true) {
    const std::size_t first = text.find_first_not_of(" \t\r\n,\\");
    if (first == std::string_view::npos || closes(text[first])) return false;
    text.remove_prefix(first);
    const bool quoted = is_quote(text[0]);
    const std::string_view word = word_at(text);
    if (word.empty() && opens(text[0])) return false;                                         // it does not close
    const bool prefix = !quoted && word.size() < text.size() && is_quote(text[word.size()]);  // `f"{user}"`
    if (word.starts_with('*') || word.starts_with("...")) return true;
    if (!value && quoted && is_variable(word)) return true;
    if (!prefix) value = !value && quoted && takes_next(word);
    text.remove_prefix(std::min(text.size(), std::max<std::size_t>(word.size() + (quoted ? 2 : 0), 1)));
  }
}

}  // namespace

bool has_open_argument(std::string_view arguments) {
  constexpr std::size_t window = 2000;  // so that the whole stays linear
  arguments = arguments.substr(0, window);
  if (arguments.empty()) return false;
  const std::string_view behind = arguments.substr(1);
  const std::size_t next = behind.find_first_not_of(space);
  const bool list =
      arguments[0] == ',' || (is_quote(arguments[0]) && next != std::string_view::npos && behind[next] == ',');
  return list ? in_list(behind) : in_line(arguments);
}

}  // namespace connect_userconfig::rewriting
