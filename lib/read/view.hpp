// The part of a stream that is in memory. Offsets count from the start of the stream, so they stay good while the part
// moves on.
#pragma once

#include "text/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace connect_userconfig::reader {

using Offset = std::uint64_t;
inline constexpr Offset nowhere = ~Offset{0};

class View {
 public:
  constexpr View() = default;
  /// `bytes`, the first of which stands at `from` in the stream. 64 bytes behind them are readable.
  constexpr explicit View(std::string_view bytes, Offset from = 0) noexcept : bytes_(bytes), from_(from) {}

  [[nodiscard]] constexpr Offset from() const noexcept { return from_; }
  [[nodiscard]] constexpr Offset end() const noexcept { return from_ + bytes_.size(); }
  [[nodiscard]] constexpr char operator[](Offset at) const noexcept { return bytes_[at - from_]; }
  [[nodiscard]] const char* data_at(Offset at) const noexcept { return bytes_.data() + (at - from_); }
  [[nodiscard]] constexpr std::string_view sub(Offset from, Offset to) const noexcept {
    return bytes_.substr(from - from_, to - from);
  }
  [[nodiscard]] constexpr std::string_view since(Offset from) const noexcept { return bytes_.substr(from - from_); }
  /// The view without what comes at and after `end`.
  [[nodiscard]] constexpr View until(Offset end) const noexcept { return View(bytes_.substr(0, end - from_), from_); }

 private:
  std::string_view bytes_;
  Offset from_ = 0;
};

/// What is at hand within `most` bytes from `at`, and whether it is all that may be asked for: what needs no more than
/// that is decided in the same way wherever the stream is cut, and without waiting for ever.
struct Near {
  View view;
  bool last = false;
};
[[nodiscard]] inline Near near(const View& view, bool last, Offset at, Offset most) noexcept {
  if (view.end() - at <= most) return {view, last};
  return {view.until(at + most), true};
}

/// The first byte from `at` on that is no white space; the end of the view if there is none.
[[nodiscard]] inline Offset skip_blanks(const View& view, Offset at) noexcept {
  while (at < view.end() && is_blank(view[at])) ++at;
  return at;
}

/// The end of the string that starts at `at`, behind its closing quote. Nowhere if its line ends before, or if it is
/// not all there within `most` bytes.
[[nodiscard]] inline Offset string_end(const View& view, Offset at, std::size_t most = ~std::size_t{0}) noexcept {
  const auto end = most < view.end() - at ? at + most : view.end();
  for (auto i = at + 1; i < end; ++i) {
    if (view[i] == '"') return i + 1;
    if (view[i] == '\\' && i + 1 < end) ++i;
    if (view[i] == '\n') return nowhere;
  }
  return nowhere;
}

}  // namespace connect_userconfig::reader
