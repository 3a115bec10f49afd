// What an assignment is to: by brackets and lines, without a parser.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace connect_userconfig::rewriting {

/// The last word of a text, from its first character on; empty if it does not end with one.
[[nodiscard]] std::string_view last_word(std::string_view text);

/// The object whose member begins behind this code: `p` of `p.` and of `p->`; nothing if no member does.
[[nodiscard]] std::optional<std::string_view> owner_before(std::string_view code);

/// `this`, `self`, or what has the name of a class: its members are those of the class around.
[[nodiscard]] bool is_class_or_self(std::string_view owner);

/// Without the path to a member that it ends with: `new ` of `new sdk.`.
[[nodiscard]] std::string_view without_path(std::string_view code);

/// What is assigned to, of the code before the sign: `p` of `const p: T`, of `self.p` and of `p +`.
[[nodiscard]] std::string_view assigned_to(std::string_view left);

/// The variable that a setting with the name `[begin, end)` is put into: `p` of `p["PhoneConfig"] = x`,
/// `p.setPhoneConfig(x)` and `p = {"PhoneConfig": x}`. Empty if there is none to be seen.
[[nodiscard]] std::string_view variable_of(std::string_view text, std::size_t begin, std::size_t end);

/// True if the text has this name as a word.
[[nodiscard]] bool has_word(std::string_view text, std::string_view word);

}  // namespace connect_userconfig::rewriting
