// Sixty-four bytes of JSON at a time, as bit masks: bit i is set if byte i is of the class.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

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

/// Bit i of the result is the parity of bits 0 to i.
constexpr std::uint64_t running_parity(std::uint64_t bits) noexcept {
  for (unsigned step = 1; step < block_size; step *= 2) bits ^= bits << step;
  return bits;
}

}  // namespace connect_userconfig::reader
