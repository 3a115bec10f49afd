// Room for what goes deep: a policy in brackets within brackets, a record of 1000 levels.
#pragma once

namespace connect_userconfig::tool {

/// Calls `body(argc, argv)` and returns what it does. Where the system gives a program a small stack (`ulimit -s 32`),
/// it is called in a thread that has enough, and all threads after it have as much. It must not throw.
int with_enough_stack(int (*body)(int, char**), int argc, char** argv);

}  // namespace connect_userconfig::tool
