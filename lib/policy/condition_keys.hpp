// The keys of `when`.
#pragma once

#include "connect_userconfig/policy.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace connect_userconfig::policy {

/// In the order of `Condition::Kind`, behind the first one, which has none.
inline constexpr std::array<std::string_view, 10> condition_keys = {"RoutingProfile",
                                                                    "SecurityProfile",
                                                                    "HierarchyGroup",
                                                                    "Tags",
                                                                    "Username",
                                                                    "UserId",
                                                                    "PhoneType",
                                                                    "all",
                                                                    "any",
                                                                    "not"};

/// `everybody`, or the key.
[[nodiscard]] constexpr std::string_view key_of(Condition::Kind kind) noexcept {
  return kind == Condition::Kind::everybody ? "everybody" : condition_keys[static_cast<std::size_t>(kind) - 1];
}

}  // namespace connect_userconfig::policy
