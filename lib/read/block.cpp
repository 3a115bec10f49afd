#include "read/block.hpp"

#include <array>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace connect_userconfig::reader {
namespace {

#if defined(__x86_64__)

// '[' and '{' differ in bit 5 only, and so do ']' and '}'.
constexpr char bit5 = 0x20;

void classify_by_16(const char* bytes, std::size_t count, Block* blocks) noexcept {
  constexpr unsigned lane = 16;
  const auto is = [](__m128i value, char c) {
    return static_cast<std::uint64_t>(
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(value, _mm_set1_epi8(c)))));
  };
  for (std::size_t i = 0; i < count; ++i) {
    Block block;
    for (unsigned shift = 0; shift < block_size; shift += lane) {
      const auto value = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * block_size + shift));
      const auto folded = _mm_or_si128(value, _mm_set1_epi8(bit5));
      block.quote |= is(value, '"') << shift;
      block.backslash |= is(value, '\\') << shift;
      block.bracket |= (is(folded, '{') | is(folded, '}')) << shift;
      block.newline |= is(value, '\n') << shift;
    }
    block.parity = running_parity(block.quote);
    blocks[i] = block;
  }
}

/// The same for processors that compare 32 bytes at once, as nearly all do. What they do not share with the rest must
/// stay inside the function that is compiled for them, so it says everything by itself.
__attribute__((target("avx2,pclmul"))) void classify_by_32(const char* bytes, std::size_t count,
                                                           Block* blocks) noexcept {
  const auto both = [](int low, int high) __attribute__((target("avx2,pclmul"))) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(low)) |
           static_cast<std::uint64_t>(static_cast<std::uint32_t>(high)) << 32;
  };
  const auto quote = _mm256_set1_epi8('"');
  const auto backslash = _mm256_set1_epi8('\\');
  const auto open = _mm256_set1_epi8('{');
  const auto close = _mm256_set1_epi8('}');
  const auto newline = _mm256_set1_epi8('\n');
  const auto bit = _mm256_set1_epi8(bit5);
  for (std::size_t i = 0; i < count; ++i) {
    const auto* at = reinterpret_cast<const __m256i*>(bytes + i * block_size);
    const auto low = _mm256_loadu_si256(at);
    const auto high = _mm256_loadu_si256(at + 1);
    const auto low_folded = _mm256_or_si256(low, bit);
    const auto high_folded = _mm256_or_si256(high, bit);
    const auto quotes =
        both(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, quote)), _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, quote)));
    blocks[i].quote = quotes;
    // A product without carries, by ones alone, is the parity of all bits up to each.
    const auto ones = _mm_set1_epi8(-1);
    blocks[i].parity = static_cast<std::uint64_t>(
        _mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(quotes)), ones, 0)));
    blocks[i].backslash = both(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, backslash)),
                               _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, backslash)));
    blocks[i].bracket = both(_mm256_movemask_epi8(_mm256_or_si256(_mm256_cmpeq_epi8(low_folded, open),
                                                                  _mm256_cmpeq_epi8(low_folded, close))),
                             _mm256_movemask_epi8(_mm256_or_si256(_mm256_cmpeq_epi8(high_folded, open),
                                                                  _mm256_cmpeq_epi8(high_folded, close))));
    blocks[i].newline = both(_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, newline)),
                             _mm256_movemask_epi8(_mm256_cmpeq_epi8(high, newline)));
  }
}

#endif

/// For every processor.
void classify_by_1(const char* bytes, std::size_t count, Block* blocks) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    Block block;
    for (std::size_t k = 0; k < block_size; ++k) {
      const auto bit = std::uint64_t{1} << k;
      const char c = bytes[i * block_size + k];
      if (c == '"') block.quote |= bit;
      if (c == '\\') block.backslash |= bit;
      if (c == '{' || c == '[' || c == '}' || c == ']') block.bracket |= bit;
      if (c == '\n') block.newline |= bit;
    }
    block.parity = running_parity(block.quote);
    blocks[i] = block;
  }
}

}  // namespace

std::span<const Classifier> classifiers() noexcept {
#if defined(__x86_64__)
  static constexpr std::array<Classifier, 3> all = {classify_by_32, classify_by_16, classify_by_1};
  const bool by_32 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("pclmul") != 0;
  return std::span(all).subspan(by_32 ? 0 : 1);
#else
  static constexpr std::array<Classifier, 1> all = {classify_by_1};
  return all;
#endif
}

}  // namespace connect_userconfig::reader
