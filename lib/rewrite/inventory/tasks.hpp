// Calls that are made by names in data: custom resources, and tasks of Step Functions.
#pragma once

#include "anchors.hpp"
#include "scan.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// `action: "updateUserPhoneConfig"` is a custom resource's, or that of something else that calls AWS by names: says
/// which in `found`, the site of the name. `around` is the call that it stands in, if any.
void name_action(std::string_view text, Language language, const Anchor* around, Site& found);

/// How a task of Step Functions brings the settings of a new user without naming one: what it gives to `createUser` is
/// its input, a path of that, an expression or a variable. Empty if it does not, or if `call` is no such task. `around`
/// is the call that it stands in, if any.
[[nodiscard]] std::string_view brings_input(std::string_view text, const Anchor& call, const Anchor* around);

}  // namespace connect_userconfig::rewriting
