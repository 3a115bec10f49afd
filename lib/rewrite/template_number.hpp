// A phone number that a template computes: whether it can turn out to be empty, which meant "none" and means nothing
// now.
#pragma once

#include "finding.hpp"

#include <vector>

namespace connect_userconfig::rewriting {

/// False only if it is certain: by the parameter's MinLength, AllowedPattern or AllowedValues, by a condition that asks
/// just that (`!If [Has, !Ref Desk, !Ref AWS::NoValue]`), by text around it, or by what the function is.
[[nodiscard]] bool number_may_be_empty(const Node& value, const std::vector<Node>& documents);

}  // namespace connect_userconfig::rewriting
