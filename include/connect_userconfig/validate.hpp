// The constraints of the AWS service model on a finished request.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"

namespace connect_userconfig {

/// Checks a finished request against the constraints of the AWS service model (lengths, patterns, ranges, one element a
/// channel). A request that `convert` made has no findings; one that a program put together by hand may.
///
///     validate({.instance_id = "", .user_id = "u", .config = {}});  // one `invalid-identifier` at `/InstanceId`
[[nodiscard]] Diagnostics validate(const UpdateUserConfigRequest& request);

}  // namespace connect_userconfig
