// A condition whose names are looked up: it holds ids and globs, and is asked about one user after the other.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "policy/subject.hpp"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace connect_userconfig::policy {

/// Finds texts without making a string of what is looked for.
struct TextHash {
  using is_transparent = void;
  [[nodiscard]] std::size_t operator()(std::string_view text) const noexcept {
    return std::hash<std::string_view>{}(text);
  }
};
using TextSet = std::unordered_set<std::string, TextHash, std::equal_to<>>;

struct Matcher {
  Condition::Kind kind = Condition::Kind::everybody;
  std::string key{};                 ///< of a tag
  TextSet values{};                  ///< ids, tag values, phone types, usernames without wildcards
  std::vector<std::string> globs{};  ///< usernames with wildcards
  std::vector<Matcher> parts{};
};

/// Whether it holds. What would have to be known is added to `missing` if it cannot be told.
[[nodiscard]] Answer matches(const Matcher& matcher, const Subject& subject, AskedSet& missing);

}  // namespace connect_userconfig::policy
