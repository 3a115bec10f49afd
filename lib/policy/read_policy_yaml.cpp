// The part of the room that needs libyaml: it belongs to the component `connect_userconfig_commands`.
#include "policy/read_policy.hpp"

#include <array>
#include <utility>

namespace connect_userconfig {
namespace {

/// What libyaml says, and what its author has most likely done.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> causes = {{
    {"did not find expected alphabetic or numeric character", "a text that begins with * or & has to be quoted"},
    {"found character that cannot start any token",
     "lines are indented by blanks, never by tabs; a text that begins with @, ` or % has to be quoted"},
    {"found a tab character", "lines are indented by blanks, never by tabs"},
    {"found unexpected end of stream", "a quote that was opened before is not closed"},
    {"did not find expected ',' or", "a quote or a bracket is not closed, or a comma is missing"},
    {"mapping values are not allowed",
     "the line is indented otherwise than those above, or a text that holds a colon "
     "has to be quoted"},
    {"did not find expected key", "the line is indented otherwise than those above, or a quote is not closed"},
    {"did not find expected '-' indicator", "the line is indented otherwise than those above"},
    {"could not find expected ':'", "a colon and a blank are missing behind a key"},
}};

tree::Tree parse_yaml(std::string_view text) {
  auto tree = tree::parse(text, tree::Syntax::yaml);
  if (!tree.fault) return tree;
  for (const auto& [said, cause] : causes) {
    if (tree.fault->text.find(said) == std::string::npos) continue;
    tree.fault->text.append(": ").append(cause);
    break;
  }
  return tree;
}

/// A text that starts with a bracket is meant as JSON, and then its errors are those of JSON; or it is YAML that
/// somebody wrote with brackets.
tree::Tree parse(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return parse_yaml(text);
  auto json = policy::parse_json(text);
  if (!json.fault) return json;
  auto yaml = parse_yaml(text);
  return yaml.fault ? std::move(json) : std::move(yaml);
}

}  // namespace

PolicyFile read_policy(std::string_view text, std::string_view source) {
  return policy::read_text(text, source, parse);
}

}  // namespace connect_userconfig
