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

/// Where in valid JSON `text` the value stands that `pointer` (RFC 6901) names; its name at that repetition (1 is the
/// second of its name) if one is asked for. A value that is not there gives the nearest object or array that should
/// hold it.
[[nodiscard]] Span locate(std::string_view text, std::string_view pointer, std::size_t repetition = 0);

}  // namespace connect_userconfig::reader
