// Neighbouring requests, as files and command lines give them.
#pragma once

#include "commands/shape_check.hpp"
#include "connect_userconfig/requests.hpp"

namespace connect_userconfig::commands {

/// The request with the lists in the place of PhoneConfig; lists that it had and that change are replaced where they
/// are.
[[nodiscard]] Json with_lists(const Json& request, const Json& lists);

/// As the public function; what a command line says of a new user is checked as the AWS CLI does.
[[nodiscard]] NeighbourResult convert_neighbour(Form form, const Json& request, const ConvertOptions& options,
                                                Strictness strictness);

}  // namespace connect_userconfig::commands
