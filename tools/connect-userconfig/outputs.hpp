// Where the results of a run go.
#pragma once

#include "arguments.hpp"
#include "atomic_file.hpp"
#include "inputs.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::tool {

/// The three outputs of a run. Without an option, requests go to standard output and diagnostics to standard error.
struct Outputs {
  struct Output {
    AtomicFile file;
    std::string name;        ///< as messages about the command line call it
    bool used = false;       ///< whether anything is written to it
    bool by_option = false;  ///< or else it is a standard stream, and stays as it is
  };
  Output requests;
  Output rejects;
  Output diagnostics;

  /// Finds out where they go. `path` says which one is wrong if that fails.
  [[nodiscard]] std::error_code locate(const ConvertArguments& arguments, bool check, std::string& path);
  [[nodiscard]] std::error_code open(std::string& path);
  /// Two outputs in one file would destroy each other, and an output in place of an input would destroy the export, the
  /// policy or what else is read beside it, or the way back of a plan.
  [[nodiscard]] std::optional<std::string> clash(const Inputs& inputs, const ConvertArguments& arguments) const;
};

}  // namespace connect_userconfig::tool
