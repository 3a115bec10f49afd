// When a run stops by itself, because something is wrong with more than one user.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <cstdint>
#include <optional>

namespace connect_userconfig::migration {

/// Counts how users end. A user who is stale or deleted is no failure: the world has moved on.
class Stops {
 public:
  /// A user of whom nothing can be concluded.
  [[nodiscard]] StopReason settled() noexcept {
    ++users_;
    return StopReason::none;
  }
  /// Why to stop, if there is reason to.
  [[nodiscard]] StopReason settled(Standing standing) noexcept {
    ++users_;
    if (standing == Standing::deleted) ++deleted_;
    const bool failed =
        standing == Standing::failed || standing == Standing::undo_failed || standing == Standing::undoing;
    const bool fine = standing == Standing::applied || standing == Standing::already || standing == Standing::undone;
    if (failed) ++failed_;
    if (failed) ++in_a_row_;
    if (fine) in_a_row_ = 0;
    if (users_ == first_users && deleted_ == first_users) return StopReason::nobody_there;
    if (in_a_row_ >= failures_in_a_row) return StopReason::failures;
    if (users_ >= enough_users && failed_ * one_in >= users_) return StopReason::failures;
    return StopReason::none;
  }
  [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }
  [[nodiscard]] std::uint64_t users() const noexcept { return users_; }

 private:
  static constexpr std::uint64_t first_users = 3;
  static constexpr std::uint64_t failures_in_a_row = 5;
  static constexpr std::uint64_t enough_users = 40;
  static constexpr std::uint64_t one_in = 20;  // 5 %

  std::uint64_t users_ = 0;
  std::uint64_t deleted_ = 0;
  std::uint64_t failed_ = 0;
  std::uint64_t in_a_row_ = 0;
};

}  // namespace connect_userconfig::migration
