#include "run/distinct_count.hpp"

#include <algorithm>

namespace connect_userconfig::run_detail {
namespace {

void make_unique(std::vector<std::uint64_t>& hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

}  // namespace

void DistinctCount::add(std::uint64_t hash) {
  if (hash >= bound_) return;
  kept_.push_back(hash);
  // With as much room again, a sort is as rare as it is long.
  if (kept_.size() >= 2 * most_kept) shrink();
}

void DistinctCount::add(const DistinctCount& other) {
  bound_ = std::min(bound_, other.bound_);
  std::erase_if(kept_, [this](auto hash) { return hash >= bound_; });
  for (const auto hash : other.kept_) add(hash);
}

void DistinctCount::shrink() {
  make_unique(kept_);
  if (kept_.size() <= most_kept) return;
  bound_ = kept_[most_kept];
  kept_.resize(most_kept);
}

std::uint64_t DistinctCount::count() const {
  auto hashes = kept_;
  make_unique(hashes);
  if (is_exact()) return hashes.size();
  // Hashes are spread evenly: so many in this part of all numbers, so many in all of them.
  const auto part = static_cast<double>(bound_) / static_cast<double>(all);
  return static_cast<std::uint64_t>(static_cast<double>(hashes.size()) / part);
}

}  // namespace connect_userconfig::run_detail
