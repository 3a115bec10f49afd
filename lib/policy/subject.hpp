// What conditions ask of a user: what the record says, and whether it would say it.
#pragma once

#include "connect_userconfig/record.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::policy {

/// A member that conditions look at. The values are bits, so that a set of them is a number.
enum class Asked : std::uint16_t {
  routing_profile = 1,
  security_profile = 2,
  hierarchy_group = 4,
  tags = 8,
  username = 16,
  user_id = 32,
  phone_type = 64,
  hierarchy_path = 128,  ///< which groups stand above the user's
  code = 256,            ///< a predicate of a program
};
using AskedSet = std::uint16_t;

[[nodiscard]] constexpr AskedSet operator|(AskedSet set, Asked member) noexcept {
  return static_cast<AskedSet>(set | static_cast<AskedSet>(member));
}
[[nodiscard]] constexpr bool has(AskedSet set, Asked member) noexcept {
  return (set & static_cast<AskedSet>(member)) != 0;
}

/// A user as conditions see it. All views are into the record (or, for `path`, into the names).
struct Subject {
  using Tags = std::vector<std::pair<std::string, std::string>>;
  AskedSet unknown = 0;  ///< what nothing says; such a member has no value below
  std::optional<std::string_view> routing_profile{};
  std::optional<std::string_view> hierarchy_group{};
  std::optional<std::string_view> username{};
  std::optional<std::string_view> user_id{};
  std::optional<PhoneType> phone_type{};
  const std::vector<std::string>* security_profiles = nullptr;
  const Tags* tags = nullptr;
  const std::vector<std::string>* path = nullptr;  ///< from the topmost group to the user's own; null if not known
  const UserRecord* record = nullptr;
};

/// `told_user_id` is the id that the run gives to records without one. The path is left to the caller.
[[nodiscard]] Subject subject_of(const UserRecord& record, const std::optional<std::string>& told_user_id);

/// The names of the members of a set, as a person reads them: `RoutingProfile, Tags`.
[[nodiscard]] std::string names_of(AskedSet members);

}  // namespace connect_userconfig::policy
