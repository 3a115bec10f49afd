// Comments of a YAML text: libyaml drops them, an edit must not.
#pragma once

#include "finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

struct Comment {
  std::string text;       ///< from `#` to the end of the line, without trailing space
  bool own_line = false;  ///< nothing but space before it
};

/// The comments in the bytes `[begin, end)`, which must lie between two nodes: space, indicators and comments only.
[[nodiscard]] std::vector<Comment> comments_between(std::string_view text, std::size_t begin, std::size_t end);

/// All comments inside a node.
[[nodiscard]] std::vector<Comment> comments_in(std::string_view text, const Node& node);

}  // namespace connect_userconfig::rewriting
