#include "text/position.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace connect_userconfig::text {
namespace {

struct Counts {
  std::uint64_t newlines = 0;
  std::uint64_t code_points = 0;  // every byte but the continuation bytes of UTF-8
};

constexpr bool starts_code_point(char byte) noexcept { return static_cast<signed char>(byte) >= -64; }

constexpr std::size_t block_size = 64;

#if defined(__SSE2__)
/// Counts `block_size` bytes.
Counts count_block(const char* bytes) noexcept {
  constexpr int lane = 16;
  // A comparison gives -1 in every byte that it is true for: subtracting counts them, and four cannot overflow a byte.
  auto newlines = _mm_setzero_si128();
  auto code_points = _mm_setzero_si128();
  for (std::size_t i = 0; i < block_size / lane; ++i) {
    const auto value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * lane));
    newlines = _mm_sub_epi8(newlines, _mm_cmpeq_epi8(value, _mm_set1_epi8('\n')));
    code_points = _mm_sub_epi8(code_points, _mm_cmpgt_epi8(value, _mm_set1_epi8(-65)));
  }
  const auto sum = [](__m128i parts) {
    const auto halves = _mm_sad_epu8(parts, _mm_setzero_si128());
    return static_cast<std::uint64_t>(_mm_cvtsi128_si32(halves)) +
           static_cast<std::uint64_t>(_mm_extract_epi16(halves, 4));
  };
  return {sum(newlines), sum(code_points)};
}
#endif

Counts count(std::string_view text) noexcept {
  Counts counts;
#if defined(__SSE2__)
  for (; text.size() >= block_size; text.remove_prefix(block_size)) {
    const auto more = count_block(text.data());
    counts.newlines += more.newlines;
    counts.code_points += more.code_points;
  }
#endif
  for (const char c : text) {
    counts.newlines += c == '\n' ? 1 : 0;
    counts.code_points += starts_code_point(c) ? 1 : 0;
  }
  return counts;
}

/// The index of the last line end; the library's own `rfind` goes byte by byte.
std::size_t last_line_end(std::string_view text) noexcept {
  const auto* found = static_cast<const char*>(::memrchr(text.data(), '\n', text.size()));
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
}

}  // namespace

Position advance(Position start, std::string_view text) noexcept {
  const auto last = last_line_end(text);
  if (last != std::string_view::npos) {
    // One record a line is the usual case, and its only line end the first one.
    const bool only = text.find('\n') == last;
    start.line += only ? 1 : 1 + count(text.substr(0, last)).newlines;
    start.column = 1;
    text.remove_prefix(last + 1);
  }
  start.column += count(text).code_points;
  return start;
}

LineIndex::LineIndex(std::string_view text) : text_(text), starts_{0} {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
}

Position LineIndex::position_of(std::size_t offset) const noexcept {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto start = *(next - 1);
  return advance({static_cast<std::uint64_t>(next - starts_.begin()), 1}, text_.substr(start, offset - start));
}

std::size_t LineIndex::start_of(std::uint64_t line) const noexcept {
  if (line == 0) return 0;
  return starts_[static_cast<std::size_t>(std::min<std::uint64_t>(line, starts_.size())) - 1];
}

Position PositionCursor::position_of(std::size_t offset) noexcept {
  last_ = offset < last_offset_ ? lines_.position_of(offset)
                                : advance(last_, text_.substr(last_offset_, offset - last_offset_));
  last_offset_ = offset;
  return last_;
}

}  // namespace connect_userconfig::text
