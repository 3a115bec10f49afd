// `convert` and `check`.
#pragma once

#include "arguments.hpp"

namespace connect_userconfig::tool {

/// Runs a conversion and returns the exit code. `check` writes no requests.
[[nodiscard]] int run_convert(const ConvertArguments& arguments, bool check);

}  // namespace connect_userconfig::tool
