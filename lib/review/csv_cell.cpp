#include "review/csv_cell.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::review {
namespace {

constexpr std::array<std::string_view, 11> starters = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20",
};
/// What a spreadsheet passes over before it looks whether a cell is a formula. Quotes end a cell for who splits
/// elsewhere.
constexpr std::array<std::string_view, 6> blanks = {" ", "\"", "\u00a0", "\u200b", "\u3000", "\ufeff"};

bool is_separator(char c) { return c == ',' || c == ';' || c == '\t' || c == '|' || c == '\n' || c == '\r'; }

template <std::size_t size>
std::size_t length_of_any(const std::array<std::string_view, size>& all, std::string_view text) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](std::string_view each) { return text.starts_with(each); });
  return found == all.end() ? 0 : found->size();
}

/// Whether a formula begins here, after blanks.
bool begins_formula(std::string_view text) {
  while (const auto blank = length_of_any(blanks, text)) text.remove_prefix(blank);
  return length_of_any(starters, text) != 0;
}

}  // namespace

void append_csv_cell(std::string_view text, std::string& to) {
  to += '"';
  bool start = true;
  while (!text.empty()) {
    if (start && begins_formula(text)) to += '\'';
    start = is_separator(text.front());
    if (text.front() == '"') to += '"';
    to += text.front();
    text.remove_prefix(1);
  }
  to += '"';
}

}  // namespace connect_userconfig::review
