// What a file is that is no export of users, as a whole: people convert what they have, and it should be called by its
// name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::reader {

/// What an input may be instead.
enum class Foreign : std::uint8_t {
  gzip,
  bzip2,
  xz,
  zstd,
  zip,
  tar,
  pdf,
  utf16,
  utf32,
  html,
  xml,
  cloudformation,
  yaml,
  csv,
  identifiers,
  json_strings,
  object_literal,
  aws_table,
  aws_text,
  aws_error,
  shell_error,
  script,
  plan,
  list_users,
  report,
  sarif,
  binary,
};

/// How much of an input it takes at the most to tell what it is.
inline constexpr std::size_t foreign_prefix = std::size_t{64} << 10;

struct Sniffed {
  bool decided = false;           ///< false: more of the input has to be seen
  std::optional<Foreign> kind{};  ///< nothing: it may be JSON, or text with JSON in it
};

/// Looks at the start of an input; `whole` if there is no more of it than that, or no more to be had. Depends on the
/// content alone: what is decided of a text stays so however much is seen of it. Anything with a line that starts like
/// a JSON document is left to the reader, which finds the records between other lines; only what can be nothing else by
/// its first bytes is not, and JSON that is something else by its first members (a plan, a report, a template).
///
///     sniff("PK\x03\x04...", false)                 // zip
///     sniff("{", false)                             // decided: may be JSON
///     sniff("username,phone\nmary,+1206\n", true)   // CSV
[[nodiscard]] Sniffed sniff(std::string_view prefix, bool whole);

/// What it is and what to do: `it is compressed with gzip; unpack it first: gzip -dc FILE | connect-userconfig
/// convert`. Of an error of the AWS CLI it shows the text, made safe to print.
[[nodiscard]] std::string describe_foreign(Foreign kind, std::string_view prefix);

/// Of an error of the AWS CLI or of a shell: the line that says it.
[[nodiscard]] std::string_view error_line(Foreign kind, std::string_view prefix);

/// What a text is that was to be read as something else than an export, if it can be no text of any kind or is one of
/// the AWS CLI's failures: `it is compressed with gzip; unpack it first: gzip -dc FILE > NEW_FILE`. Empty if it may be
/// right.
[[nodiscard]] std::string describe_no_text(std::string_view text);

}  // namespace connect_userconfig::reader
