// From the text of a policy to the policy, whatever made the tree of it.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "tree/yaml_tree.hpp"

#include <functional>
#include <string_view>

namespace connect_userconfig::policy {

/// Reads the tree that `parse` makes of the text. Texts that are too large or no UTF-8 are refused before.
[[nodiscard]] PolicyFile read_text(std::string_view text, std::string_view source,
                                   const std::function<tree::Tree(std::string_view)>& parse);

/// A JSON text as a tree, without libyaml.
[[nodiscard]] tree::Tree parse_json(std::string_view text);

}  // namespace connect_userconfig::policy
