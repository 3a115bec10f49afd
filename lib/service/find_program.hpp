// Which program a name means.
#pragma once

#include <optional>
#include <string>

namespace connect_userconfig::service {

/// The first executable of this name on PATH that is not the running program under another name: who installed the tool
/// as `aws` means the AWS CLI behind it.
[[nodiscard]] std::optional<std::string> find_on_path(const std::string& name);

}  // namespace connect_userconfig::service
