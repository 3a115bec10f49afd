#include "yaml_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view no_value = "AWS::NoValue";

}  // namespace

bool is_function_tag(std::string_view tag) { return tag.size() > 1 && tag[0] == '!' && tag[1] != '!'; }

bool is_function(const Node& node) {
  if (is_function_tag(node.tag)) return true;
  if (node.kind != NodeKind::mapping || node.items.size() != 2) return false;
  const std::string& key = node.items[0].value;
  return key == "Ref" || key.starts_with("Fn::");
}

std::optional<bool> boolean_of(const Node& node) {
  static constexpr std::array<std::string_view, 9> yes = {"true", "True", "TRUE", "yes", "Yes",
                                                          "YES",  "on",   "On",   "ON"};
  static constexpr std::array<std::string_view, 9> no = {"false", "False", "FALSE", "no", "No",
                                                         "NO",    "off",   "Off",   "OFF"};
  if (node.kind != NodeKind::scalar) return std::nullopt;
  const std::size_t words = node.plain ? yes.size() : 1;  // quoted: only the first spelling
  if (std::find(yes.begin(), yes.begin() + words, node.value) != yes.begin() + words) return true;
  if (std::find(no.begin(), no.begin() + words, node.value) != no.begin() + words) return false;
  return std::nullopt;
}

std::optional<std::int64_t> integer_of(const Node& node) {
  const std::string& text = node.value;
  if (node.kind != NodeKind::scalar || text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  if (text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{}) return std::nullopt;
  return value;
}

bool can_be_absent(const Node& node) {
  if (node.kind == NodeKind::scalar) return node.value == no_value;
  return std::any_of(node.items.begin(), node.items.end(), can_be_absent);
}

bool is_no_value(const Node& node) {
  if (node.tag == "!Ref") return node.value == no_value;
  return node.kind == NodeKind::mapping && node.items.size() == 2 && node.items[0].value == "Ref" &&
         node.items[1].value == no_value;
}

}  // namespace connect_userconfig::rewriting
