// Checks a value against the service model: types, required members, lengths, patterns, enumerations, normal form.
#pragma once

#include "commands/problem.hpp"
#include "commands/service_model.hpp"

#include <functional>
#include <string_view>

namespace connect_userconfig::commands {

/// All problems of a request. Members for which `skip` is true are left to others; members that the model does not know
/// are none of its business. No value shows in a diagnostic but that of an enumeration.
void check_shape(const Json& request, const Shape& shape, const std::function<bool(std::string_view member)>& skip,
                 Diagnostics& diagnostics);

}  // namespace connect_userconfig::commands
