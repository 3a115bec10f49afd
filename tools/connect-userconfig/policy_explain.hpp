// What a policy makes of one user, as a table.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "connect_userconfig/reader.hpp"

#include <string>
#include <string_view>

namespace connect_userconfig::tool {

/// True if `wanted` is the user's id or username.
[[nodiscard]] bool is_user(const UserRecord& user, std::string_view wanted);

/// Who it is, what becomes of the user, which rules match, and a row for each value. `before` comes before the policy.
[[nodiscard]] std::string explanation_text(const ReadyPolicy& policy, const SourceRecord& record,
                                           const ConvertOptions& options, const Overlay& before);

}  // namespace connect_userconfig::tool
