// Text as code points: the AWS CLI's grammar and the service model's lengths count them, not bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::commands {

/// The code points of UTF-8 text; nothing if it is not valid UTF-8.
[[nodiscard]] std::optional<std::u32string> code_points(std::string_view text);
/// UTF-8 of valid code points.
[[nodiscard]] std::string utf8(std::u32string_view text);

/// White space as the AWS CLI's grammar (Python's `\s` and `strip`) sees it.
[[nodiscard]] bool is_space(char32_t c) noexcept;
/// Without white space at both ends; the text must be valid UTF-8 to lose more than ASCII space.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// True if the text is in Unicode normal form C already. Invalid UTF-8 is not.
[[nodiscard]] bool is_nfc(std::string_view text);
/// True for letters, separators and numbers of any script.
[[nodiscard]] bool is_letter_separator_or_number(char32_t c) noexcept;

}  // namespace connect_userconfig::commands
