// `rewrite`: shell scripts and CloudFormation templates, shown as a diff or edited in place.
#pragma once

namespace connect_userconfig::tool {

/// Runs `connect-userconfig rewrite`; `argv[0]` is the word `rewrite`. Returns the exit code.
[[nodiscard]] int run_rewrite(int argc, char** argv);

}  // namespace connect_userconfig::tool
