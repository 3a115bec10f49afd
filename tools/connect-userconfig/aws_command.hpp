// `connect-userconfig aws ...`: stands in for the AWS CLI in scripts that cannot be edited.
#pragma once

#include <span>

namespace connect_userconfig::tool {

/// Translates the arguments behind the word `aws` and replaces this process by the real AWS CLI, which so gets the
/// standard streams, the signals and the exit status to itself. Returns only if nothing is to be run: 0 `--print`,
/// `--help`, or a command that has nothing to migrate; 1 the command was refused; 2 usage; 126 the AWS CLI could not be
/// executed, 127 it was not found (as a shell says it).
///
/// To be called before anything else is set up: signals and file descriptors are inherited as they are.
[[nodiscard]] int run_aws(std::span<char* const> arguments);

}  // namespace connect_userconfig::tool
