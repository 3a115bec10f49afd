// What an assignment is to: by brackets and lines, without a parser.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// The last word of a text, from its first character on; empty if it does not end with one.
[[nodiscard]] std::string_view last_word(std::string_view text);

/// What is assigned to, of the code before the sign: `p` of `const p: T`, of `self.p` and of `p +`.
[[nodiscard]] std::string_view assigned_to(std::string_view left);

/// The variable that a setting with the name `[begin, end)` is put into: `p` of `p["PhoneConfig"] = x`,
/// `p.setPhoneConfig(x)` and `p = {"PhoneConfig": x}`. Empty if there is none to be seen.
[[nodiscard]] std::string_view variable_of(std::string_view text, std::size_t begin, std::size_t end);

/// True if the text has this name as a word.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

}  // namespace connect_userconfig::rewriting
