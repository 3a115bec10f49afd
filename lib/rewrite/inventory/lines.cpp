#include "lines.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {

std::string_view without_space(std::string_view text) { return text.substr(0, text.find_last_not_of(" \t\r") + 1); }

std::string_view without_first_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::size_t near_line_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, longest_line);
  return at + std::min(rest.find('\n'), rest.size());
}

std::size_t near_line_start(std::string_view text, std::size_t at) {
  const std::size_t first = at - std::min(at, longest_line);
  const std::size_t newline = text.substr(first, at - first).rfind('\n');
  return newline == std::string_view::npos ? first : first + newline + 1;
}

bool goes_on(std::string_view line) {
  line = without_space(line);
  if (line.ends_with('`')) return line.size() > 1 && (line[line.size() - 2] == ' ' || line[line.size() - 2] == '\t');
  return line.ends_with('\\') || line.ends_with('^');
}

std::size_t command_start(std::string_view text, std::size_t at) {
  std::size_t start = near_line_start(text, at);
  while (start > 0 && at - start < longest_line) {
    const std::size_t before = near_line_start(text, start - 1);
    if (before == start || !goes_on(text.substr(before, start - 1 - before))) break;
    start = before;
  }
  return start;
}

std::size_t command_end(std::string_view text, std::size_t at) {
  std::size_t stop = near_line_end(text, at);
  while (stop < text.size() && stop - at < longest_line && goes_on(text.substr(at, stop - at)))
    stop = near_line_end(text, stop + 1);
  return stop;
}

}  // namespace connect_userconfig::rewriting
