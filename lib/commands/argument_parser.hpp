// Which argument is what: the AWS CLI's rules for the words of a command, which are those of Python's argparse, applied
// three times over: global options anywhere, then the service and the operation, then the operation's own options.
#pragma once

#include "commands/command_model.hpp"
#include "connect_userconfig/commands.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::commands {

/// A value of an option and the argument that holds it.
struct Value {
  std::string_view text;
  std::size_t argument = 0;       ///< counted from 0
  std::size_t column_offset = 0;  ///< code points before it in the argument, for `--option=value`
};

/// One use of an option. A later use of the same option replaces it.
struct OptionUse {
  const Option* option = nullptr;
  std::vector<std::size_t> arguments;  ///< all arguments that belong to it, the option's own word first
  std::vector<Value> values;
};

struct ParsedCommand {
  const Command* command = nullptr;  ///< null: a command that is not examined; nothing else is set then
  std::size_t operation = 0;         ///< the argument that names the operation
  bool help = false;
  std::vector<OptionUse> uses;  ///< of the operation's options, in order
  Diagnostics diagnostics;      ///< `unknown-option`, `invalid-option-value`, `dynamic-phone-config`

  /// The use that counts: the last one. Null if there is none.
  [[nodiscard]] const OptionUse* use_of(std::string_view option) const noexcept;
};

/// Sorts the arguments behind the word `aws`.
[[nodiscard]] ParsedCommand parse_command(std::span<const std::string> arguments, bool markers);

/// Arguments are counted from 0 here, and from 1 there.
[[nodiscard]] constexpr ArgumentPosition argument_at(std::size_t argument, Position position = {}) noexcept {
  return {argument + 1, position};
}

}  // namespace connect_userconfig::commands
