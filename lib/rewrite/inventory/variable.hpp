// What an assignment is to: by brackets and lines, without a parser.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// The variable that a setting with the name `[begin, end)` is put into: `p` of `p["PhoneConfig"] = x`,
/// `p.setPhoneConfig(x)` and `p = {"PhoneConfig": x}`. Empty if there is none to be seen.
[[nodiscard]] std::string_view variable_of(std::string_view text, std::size_t begin, std::size_t end);

/// True if the text has this name as a word.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

}  // namespace connect_userconfig::rewriting
