// From a JSON Pointer to a place in the text.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::reader {

/// The offset in valid JSON `text` of the value that `pointer` (RFC 6901) names; of its name if the last part names a
/// member twice and `repeated` asks for the second. A value that is not there gives the nearest object or array that
/// should hold it.
[[nodiscard]] std::size_t locate(std::string_view text, std::string_view pointer, bool repeated = false);

}  // namespace connect_userconfig::reader
