// A plan in memory, as far as sending it needs it.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::tool {

struct LoadedPlan {
  std::string path{};
  PlanHeader header{};
  std::vector<PlanUser> users{};  ///< without their changes and the diagnostics that are no errors
  PlanEnd end{};
};

/// Reads a plan, and says what is wrong with it. `code` is the exit code if there is none.
[[nodiscard]] std::optional<LoadedPlan> load_plan(const std::string& path, int& code);

/// Of the plan's users, those that somebody asks for.
struct Asked {
  std::vector<std::string> only{};    ///< ids, usernames, or `@FILE` with one of them a line; empty for all
  std::vector<std::string> except{};  ///< likewise
  std::optional<std::uint64_t> first{};
};
/// In the order of the plan. Says who is not in the plan; `code` is the exit code then.
[[nodiscard]] std::optional<std::vector<PlanUser>> asked_users(const LoadedPlan& plan, const Asked& asked, int& code);

}  // namespace connect_userconfig::tool
