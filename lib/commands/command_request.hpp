// The request that a command sends: its options over the members of its input file.
#pragma once

#include "commands/option_value.hpp"

#include <map>
#include <string>

namespace connect_userconfig::commands {

/// Where a member of the request was given.
struct MemberSource {
  ArgumentPosition where;
  std::map<std::string, ArgumentPosition> members;  ///< its own members, where that is known
  bool input = false;                               ///< by the input file, not by an option
};

struct CommandRequest {
  Json members = Json::object();  ///< all members, those of options first
  std::optional<Json> input;      ///< the input file's own members
  std::map<std::string, MemberSource> from;
  Diagnostics diagnostics;  ///< `missing-option` and whatever is wrong with a value

  /// True if the member's value is the input file's.
  [[nodiscard]] bool input_decides(const std::string& member) const;
  /// Where the member that a diagnostic's pointer names was given: if that is known.
  [[nodiscard]] ArgumentPosition where(const std::string& pointer) const;
};

[[nodiscard]] CommandRequest read_request(const ParsedCommand& command, const ReadingOptions& options);

}  // namespace connect_userconfig::commands
