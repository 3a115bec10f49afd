// Two configurations, element by element.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <vector>

namespace connect_userconfig::plan {

/// Every element that one of them says, also those that are the same, without reasons. The order is that of all plans.
[[nodiscard]] std::vector<PlanChange> compare(const UserConfig& before, const UserConfig& after);

}  // namespace connect_userconfig::plan
