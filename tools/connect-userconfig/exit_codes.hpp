// What the tool's exit status means: the one table.
#pragma once

namespace connect_userconfig::tool {

enum ExitCode : int {
  exit_done = 0,      ///< everything was converted, or had nothing to do
  exit_findings = 1,  ///< something was withheld or needs a person (or as --fail-on says)
  exit_usage = 2,     ///< the command line is wrong; nothing was run
  exit_io = 3,        ///< an input or output could not be opened, read or written
};

}  // namespace connect_userconfig::tool
