// Which names a map of users has had already, in 16 bytes each.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace connect_userconfig::reader {

class SeenKeys {
 public:
  /// False if the name has been there. Names are told apart by 64 bits: among a million, one in thirty million runs
  /// takes two for one.
  bool insert(std::string_view name) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    const bool is_new = put(std::hash<std::string_view>()(name) | 1U);
    count_ += is_new ? 1 : 0;
    return is_new;
  }
  void clear() {
    slots_ = {};
    count_ = 0;
  }

 private:
  bool put(std::uint64_t hash) {
    const auto mask = slots_.size() - 1;
    auto at = (hash >> 1U) & mask;
    for (; slots_[at] != 0; at = (at + 1) & mask) {
      if (slots_[at] == hash) return false;
    }
    slots_[at] = hash;
    return true;
  }
  void grow() {
    constexpr std::size_t first_size = 64;
    std::vector<std::uint64_t> old(slots_.empty() ? first_size : 2 * slots_.size());
    old.swap(slots_);
    for (const auto hash : old) {
      if (hash != 0) put(hash);
    }
  }

  std::vector<std::uint64_t> slots_;  // a power of two, at most half of them taken; 0 is a free one
  std::size_t count_ = 0;
};

}  // namespace connect_userconfig::reader
