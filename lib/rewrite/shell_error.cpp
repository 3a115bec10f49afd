// What shfmt says of a script that it does not understand, as a diagnostic.
#include "connect_userconfig/rewrite.hpp"
#include "connect_userconfig/text.hpp"
#include "finding.hpp"

#include <charconv>

namespace connect_userconfig {

LocatedDiagnostic shell_syntax_error(std::string_view shfmt_message) {
  Position position;
  const char* end = shfmt_message.data() + shfmt_message.size();
  const auto line = std::from_chars(shfmt_message.data(), end, position.line);
  std::string_view words = shfmt_message;
  if (line.ec == std::errc{} && line.ptr != end && *line.ptr == ':') {
    const auto column = std::from_chars(line.ptr + 1, end, position.column);
    if (column.ec == std::errc{} && column.ptr != end && *column.ptr == ':') {
      words = std::string_view{column.ptr + 1, static_cast<std::size_t>(end - column.ptr - 1)};
    }
  } else {
    position = {};
  }
  while (words.starts_with(' ')) words.remove_prefix(1);
  words = words.substr(0, words.find('\n'));
  return rewriting::finding(DiagnosticId::shell_syntax, {position, {}}, printable(words, 200));
}

}  // namespace connect_userconfig
