// `verify`: whether the users have what the plan says.
#pragma once

namespace connect_userconfig::tool {

/// Runs `verify`; `argv[0]` is the command's name. Returns the exit code.
int run_verify(int argc, char** argv);

}  // namespace connect_userconfig::tool
