#include "position.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {

namespace {

std::uint64_t characters(std::string_view text) {
  const auto starts = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return static_cast<std::uint64_t>(starts);
}

}  // namespace

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t newline = before.rfind('\n');
  const auto lines = static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  return {lines + 1, characters(before.substr(newline == std::string_view::npos ? 0 : newline + 1)) + 1};
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    starts_.push_back(at + 1);
  }
}

Position LineIndex::position_of(std::size_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(next - starts_.begin());
  const std::size_t start = starts_[line - 1];
  return {line, characters(text_.substr(start, offset - start)) + 1};
}

std::string escape_pointer(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out.append("~0");
    else if (c == '/')
      out.append("~1");
    else
      out.push_back(c);
  }
  return out;
}

LocatedDiagnostic finding(DiagnosticId id, Position position, std::string detail, std::string pointer) {
  LocatedDiagnostic result;
  result.id = id;
  result.message = Diagnostic{.id = id, .path = {}, .tail = {}, .detail = std::move(detail)}.message();
  result.position = position;
  result.pointer = std::move(pointer);
  return result;
}

}  // namespace connect_userconfig::rewriting
