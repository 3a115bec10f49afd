// Values that are known only when the command runs.
//
// A rewriter of scripts puts a marker in the place of each expansion (`$ACW`), translates, and puts the expansion back
// wherever the marker came out. What is allowed:
//   - The value of an option that is carried as it is (`--user-id M`, `--region xM`): stays in its place, unexamined.
//   - A field of the phone configuration that is a marker and nothing else, in shorthand
//     (`AfterContactWorkTimeLimit=M,AutoAccept=true`) or in JSON (`"AfterContactWorkTimeLimit": M`,
//     `"PhoneType": "M"`): comes out in every place that the field's value has in the new command. A marker stands in
//     the output as it did in the input: as a part of an argument, never quoted by a backslash, to be replaced by the
//     text of the expansion.
//   - A marker before the service (`aws M connect ...`): carried, because only global options can stand there.
//   - Anywhere else (all of `--phone-config M`, a part of a field, a field's name, `--cli-input-json M`, an argument
//     behind the operation that is no option's value): the error `dynamic-phone-config`, and the command is to be left
//     alone. A boolean or a number in quotes of JSON is `wrong-type`.
// Text that holds one of the two private-use characters of a marker by itself cannot be told from one: a rewriter
// leaves such a command alone.
#pragma once

#include "connect_userconfig/commands.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace connect_userconfig {

/// The `index`-th marker: U+E0C0, the number in decimal, U+E0C1.
[[nodiscard]] std::string command_marker(std::size_t index);
/// Calls `value(index)` for each marker in `text` and returns the text with what it returned in the markers' places.
[[nodiscard]] std::string replace_command_markers(std::string_view text,
                                                  const std::function<std::string(std::size_t index)>& value);
/// True if there is a marker, or a piece of one, in `text`.
[[nodiscard]] bool has_command_marker(std::string_view text) noexcept;

/// `translate_command` for arguments with markers: they are values to carry.
[[nodiscard]] CommandTranslation translate_marked(std::span<const std::string> arguments, const Loader& loader,
                                                  const CommandOptions& options);
/// `is_known_command` for such arguments.
[[nodiscard]] bool is_known_marked(std::span<const std::string> arguments);

}  // namespace connect_userconfig
