// Lines and columns, as people count them: both from 1, columns in code points.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace connect_userconfig::text {

/// Where the byte after `text` stands, if its first byte stands at `start`.
[[nodiscard]] Position advance(Position start, std::string_view text) noexcept;

/// Where a byte of a text stands.
[[nodiscard]] inline Position position_of(std::string_view text, std::size_t offset) noexcept {
  return advance({1, 1}, text.substr(0, offset));
}

/// The same for many bytes of one text.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  [[nodiscard]] Position position_of(std::size_t offset) const noexcept;
  /// The first byte of a line, counted from 1; of the last one if there are fewer.
  [[nodiscard]] std::size_t start_of(std::uint64_t line) const noexcept;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// The same for bytes that mostly come one behind the other: counting on from the last one takes the whole of a text in
/// one line only once.
class PositionCursor {
 public:
  explicit PositionCursor(std::string_view text) : text_(text), lines_(text) {}
  [[nodiscard]] Position position_of(std::size_t offset) noexcept;
  [[nodiscard]] const LineIndex& lines() const noexcept { return lines_; }

 private:
  std::string_view text_;
  LineIndex lines_;
  std::size_t last_offset_ = 0;
  Position last_{1, 1};
};

}  // namespace connect_userconfig::text
