// The part of the room that needs libyaml: it belongs to the component `connect_userconfig_commands`.
#include "policy/read_policy.hpp"

namespace connect_userconfig {
namespace {

/// A text that starts with a bracket is meant as JSON, and then its errors are those of JSON.
bool is_json(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.starts_with(mark)) text.remove_prefix(mark.size());
  const auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

}  // namespace

PolicyFile read_policy(std::string_view text, std::string_view source) {
  if (is_json(text)) return read_policy_json(text, source);
  return policy::read_text(text, source, [](std::string_view yaml) { return tree::parse(yaml, tree::Syntax::yaml); });
}

}  // namespace connect_userconfig
