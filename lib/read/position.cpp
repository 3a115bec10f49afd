#include "read/position.hpp"

#include "read/block.hpp"

#include <cstring>

namespace connect_userconfig::reader {
namespace {

TextCounts count(std::string_view text) noexcept {
  TextCounts counts;
  const auto add = [&counts](const TextCounts& more) {
    counts.newlines += more.newlines;
    counts.code_points += more.code_points;
  };
  while (text.size() >= block_size) {
    add(count_text(text.data()));
    text.remove_prefix(block_size);
  }
  for (const char c : text) add({.newlines = c == '\n' ? 1U : 0U, .code_points = starts_code_point(c) ? 1U : 0U});
  return counts;
}

/// The index of the last line end; the library's own `rfind` goes byte by byte.
std::size_t last_line_end(std::string_view text) noexcept {
  const auto* found = static_cast<const char*>(::memrchr(text.data(), '\n', text.size()));
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
}

}  // namespace

Position advance(Position start, std::string_view text) noexcept {
  const auto last = last_line_end(text);
  if (last != std::string_view::npos) {
    // One record a line is the usual case, and its only line end the first one.
    const bool only = text.find('\n') == last;
    start.line += only ? 1 : 1 + count(text.substr(0, last)).newlines;
    start.column = 1;
    text.remove_prefix(last + 1);
  }
  start.column += count(text).code_points;
  return start;
}

}  // namespace connect_userconfig::reader
