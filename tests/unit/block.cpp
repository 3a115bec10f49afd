// Every way of classifying bytes finds the same, whatever the processor.
#include "read/block.hpp"

#include "unit/support.hpp"

#include <random>

using namespace connect_userconfig;
using reader::Block;
using reader::block_size;

BOOST_AUTO_TEST_SUITE(block)

std::string bytes_of(std::uint64_t mask) {
  std::string bits;
  for (std::size_t i = 0; i < block_size; ++i) bits += (mask >> i & 1U) != 0 ? '1' : '.';
  return bits;
}

/// One bit a byte that is among `wanted`.
std::string bytes_among(std::string_view text, std::string_view wanted) {
  std::string bits;
  for (const char c : text) bits += wanted.find(c) != std::string_view::npos ? '1' : '.';
  return bits;
}

/// One bit a byte behind an odd number of quotes, itself included.
std::string between_quotes(std::string_view text) {
  std::string bits;
  bool odd = false;
  for (const char c : text) {
    if (c == '"') odd = !odd;
    bits += odd ? '1' : '.';
  }
  return bits;
}

BOOST_AUTO_TEST_CASE(all_ways_find_what_is_there) {
  std::mt19937 random(20260210);
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  for (int i = 0; i < 256; ++i) text += "\"\\{}[]\n:, a\xfb\xdb"[random() % 13];
  const auto count = text.size() / block_size;
  BOOST_REQUIRE(!reader::classifiers().empty());
  for (const auto classify : reader::classifiers()) {
    std::vector<Block> blocks(count);
    classify(text.data(), count, blocks.data());
    for (std::size_t i = 0; i < count; ++i) {
      const auto part = std::string_view(text).substr(i * block_size, block_size);
      BOOST_TEST(bytes_of(blocks[i].quote) == bytes_among(part, "\""));
      BOOST_TEST(bytes_of(blocks[i].parity) == between_quotes(part));
      BOOST_TEST(bytes_of(blocks[i].backslash) == bytes_among(part, "\\"));
      BOOST_TEST(bytes_of(blocks[i].bracket) == bytes_among(part, "{}[]"));
      BOOST_TEST(bytes_of(blocks[i].newline) == bytes_among(part, "\n"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
