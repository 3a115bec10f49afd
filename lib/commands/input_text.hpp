// Whole values as JSON or YAML text, read more strictly than the AWS CLI does: a repeated member is an error.
#pragma once

#include "commands/problem.hpp"

#include <string>
#include <string_view>

namespace connect_userconfig::commands {

/// Reads JSON. Errors: `malformed-json` with the position, `duplicate-member`, `nesting-too-deep`.
[[nodiscard]] Result<Json> read_json_text(std::string_view text);

/// Reads one YAML document as the JSON value that it means by YAML 1.2, which is what the AWS CLI reads.
/// A plain word that YAML 1.1 and 1.2 read differently (`yes`, `0123`, `1_000`, `12:30`) has to be quoted.
/// Errors: `invalid-option-value` with the position, `duplicate-member`, `nesting-too-deep`.
[[nodiscard]] Result<Json> read_yaml_text(std::string_view text);

/// Stands on both sides of a marker that is a value of its own and no text. A private-use character beside those of the
/// markers themselves.
inline constexpr std::string_view bare_mark = "\xEE\x83\x82";  // U+E0C2

/// Puts quotes around markers that stand in JSON text by themselves (`"Limit": M`), so that it can be read, and marks
/// them as bare within.
[[nodiscard]] std::string quote_bare_markers(std::string_view json_text);

}  // namespace connect_userconfig::commands
