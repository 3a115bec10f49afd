// Globs: `*`, `?` and `\`.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::policy {

/// What is known of a glob without any text to match: it is found by how it begins or ends.
struct GlobShape {
  bool literal = false;  ///< no wildcard: it matches `prefix` alone
  std::string prefix{};  ///< what stands before the first wildcard, escapes taken away
  std::string suffix{};  ///< what stands behind the last one
  std::string inner{};   ///< the longest piece between two of them
};

[[nodiscard]] GlobShape shape_of(std::string_view pattern);

/// True for a pattern that ends with a `\` that escapes nothing.
[[nodiscard]] bool ends_in_escape(std::string_view pattern) noexcept;

}  // namespace connect_userconfig::policy
