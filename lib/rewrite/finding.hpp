// What all rewriters share: the tree that they read, and findings about it.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "tree/yaml_tree.hpp"

#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

using tree::Node;
using tree::NodeKind;
using tree::Tree;

[[nodiscard]] Tree parse_tree(std::string_view text, TemplateSyntax syntax);

/// A finding as the library's callers get it: the summary of its id, and what was seen.
[[nodiscard]] LocatedDiagnostic finding(DiagnosticId id, Region region, std::string detail = {},
                                        std::string pointer = {});

}  // namespace connect_userconfig::rewriting
