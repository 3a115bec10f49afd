// Sixty-four bytes of JSON at a time, as bit masks: bit i is set if byte i is of the class.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace connect_userconfig::reader {

inline constexpr std::size_t block_size = 64;

struct Block {
  std::uint64_t quote = 0;
  std::uint64_t parity = 0;  // whether the number of quotes up to here is odd: between them, the opening one included
  std::uint64_t backslash = 0;
  std::uint64_t bracket = 0;  // any of { } [ ]
  std::uint64_t newline = 0;
};

/// Classifies `count` times `block_size` bytes; all of them have to be readable.
using Classifier = void (*)(const char* bytes, std::size_t count, Block* blocks) noexcept;
/// The ways of doing so that this processor has, the fastest first. They all find the same.
[[nodiscard]] std::span<const Classifier> classifiers() noexcept;

/// What matters for lines and columns.
struct TextCounts {
  std::uint64_t newlines = 0;
  std::uint64_t code_points = 0;  // every byte but the continuation bytes of UTF-8
};

constexpr bool starts_code_point(char byte) noexcept { return static_cast<signed char>(byte) >= -64; }

/// Counts `block_size` bytes.
inline TextCounts count_text(const char* bytes) noexcept {
  TextCounts counts;
#if defined(__SSE2__)
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
  counts.newlines = sum(newlines);
  counts.code_points = sum(code_points);
#else
  for (std::size_t i = 0; i < block_size; ++i) {
    counts.newlines += bytes[i] == '\n' ? 1 : 0;
    counts.code_points += starts_code_point(bytes[i]) ? 1 : 0;
  }
#endif
  return counts;
}

/// Bit i of the result is the parity of bits 0 to i.
constexpr std::uint64_t running_parity(std::uint64_t bits) noexcept {
  for (unsigned step = 1; step < block_size; step *= 2) bits ^= bits << step;
  return bits;
}

}  // namespace connect_userconfig::reader
