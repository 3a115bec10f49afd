// Calls that are made by names in data: custom resources, and tasks of Step Functions.
#pragma once

#include "anchors.hpp"
#include "scan.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// `action: "updateUserPhoneConfig"` is a custom resource's, or that of something else that calls AWS by names: says
/// which in `found`, the site of the name. `around` is the call that it stands in, if any.
void name_action(std::string_view text, Language language, const Anchor* around, Site& found);

}  // namespace connect_userconfig::rewriting
