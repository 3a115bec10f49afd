// Shorthand knows only text; the shape says what the text is.
#pragma once

#include "commands/problem.hpp"
#include "commands/service_model.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::commands {

/// Gives the strings of a value the types of its shape, as the AWS CLI does: integers with sign, white space and `_`
/// between digits; `true` and `false` in any case, while any other word for a boolean stays text (and is a wrong type
/// later on); a single value for a list becomes a list of one. The error is the JSON Pointer of what is no integer.
[[nodiscard]] std::optional<std::string> give_types(Json& value, const Shape& shape);

}  // namespace connect_userconfig::commands
