// A YAML or JSON text as a tree that remembers the bytes each node stands in. It knows nothing of what the text is
// about.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::tree {

enum class Syntax : std::uint8_t { yaml, json };
enum class NodeKind : std::uint8_t { scalar, sequence, mapping, alias };

struct Node {
  NodeKind kind = NodeKind::scalar;
  bool plain = false;       ///< a scalar without quotes; in JSON: a number, `true`, `false` or `null`
  bool flow = false;        ///< a collection in brackets
  std::string tag;          ///< as written: `!Ref`; empty if there is none
  std::string anchor;       ///< the name after `&`, or of the alias after `*`
  std::string value;        ///< of a scalar
  std::size_t begin = 0;    ///< first byte, tag and anchor included
  std::size_t end = 0;      ///< one past the last byte of the content
  Position position;        ///< of `begin`
  Position end_position;    ///< of `end`
  std::vector<Node> items;  ///< of a sequence; of a mapping: key, value, key, value, ...

  /// The value of a key, if this is a mapping that has it; of a repeated one the first.
  [[nodiscard]] const Node* find(std::string_view key) const;
  [[nodiscard]] Region region() const { return {position, end_position}; }
  /// True for an absent value: an empty or `null` plain scalar.
  [[nodiscard]] bool is_null() const;
  /// The first key of a mapping that stands in it before; null if there is none.
  [[nodiscard]] const Node* repeated_key() const;
};

struct Fault {
  std::string text;   ///< what is wrong, for a person
  Position position;  ///< where
  bool too_deep = false;
  bool repeated_key = false;  ///< `text` is its name; `parse` itself takes them
};

struct Tree {
  std::vector<Node> documents;
  std::optional<Fault> fault;  ///< `documents` is empty then
};

/// Parses strictly: UTF-8 only, JSON by the JSON grammar, no deeper than `json::max_depth`. Repeated keys, anchors,
/// aliases and tags are kept for the caller to judge.
[[nodiscard]] Tree parse(std::string_view text, Syntax syntax);

/// The node that an anchor stands for where `alias` is; null if there is none.
[[nodiscard]] const Node* resolve(const std::vector<Node>& documents, const Node& alias);

}  // namespace connect_userconfig::tree
