// Programs within other texts: here-documents, `-c`, Lambda functions in templates, steps of pipelines, scripts of
// pages.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "scan.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// The language of the program that the call stands in, told by how the call is written: `host`, what the text as a
/// whole is written in, where the call is spelled as its SDK spells it or where nothing tells.
[[nodiscard]] Language program_of(std::string_view text, const Site& site, Language host);

/// True if lists of several lines can take the place of what begins at `at` in a program of another language than
/// the text around it: the text has lines of its own for it, and is no string of one line.
[[nodiscard]] bool can_hold_lines(std::string_view text, std::size_t at, Language host);

}  // namespace connect_userconfig::rewriting
