#include "position.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {

Position position_of(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string_view head = before.substr(line_start);
  const auto columns = std::count_if(head.begin(), head.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return {static_cast<std::uint64_t>(lines) + 1, static_cast<std::uint64_t>(columns) + 1};
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
