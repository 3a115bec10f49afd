// From the words behind an option to the value that the AWS CLI would send: files, JSON, shorthand, types.
#pragma once

#include "commands/argument_parser.hpp"
#include "commands/problem.hpp"

#include <map>
#include <string>

namespace connect_userconfig::commands {

struct ReadingOptions {
  const Loader& loader;
  bool markers = false;
};

/// The value of one option, and where its members stand.
struct OptionValue {
  Json value;
  ArgumentPosition where;
  std::map<std::string, ArgumentPosition> members;  ///< of the value's own members
};

/// A value, or what is wrong with it as a diagnostic.
struct OptionResult {
  std::optional<OptionValue> value;
  Diagnostic problem;
};

/// Reads the value of an option that stands for a member of the request.
[[nodiscard]] OptionResult read_option(const OptionUse& use, const ReadingOptions& options);

/// Reads the object that `--cli-input-json` or `--cli-input-yaml` gives.
[[nodiscard]] OptionResult read_input(const OptionUse& use, const ReadingOptions& options);

}  // namespace connect_userconfig::commands
