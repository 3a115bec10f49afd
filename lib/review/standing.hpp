// What a user has and keeps.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <vector>

namespace connect_userconfig::review {

/// Every element that is not sent: of the lists that are there, and, for a user for whom nothing is sent, what the
/// legacy setting means. `before` and `after` are the same; `because` says why it stays.
[[nodiscard]] std::vector<PlanChange> standing_elements(const PlanUser& user);

}  // namespace connect_userconfig::review
