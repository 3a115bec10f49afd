#include "value.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t longest = 64;        // of a name
constexpr std::size_t longest_type = 300;  // that somebody wrote between a name and its value

/// Where the `=` stands behind a type that begins at `at`; nothing if this is no type but a value.
std::optional<std::size_t> behind_type(std::string_view text, std::size_t at) {
  int depth = 0;
  const std::size_t limit = std::min(text.size(), at + longest_type);
  for (char before = ':'; at < limit; before = text[at], ++at) {
    const char c = text[at];
    if (std::string_view{"([{<"}.find(c) != std::string_view::npos) ++depth;
    if (std::string_view{")]}"}.find(c) != std::string_view::npos && --depth < 0) return std::nullopt;
    if (c == '>' && before != '=' && --depth < 0) return std::nullopt;
    if (depth > 0) continue;
    if (std::string_view{",;\n"}.find(c) != std::string_view::npos) return std::nullopt;
    if (c != '=') continue;
    const bool other = std::string_view{"!<=>"}.find(before) != std::string_view::npos && before != '>';
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    return other || next == '=' || next == '>' ? std::nullopt : std::optional{at};
  }
  return std::nullopt;
}

std::string_view without_spaces(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

}  // namespace

std::optional<Value> value_of(std::string_view text, std::size_t key_end) {
  Value value;
  std::size_t at = key_end;
  value.quoted_key = at < text.size() && (text[at] == '"' || text[at] == '\'');
  if (value.quoted_key && text.substr(++at).starts_with(']')) ++at;
  at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  if (text.substr(at).starts_with("?:") || text.substr(at).starts_with("!:")) ++at;  // `phoneConfig?: T` in a class
  if (at == text.size() || (text[at] != ':' && text[at] != '=')) return std::nullopt;
  if (text[at] == ':' && !value.quoted_key) {
    if (const auto sign = behind_type(text, at + 1)) {
      value.type = without_spaces(text.substr(at + 1, *sign - at - 1));
      at = *sign;
    }
  }
  value.sign = text[at];
  value.begin = text.find_first_not_of(" \t\r\n", at + 1);
  return value.begin == std::string_view::npos ? std::nullopt : std::optional{value};
}

bool is_literal(std::string_view text, const Name& name) {
  const auto value = value_of(text, name.end);
  return value && text.substr(value->begin).starts_with('{');
}

bool holds_lists(std::string_view text, const Name& name) {
  if (!is_literal(text, name)) return false;
  const std::size_t value = value_of(text, name.end)->begin;
  const std::size_t key = std::min(text.find_first_not_of(" \t\r\n'\"", value + 1), text.size());
  constexpr std::array<std::string_view, 5> lists = {"utoAcceptConfigs", "fterContactWorkConfigs", "honeNumberConfigs",
                                                     "ersistentConnectionConfigs", "oiceEnhancementConfigs"};
  const std::string_view rest = text.substr(std::min(key + 1, text.size()));
  return std::any_of(lists.begin(), lists.end(), [&](std::string_view list) { return rest.starts_with(list); });
}

bool gives_variable(std::string_view text, const Name& name, std::string_view variable) {
  const auto value = value_of(text, name.end);
  if (!value) return text.substr(name.begin, name.end - name.begin) == variable;
  const std::size_t begin = value->begin;
  std::size_t end = begin;
  while (end < text.size() && end - begin < longest && (is_name_character(text[end]) || text[end] == '.')) ++end;
  const std::string_view path = text.substr(begin, end - begin);
  const std::size_t dot = path.rfind('.');
  if (path.substr(dot == std::string_view::npos ? 0 : dot + 1) != variable) return false;
  return text.substr(end, 1).find_first_of("([") == std::string_view::npos;
}

}  // namespace connect_userconfig::rewriting
