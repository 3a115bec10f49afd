// `apply`, `rollback` and `status`: a plan is sent, undone, and told about.
#pragma once

namespace connect_userconfig::tool {

/// Runs one of them; `argv[0]` is its name. Returns the exit code.
int run_apply(int argc, char** argv);
int run_rollback(int argc, char** argv);
int run_status(int argc, char** argv);

}  // namespace connect_userconfig::tool
