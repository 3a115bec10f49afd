// `policy`: tests a policy, explains it for one user, and looks for its faults.
#pragma once

namespace connect_userconfig::tool {

/// `arguments[0]` is the word `policy`. Returns the exit code.
[[nodiscard]] int run_policy(int argc, char** argv);

}  // namespace connect_userconfig::tool
