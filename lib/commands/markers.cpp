#include "commands/markers.hpp"

#include <charconv>

namespace connect_userconfig {
namespace {

constexpr std::string_view opening = "\xEE\x83\x80";  // U+E0C0
constexpr std::string_view closing = "\xEE\x83\x81";  // U+E0C1

}  // namespace

std::string command_marker(std::size_t index) {
  return std::string(opening).append(std::to_string(index)).append(closing);
}

bool has_command_marker(std::string_view text) noexcept {
  return text.find(opening) != std::string_view::npos || text.find(closing) != std::string_view::npos;
}

std::string replace_command_markers(std::string_view text, const std::function<std::string(std::size_t index)>& value) {
  std::string result;
  while (true) {
    const auto start = text.find(opening);
    if (start == std::string_view::npos) return result.append(text);
    const auto digits = start + opening.size();
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data() + digits, text.data() + text.size(), index);
    const auto after = static_cast<std::size_t>(end - text.data());
    const bool whole = error == std::errc{} && text.substr(after).starts_with(closing);
    result.append(text.substr(0, whole ? start : digits));
    if (whole) result.append(value(index));
    text.remove_prefix(whole ? after + closing.size() : digits);
  }
}

}  // namespace connect_userconfig
