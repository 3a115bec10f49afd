// The known word that somebody probably meant.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig {

/// How many letters have to be put in, taken out or changed to make one word of the other; more than `most` is
/// `most + 1`, found out early.
[[nodiscard]] inline std::size_t edit_distance(std::string_view from, std::string_view to, std::size_t most) {
  const auto difference = from.size() < to.size() ? to.size() - from.size() : from.size() - to.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    auto least = row[0];
    for (std::size_t j = 0; j < to.size(); ++j) {
      const auto changed = diagonal + (from[i] == to[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
      least = std::min(least, row[j + 1]);
    }
    if (least > most) return most + 1;
  }
  return row.back();
}

/// Finds the nearest of some words: at most a third of the letters may differ, and no more than four. The words have to
/// outlive it.
class Nearest {
 public:
  explicit Nearest(std::string_view wanted)
      : wanted_(wanted), best_(std::min<std::size_t>(std::max<std::size_t>(wanted.size() / 3, 1), 4) + 1) {}

  void consider(std::string_view word) {
    if (best_ == 0 || wanted_.size() > longest) return;
    const auto distance = edit_distance(wanted_, word, best_ - 1);
    if (distance >= best_) return;
    best_ = distance;
    word_ = word;
  }
  [[nodiscard]] std::string_view word() const noexcept { return word_; }

 private:
  static constexpr std::size_t longest = 200;
  std::string_view wanted_;
  std::string_view word_{};
  std::size_t best_;
};

}  // namespace connect_userconfig
