// Sixty-four bytes of JSON at a time, as bit masks: bit i is set if byte i is of the class.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace connect_userconfig::reader {

inline constexpr std::size_t block_size = 64;

struct Block {
  std::uint64_t quote = 0;
  std::uint64_t backslash = 0;
  std::uint64_t open = 0;   // { or [
  std::uint64_t close = 0;  // } or ]
  std::uint64_t newline = 0;
};

/// Classifies `block_size` bytes; all of them have to be readable.
inline Block classify(const char* bytes) noexcept {
  Block block;
#if defined(__SSE2__)
  constexpr int lane = 16;
  // '[' and '{' differ in bit 5 only, and so do ']' and '}'.
  const auto bit5 = _mm_set1_epi8(0x20);
  const auto is = [](__m128i value, char c) {
    return static_cast<std::uint64_t>(
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(value, _mm_set1_epi8(c)))));
  };
  for (unsigned i = 0; i < block_size / lane; ++i) {
    const auto value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + std::size_t{i} * lane));
    const auto folded = _mm_or_si128(value, bit5);
    const auto shift = i * lane;
    block.quote |= is(value, '"') << shift;
    block.backslash |= is(value, '\\') << shift;
    block.open |= is(folded, '{') << shift;
    block.close |= is(folded, '}') << shift;
    block.newline |= is(value, '\n') << shift;
  }
#else
  for (std::size_t i = 0; i < block_size; ++i) {
    const auto bit = std::uint64_t{1} << i;
    switch (bytes[i]) {
      case '"':
        block.quote |= bit;
        break;
      case '\\':
        block.backslash |= bit;
        break;
      case '{':
      case '[':
        block.open |= bit;
        break;
      case '}':
      case ']':
        block.close |= bit;
        break;
      case '\n':
        block.newline |= bit;
        break;
      default:
        break;
    }
  }
#endif
  return block;
}

/// Bit i of the result is the parity of bits 0 to i: between quotes it is set, the opening quote included.
constexpr std::uint64_t running_parity(std::uint64_t bits) noexcept {
  for (unsigned step = 1; step < block_size; step *= 2) bits ^= bits << step;
  return bits;
}

}  // namespace connect_userconfig::reader
