// A YAML or JSON text as a tree of libyaml's events that remembers the bytes each node stands in.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/rewrite.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

enum class NodeKind : std::uint8_t { scalar, sequence, mapping, alias };

struct Node {
  NodeKind kind = NodeKind::scalar;
  bool plain = false;       ///< a scalar without quotes
  bool flow = false;        ///< a collection in brackets
  std::string tag;          ///< as written: `!Ref`; empty if there is none
  std::string anchor;       ///< the name after `&`, or of the alias after `*`
  std::string value;        ///< of a scalar
  std::size_t begin = 0;    ///< first byte, tag and anchor included
  std::size_t end = 0;      ///< one past the last byte of the content
  Position position;        ///< of `begin`
  std::vector<Node> items;  ///< of a sequence; of a mapping: key, value, key, value, ...

  /// The value of a key, if this is a mapping that has it.
  [[nodiscard]] const Node* find(std::string_view key) const;
  /// True for an absent value: an empty or `null` plain scalar.
  [[nodiscard]] bool is_null() const;
};

struct Tree {
  std::vector<Node> documents;
  std::optional<LocatedDiagnostic> error;  ///< `not-a-template`, with its position; `documents` is of no use then
};

/// Parses strictly: UTF-8 only, JSON by the JSON grammar.
[[nodiscard]] Tree parse_tree(std::string_view text, TemplateSyntax syntax);

/// The node that an anchor stands for where `alias` is; nothing if there is none.
[[nodiscard]] const Node* resolve(const std::vector<Node>& documents, const Node& alias);

}  // namespace connect_userconfig::rewriting
