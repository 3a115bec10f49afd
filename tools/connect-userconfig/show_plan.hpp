// What a plan says, for people.
#pragma once

#include "connect_userconfig/names.hpp"
#include "connect_userconfig/plan.hpp"

#include <string>

namespace connect_userconfig::tool {

/// `300 users: 268 to send, 26 unchanged, 6 withheld`
[[nodiscard]] std::string counts_text(const PlanEnd& end);

/// Counts by outcome, routing profile, rule and diagnostic, and the groups of identical changes, the largest first.
[[nodiscard]] std::string summary_text(const PlanHeader& header, const PlanSummary& summary, const PlanEnd& end,
                                       const Names& names);

/// Everything about one user, as a table. Phone numbers are masked unless `numbers` is set.
[[nodiscard]] std::string user_text(const PlanUser& user, const Names& names, bool numbers);

/// Whether this is the user that somebody means by an id or a username.
[[nodiscard]] inline bool is_user(const PlanUser& user, std::string_view wanted) {
  return user.user_id == wanted || user.username == wanted;
}

}  // namespace connect_userconfig::tool
