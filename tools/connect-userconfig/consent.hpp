// What is sent is what was signed: somebody says so, by the digest or at the terminal.
#pragma once

#include "loaded_plan.hpp"

#include <string>

namespace connect_userconfig::tool {

/// Shows what is about to be done, and asks. `digest`: what --digest says; empty for nothing. `question`:
/// `Send these settings to 268 users`. The result is 0, or the exit code.
[[nodiscard]] int ask_consent(const LoadedPlan& plan, const std::string& digest, const std::string& question);

/// Says that --digest is not that of the plan. The result is the exit code.
int refuse_digest(const LoadedPlan& plan);

}  // namespace connect_userconfig::tool
