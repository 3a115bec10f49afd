// What the tool's exit status means: the one table. --help prints it; a test holds the man page and docs/cli.md to it.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::tool {

enum ExitCode : int {
  exit_done = 0,
  exit_findings = 1,
  exit_usage = 2,
  exit_io = 3,
  exit_safety = 4,
  exit_credentials = 5,
  exit_interrupted = 130,
};

/// What `aws` alone ends with, in the numbers of the AWS CLI and of shells.
enum AwsExitCode : int {
  aws_cannot_execute = 126,  ///< there is an AWS CLI, and it cannot be executed
  aws_not_found = 127,       ///< there is none
  aws_refuses = 252,         ///< the AWS CLI refuses such a command line as well; nothing was run
};

struct ExitMeaning {
  ExitCode code;
  std::string_view meaning;
};

inline constexpr ExitMeaning exit_meanings[] = {
    {exit_done, "done, or nothing to do"},
    {exit_findings, "something was withheld, would change, or needs a person"},
    {exit_usage, "wrong usage, or refused as a whole; nothing was run"},
    {exit_io, "a file could not be opened, read or written"},
    {exit_safety, "stopped for safety: what is wrong is not one user's alone"},
    {exit_credentials, "credentials or permissions are missing"},
    {exit_interrupted, "interrupted"},
};

/// The table as a sentence of --help.
inline std::string exit_codes_text() {
  std::string text = "Exit codes:";
  for (const auto& [code, meaning] : exit_meanings) text.append("\n  " + std::to_string(code) + "  ").append(meaning);
  return text;
}

}  // namespace connect_userconfig::tool
