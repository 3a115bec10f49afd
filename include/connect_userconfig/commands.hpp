// AWS CLI commands: what a legacy command becomes. A component of its own, `connect_userconfig::commands`, so that the
// core library needs no YAML and no Unicode tables. Nothing here runs a command or reads a file by itself.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

/// What a `file://` or `fileb://` value holds. Without `content`, `error` says why, for a person.
struct LoadedFile {
  std::optional<std::string> content;
  std::string error;
};

/// Brings the content of a parameter file. The path is the text behind `file://`, before `~` and `$VARIABLE` are
/// expanded.
using Loader = std::function<LoadedFile(std::string_view path)>;

/// Reads from the file system as the AWS CLI does: `~`, `~user`, `$VARIABLE` and `${VARIABLE}` are expanded, relative
/// paths count from the current directory. Errors: what the system says, or that the file is over 8 MiB.
[[nodiscard]] LoadedFile load_parameter_file(std::string_view path);

struct CommandOptions {
  ConvertOptions convert;  ///< `auto_accept`, `absent` and `existing` count; identity stands in the command itself
};

/// `count` arguments from `first` on (counted from 0) are replaced by `arguments`; `count` is never 0.
struct CommandEdit {
  std::size_t first = 0;
  std::size_t count = 0;
  std::vector<std::string> arguments;
  friend bool operator==(const CommandEdit&, const CommandEdit&) = default;
};

/// What becomes of a command.
///
/// `converted`: `arguments` is the new command, the old one with `edits` applied.
/// `unchanged`: `arguments` is the old command, and it is right as it is; or it is empty and `nothing_to_run` is set,
///              because the legacy command had nothing that the new one could say (`nothing-to-migrate`).
/// `withheld`:  the command must not run; `diagnostics` has an error. `arguments` is the old command.
///
/// `Diagnostic::argument` says which argument a diagnostic is about; of a file that the argument names, `detail` begins
/// with the name, and line and column are those of the file's text.
struct CommandTranslation {
  Outcome outcome = Outcome::unchanged;
  Form form = Form::automatic;  ///< which known command it is; `automatic` for any other, which is not examined
  bool nothing_to_run = false;
  std::vector<std::string> arguments;
  std::vector<CommandEdit> edits;  ///< in order, not overlapping
  Diagnostics diagnostics;
};

/// Translates one AWS CLI command. `arguments` are those behind the word `aws`.
///
/// Pure but for `loader`: no I/O, no globals, no exceptions for bad data.
///
///     std::vector<std::string> old{"connect", "update-user-phone-config", "--user-id", "u", "--instance-id", "i",
///                                  "--phone-config", "PhoneType=SOFT_PHONE"};
///     translate_command(old, load_parameter_file).arguments;
///     // connect update-user-config --user-id u --instance-id i
///     // --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE
///
/// | command | becomes |
/// |---|---|
/// | `connect update-user-phone-config` | `connect update-user-config` with per-channel options |
/// | `connect create-user` with a phone configuration | the same with per-channel options instead of it |
/// | `connect update-user-identity-info` | unchanged, checked |
/// | `chime update-user` | unchanged, checked, warning `service-retired` |
/// | anything else, and any `--generate-cli-skeleton` or `help` | unchanged, not examined |
///
/// Errors: those of `convert`, and `unknown-option`, `missing-option`, `invalid-option-value`,
/// `unknown-parameter`, `parameter-file-unreadable`, `dynamic-phone-config`, `invalid-value`, `duplicate-member`.
/// Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters.html
[[nodiscard]] CommandTranslation translate_command(std::span<const std::string> arguments, const Loader& loader,
                                                   const CommandOptions& options = {});

/// The diagnostic's message with its argument: `the value of an option cannot be read: argument 8, column 48: ...`.
[[nodiscard]] std::string command_message(const Diagnostic& diagnostic);

/// True if the command was withheld for something that the AWS CLI itself refuses with exit status 252 before it sends
/// anything: an option, a member or a value that it does not know.
[[nodiscard]] bool is_refused_by_cli(const Diagnostics& diagnostics) noexcept;

/// True if these arguments are a command that `translate_command` would look into. Cheap: for the way through of
/// others.
[[nodiscard]] bool is_known_command(std::span<const std::string> arguments);

/// One word for a POSIX shell: as it is if no shell could see anything special in it, else in single quotes.
/// `quote_for_shell("it's")` is `'it'\''s'`.
[[nodiscard]] std::string quote_for_shell(std::string_view word);
/// Words, quoted and joined by spaces.
[[nodiscard]] std::string quote_for_shell(std::span<const std::string> words);

}  // namespace connect_userconfig
