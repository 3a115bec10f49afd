// How many different ones there were, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace connect_userconfig::run_detail {

/// Counts different hashes: exactly as long as there are no more than `most_kept`, beyond that to about one in a
/// hundred, from how close to each other the smallest of them lie.
class DistinctCount {
 public:
  static constexpr std::size_t most_kept = 16'384;

  void add(std::uint64_t hash);
  void add(const DistinctCount& other);

  [[nodiscard]] bool is_exact() const noexcept { return bound_ == all; }
  [[nodiscard]] std::uint64_t count() const;

 private:
  static constexpr auto all = std::numeric_limits<std::uint64_t>::max();
  void shrink();

  std::vector<std::uint64_t> kept_;  // below `bound_`; some of them twice
  std::uint64_t bound_ = all;        // of what is kept
};

}  // namespace connect_userconfig::run_detail
