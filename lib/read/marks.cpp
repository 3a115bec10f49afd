#include "read/marks.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// The bits of the bytes that a backslash takes out of their usual meaning. `carry` goes from block to block.
std::uint64_t escaped_bytes(std::uint64_t backslashes, std::size_t count, bool& carry) noexcept {
  if (backslashes == 0 && !carry) return 0;
  std::uint64_t escaped = carry ? 1 : 0;
  carry = false;
  backslashes &= ~escaped;
  while (backslashes != 0) {
    const auto at = static_cast<unsigned>(std::countr_zero(backslashes));
    if (at + 1 == count) {
      carry = true;
      break;
    }
    const auto next = std::uint64_t{1} << (at + 1);
    escaped |= next;
    backslashes &= ~next & (backslashes - 1);
  }
  return escaped;
}

}  // namespace

void Marks::start_at_bracket(Offset position) noexcept {
  while (given_ < count_ && from_ + offsets_[given_] < position) ++given_;
  // A bracket that is a mark was found to be outside of strings, as it is from here: the rest follows from that.
  if (given_ < count_ && from_ + offsets_[given_] == position) return;
  start(position);
}

void Marks::start(Offset position) noexcept {
  from_ = end_ = position;
  count_ = given_ = 0;
  in_string_ = escaped_ = false;
}

void Marks::find(const View& view) noexcept {
  const auto left = static_cast<std::size_t>(view.end() - end_);
  const auto blocks = std::min((left + block_size - 1) / block_size, most_blocks);
  std::array<Block, most_blocks> found;
  classify_(view.data_at(end_), blocks, found.data());
  from_ = end_;
  end_ += std::min(left, blocks * block_size);
  count_ = given_ = 0;
  for (std::size_t i = 0; i < blocks; ++i) {
    const auto start = i * block_size;
    const auto size = std::min(block_size, static_cast<std::size_t>(end_ - from_) - start);
    const auto& block = found[i];
    const auto valid = ~std::uint64_t{0} >> (block_size - size);
    auto in_string = block.parity;
    if (escaped_ || (block.backslash & valid) != 0) {
      in_string = running_parity(block.quote & ~escaped_bytes(block.backslash & valid, size, escaped_));
    }
    if (in_string_) in_string = ~in_string;
    in_string_ = ((in_string >> (size - 1)) & 1U) != 0;
    auto marks = ((block.bracket & ~in_string) | (block.newline & in_string)) & valid;
    for (; marks != 0; marks &= marks - 1) {
      offsets_[count_++] = static_cast<std::uint16_t>(start + static_cast<std::size_t>(std::countr_zero(marks)));
    }
  }
}

}  // namespace connect_userconfig::reader
