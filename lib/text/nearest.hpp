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

/// Whether the words are the same but for case and for what joins their parts.
[[nodiscard]] inline bool same_letters(std::string_view a, std::string_view b) {
  const auto joins = [](char c) { return c == '_' || c == '-' || c == ' '; };
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  std::size_t i = 0;
  std::size_t j = 0;
  while (true) {
    while (i < a.size() && joins(a[i])) ++i;
    while (j < b.size() && joins(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size() && i != 0;
    if (lower(a[i++]) != lower(b[j++])) return false;
  }
}

/// Whether two letters that stand beside each other have changed places: tow for two.
[[nodiscard]] inline bool swapped(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

/// Finds the nearest of some words: at most a third of the letters may differ, and no more than four. The words have to
/// outlive it.
class Nearest {
 public:
  explicit Nearest(std::string_view wanted)
      : wanted_(wanted), best_(std::min<std::size_t>(std::max<std::size_t>(wanted.size() / 3, 1), 4) + 1) {}

  void consider(std::string_view word) {
    if (best_ == 0 || wanted_.size() > longest) return;
    if (same_letters(wanted_, word)) {  // Task for TASK, noise-suppression for NOISE_SUPPRESSION
      best_ = 0;
      word_ = word;
      return;
    }
    const bool begun =
        wanted_.size() > 3 && word.size() > wanted_.size() && same_letters(wanted_, word.substr(0, wanted_.size()));
    const auto distance = begun || swapped(wanted_, word) ? 1 : edit_distance(wanted_, word, best_ - 1);
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
