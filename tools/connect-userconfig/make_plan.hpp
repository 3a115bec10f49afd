// From exports to a plan.
#pragma once

#include "arguments.hpp"
#include "connect_userconfig/migration.hpp"

#include <string>

namespace connect_userconfig::tool {

/// What an export that is known to lack users is worth.
enum class Incomplete : std::uint8_t { refuse, accept };

/// An instance that is asked for its users, in place of files.
struct LivePlan {
  std::string instance{};  ///< its id or ARN; empty for none
  std::string region{};    ///< empty: that of the ARN, or of the environment
  Pace pace{};
};

/// `arguments.output` is the plan. Returns the exit code.
[[nodiscard]] int make_plan(const ConvertArguments& arguments, Incomplete incomplete, const LivePlan& live = {});

}  // namespace connect_userconfig::tool
