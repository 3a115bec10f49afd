// The errors that AWS's services answer with, by name and by status.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <optional>
#include <string_view>

namespace connect_userconfig::service {

/// The bare name out of `com.amazonaws.connect#ThrottlingException:http://...`; empty if it is none.
[[nodiscard]] std::string_view error_name(std::string_view text) noexcept;

/// What an error of this name means, whatever its status; nothing if only the status says it.
[[nodiscard]] std::optional<Fault> fault_named(std::string_view name) noexcept;

/// What to do about it, if that is always the same; empty otherwise.
[[nodiscard]] std::string_view help_for(std::string_view name) noexcept;

}  // namespace connect_userconfig::service
