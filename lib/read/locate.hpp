// From a JSON Pointer to a place in the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::reader {

/// Bytes of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where in valid JSON `text` the value stands that `pointer` (RFC 6901) names; its name if the last part names a
/// member twice and `repeated` asks for the second. A value that is not there gives the nearest object or array that
/// should hold it.
[[nodiscard]] Span locate(std::string_view text, std::string_view pointer, bool repeated = false);

}  // namespace connect_userconfig::reader
