// From exports to a plan.
#pragma once

#include "arguments.hpp"

namespace connect_userconfig::tool {

/// What an export that is known to lack users is worth.
enum class Incomplete : std::uint8_t { refuse, accept };

/// `arguments.output` is the plan. Returns the exit code.
[[nodiscard]] int make_plan(const ConvertArguments& arguments, Incomplete incomplete);

}  // namespace connect_userconfig::tool
