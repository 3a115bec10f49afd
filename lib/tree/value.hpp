// What a tree means as a JSON value.
#pragma once

#include "tree/yaml_tree.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace connect_userconfig::tree {

/// A value, or why there is none.
struct Value {
  std::optional<nlohmann::ordered_json> json;
  Fault fault;
};

/// What one YAML document means by YAML 1.2. A plain word that YAML 1.1 and 1.2 read differently (`yes`, `0123`,
/// `1_000`, `12:30`) has to be quoted; tags, merge keys and repeated members are faults, and so are aliases that make
/// the value larger than 100,000 nodes.
[[nodiscard]] Value read_yaml(std::string_view text);

/// What a JSON text means; a repeated member is a fault.
[[nodiscard]] Value read_json(std::string_view text);

/// A scalar alone, by the same rules.
[[nodiscard]] Value scalar_value(const Node& scalar);

}  // namespace connect_userconfig::tree
