// What has to be known of bytes in more than one place.
#pragma once

#include <string_view>

namespace connect_userconfig {

/// True if all bytes are printable ASCII and none is in `except`. Looks at every byte without a branch, which compilers
/// turn into vector code: nearly all strings are plain.
template <class... Bytes>
[[nodiscard]] bool is_plain(std::string_view text, Bytes... except) noexcept {
  unsigned found = 0;
  for (const char byte : text) {
    const auto c = static_cast<unsigned char>(byte);
    found |= static_cast<unsigned>(c < 0x20) | static_cast<unsigned>(c >= 0x7f);
    ((found |= static_cast<unsigned>(byte == except)), ...);
  }
  return found == 0;
}

[[nodiscard]] bool is_valid_utf8(std::string_view text) noexcept;

[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace connect_userconfig
