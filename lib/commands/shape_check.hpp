// Checks a value against the service model: types, required members, lengths, patterns, enumerations, normal form.
#pragma once

#include "commands/problem.hpp"
#include "commands/service_model.hpp"

#include <functional>
#include <string_view>

namespace connect_userconfig::commands {

/// What is checked: all that the service model says, or what the AWS CLI checks before it sends anything (types,
/// required members, the least length of texts and lists).
enum class Strictness : std::uint8_t { model, cli };

/// All problems of a request. Members for which `skip` is true are left to others; members that the model does not know
/// are none of its business. No value shows in a diagnostic but that of an enumeration.
void check_shape(const Json& request, const Shape& shape, Strictness strictness,
                 const std::function<bool(std::string_view member)>& skip, Diagnostics& diagnostics);

/// `unknown-parameter` for each member that the shape does not have, all the way down. `name` is the value's own.
void check_names(const Json& value, const Shape& shape, std::string_view name, const std::string& pointer,
                 Diagnostics& diagnostics);

}  // namespace connect_userconfig::commands
