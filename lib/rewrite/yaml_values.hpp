// How CloudFormation reads a scalar, and what it takes for a function.
#pragma once

#include "finding.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace connect_userconfig::rewriting {

/// `!Ref`, `!If`, ...: a tag of CloudFormation's own, unlike `!!str`.
[[nodiscard]] bool is_function_tag(std::string_view tag);

/// A tagged node, or a mapping whose only key is `Ref` or begins with `Fn::`.
[[nodiscard]] bool is_function(const Node& node);

/// A boolean: plain by YAML 1.1 (`true`, `Yes`, `off`), or the quoted text `true` or `false`, which CloudFormation
/// takes.
[[nodiscard]] std::optional<bool> boolean_of(const Node& node);

/// A decimal integer, plain or quoted, without a sign, underscores or leading zeros.
[[nodiscard]] std::optional<std::int64_t> integer_of(const Node& node);

/// True if `AWS::NoValue` is somewhere in it.
[[nodiscard]] bool can_be_absent(const Node& node);

/// True if the node is nothing but `AWS::NoValue`.
[[nodiscard]] bool is_no_value(const Node& node);

}  // namespace connect_userconfig::rewriting
