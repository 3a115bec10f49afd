// Lines, and commands that go on in further ones.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// How much of a line or of a command is looked at each way, so that the whole stays linear.
inline constexpr std::size_t longest_line = 4000;

/// Where the line begins that `at` stands in.
[[nodiscard]] std::size_t near_line_start(std::string_view text, std::size_t at);

/// Where it ends: at its line end, or at the end of the text.
[[nodiscard]] std::size_t near_line_end(std::string_view text, std::size_t at);

/// Without the space at its end.
[[nodiscard]] std::string_view without_space(std::string_view text);

/// Without that before its first word in the line.
[[nodiscard]] std::string_view without_first_space(std::string_view text);

/// True if a command goes on in the next line: a backslash, a space and a backquote, or a circumflex ends the line.
[[nodiscard]] bool goes_on(std::string_view line);

/// Where the command begins that `at` stands in: its line, or one that goes on in it.
[[nodiscard]] std::size_t command_start(std::string_view text, std::size_t at);

/// Where it ends.
[[nodiscard]] std::size_t command_end(std::string_view text, std::size_t at);

}  // namespace connect_userconfig::rewriting
