// Another program, run to its end.
#pragma once

#include "service/secret.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace connect_userconfig::service {

struct ChildOutput {
  Secret output{};      ///< all of standard output
  std::string error{};  ///< the beginning of standard error, as it came
  int status = 0;       ///< as of `waitpid`
};

struct ChildLimits {
  std::chrono::seconds time{60};
  std::size_t output = std::size_t{64} * 1024;
  int interrupt = -1;  ///< a descriptor: once it can be read, nobody waits any more; -1 for none
};

/// Runs it with nothing to read, this program's environment, and no other descriptor. Says why there is no output: it
/// could not be started, took too long, printed too much, or somebody wants to stop; then it has been killed.
[[nodiscard]] std::variant<ChildOutput, std::string> run_child(const std::string& program,
                                                               const std::vector<std::string>& arguments,
                                                               const ChildLimits& limits);

}  // namespace connect_userconfig::service
