// The shell parser, as a child process.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::tool {

struct ShellParse {
  bool found = false;      ///< shfmt is there and could be run
  bool parsed = false;     ///< the script has no syntax error
  bool too_large = false;  ///< it takes too much memory or time, or its tree is too large
  std::string tree;        ///< JSON
  std::string message;     ///< of shfmt, or why it could not be run
};

/// Runs `shfmt --to-json` on a script. A script that is no POSIX shell, whatever its first line says, is tried as bash.
[[nodiscard]] ShellParse parse_shell(std::string_view text);

}  // namespace connect_userconfig::tool
