#include "reader/position.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// Counts in bytes, which compilers turn into vector code, and adds up before a byte can overflow.
template <class Predicate>
std::uint64_t count_if(std::string_view text, Predicate predicate) noexcept {
  std::uint64_t total = 0;
  while (!text.empty()) {
    const auto part = text.substr(0, 255);
    unsigned char count = 0;
    for (const char c : part) count = static_cast<unsigned char>(count + (predicate(c) ? 1 : 0));
    total += count;
    text.remove_prefix(part.size());
  }
  return total;
}

}  // namespace

Position advance(Position start, std::string_view text) noexcept {
  const auto last = text.rfind('\n');
  if (last != std::string_view::npos) {
    start.line += 1 + count_if(text.substr(0, last), [](char c) { return c == '\n'; });
    start.column = 1;
    text.remove_prefix(last + 1);
  }
  // Every byte but the continuation bytes of UTF-8 starts a code point.
  start.column += count_if(text, [](char c) { return static_cast<signed char>(c) >= -64; });
  return start;
}

}  // namespace connect_userconfig::reader
