#include "commands/markers.hpp"
#include "commands/shorthand.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

constexpr std::string_view name_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.#/:";

bool only(std::string_view text, std::string_view allowed) {
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Words that mean themselves in every place of the grammar.
bool is_plain(std::string_view text) {
  return only(replace_command_markers(text, [](std::size_t) { return std::string("M"); }),
              std::string(name_characters) + "+@%");
}

std::string in_quotes(std::string_view text) {
  const char quote = text.find('"') != std::string_view::npos && text.find('\'') == std::string_view::npos ? '\'' : '"';
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') result += '\\';
    result += c;
  }
  return result += quote;
}

/// The value with every scalar as a string, as the parser will see it; false if shorthand has no word for one of them.
bool to_strings(Json& value) {
  if (value.is_structured()) return std::all_of(value.begin(), value.end(), to_strings);
  if (value.is_boolean() || value.is_number_integer()) value = value.dump();
  return value.is_string();
}

std::string print_item(const Json& value);

std::string print_pairs(const Json& object) {
  std::string result;
  for (const auto& [name, value] : object.items()) {
    if (!result.empty()) result += ',';
    result.append(name).append("=").append(print_item(value));
  }
  return result;
}

std::string print_item(const Json& value) {
  if (value.is_object()) return "{" + print_pairs(value) + "}";
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    return is_plain(text) ? text : in_quotes(text);
  }
  std::string result = "[";
  for (const auto& element : value) {
    if (result.size() > 1) result += ',';
    result += print_item(element);
  }
  return result + "]";
}

}  // namespace

std::optional<std::string> print_shorthand(const Json& value) {
  auto strings = value;
  if (!value.is_object() || value.empty() || !to_strings(strings)) return std::nullopt;
  auto result = print_pairs(strings);
  // Some texts cannot be quoted at all (one that ends in a backslash before another quote): the grammar has the last
  // word.
  const auto again = parse_shorthand(result, {});
  if (!again || again.value->value != strings) return std::nullopt;
  return result;
}

}  // namespace connect_userconfig::commands
