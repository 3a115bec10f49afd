// Neighbouring requests, as files and command lines give them.
#pragma once

#include "commands/shape_check.hpp"
#include "connect_userconfig/requests.hpp"

namespace connect_userconfig::commands {

/// As the public function; what a command line says of a new user is checked as the AWS CLI does.
[[nodiscard]] NeighbourResult convert_neighbour(Form form, const Json& request, const ConvertOptions& options,
                                                Strictness strictness);

}  // namespace connect_userconfig::commands
