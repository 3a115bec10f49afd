// `explain` and `example`: what the diagnostics mean, and what the forms look like.
#pragma once

#include <string>

namespace connect_userconfig::tool {

/// Tells of one diagnostic, or lists all of them if `id` is empty. Returns the exit code.
[[nodiscard]] int run_explain(const std::string& id);

/// Prints a sample of a form. Returns the exit code.
[[nodiscard]] int run_example(const std::string& form);

}  // namespace connect_userconfig::tool
