// One cell of a spreadsheet that nobody can smuggle a formula into.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::review {

/// Appends `text` as a quoted cell. An apostrophe is put before what a spreadsheet would take for the beginning of a
/// formula: `=`, `+`, `-`, `@` and their full-width forms, a tab or a line end at the start of the cell, blanks before
/// it not counted; and likewise behind a comma, a semicolon, a tab or a line end, where a spreadsheet with other
/// settings would begin a cell of its own. Source: https://owasp.org/www-community/attacks/CSV_Injection
void append_csv_cell(std::string_view text, std::string& to);

}  // namespace connect_userconfig::review
