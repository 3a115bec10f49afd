// The names of members, and a way to meet each of them once.
#pragma once

#include "connect_userconfig/lists.hpp"
#include "text/bytes.hpp"
#include "text/json_pointer.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace connect_userconfig::json {

/// Every member that a record can have at its top, of whatever form.
enum class Member : std::uint8_t {
  id,
  arn,
  user_id,
  instance_id,
  username,
  routing_profile_id,
  hierarchy_group_id,
  security_profile_ids,
  tags,
  user,
  phone_config,
  first_list,
  last_list = first_list + list_count<> - 1,  // the last one whose value the reader of records looks at
  first_legacy,                               // the members of PhoneConfig
  last_legacy = first_legacy + std::tuple_size_v<decltype(Members<UserPhoneConfig>::rows)> - 1,
  users,
  identity_info,
  directory_user_id,
  password,
  account_id,
  license_type,
  user_type,
  alexa_for_business_metadata,
  last_modified_time,
  last_modified_region,
  next_token,
  approximate_total_count,
  response_metadata,
  outcome,  // of a plan's line
  other,    // any other name
};
inline constexpr auto member_count = static_cast<std::size_t>(Member::other);

namespace detail {

inline constexpr std::array<std::string_view, 11> names_before_lists = {"Id",
                                                                        "Arn",
                                                                        "UserId",
                                                                        "InstanceId",
                                                                        "Username",
                                                                        "RoutingProfileId",
                                                                        "HierarchyGroupId",
                                                                        "SecurityProfileIds",
                                                                        "Tags",
                                                                        "User",
                                                                        "PhoneConfig"};
inline constexpr std::array<std::string_view, 14> names_behind_lists = {"Users",
                                                                        "IdentityInfo",
                                                                        "DirectoryUserId",
                                                                        "Password",
                                                                        "AccountId",
                                                                        "LicenseType",
                                                                        "UserType",
                                                                        "AlexaForBusinessMetadata",
                                                                        "LastModifiedTime",
                                                                        "LastModifiedRegion",
                                                                        "NextToken",
                                                                        "ApproximateTotalCount",
                                                                        "ResponseMetadata",
                                                                        "outcome"};

constexpr auto make_member_names() {
  std::array<std::string_view, member_count> names{};
  std::size_t next = 0;
  for (const auto name : names_before_lists) names[next++] = name;
  for_each_list([&](const auto& row) { names[next++] = row.name; });
  for_each_member<UserPhoneConfig>([&](const auto& row) { names[next++] = row.name; });
  for (const auto name : names_behind_lists) names[next++] = name;
  return names;
}

}  // namespace detail

inline constexpr auto member_names = detail::make_member_names();
static_assert(!member_names.back().empty(), "every member has a name");

namespace detail {

inline constexpr std::size_t longest_name =
    std::max_element(member_names.begin(), member_names.end(), [](auto a, auto b) { return a.size() < b.size(); })
        -> size();

/// Members by the length of their name: hardly three share one, so a look-up is a comparison or two.
struct ByLength {
  std::array<std::uint8_t, member_count> order{};
  std::array<std::uint8_t, longest_name + 2> first{};
};

constexpr ByLength make_by_length() {
  ByLength result;
  std::uint8_t next = 0;
  for (std::size_t length = 0; length <= longest_name; ++length) {
    result.first[length] = next;
    for (std::size_t i = 0; i < member_count; ++i) {
      if (member_names[i].size() == length) result.order[next++] = static_cast<std::uint8_t>(i);
    }
  }
  result.first[longest_name + 1] = next;
  return result;
}

inline constexpr ByLength by_length = make_by_length();

}  // namespace detail

[[nodiscard]] inline Member member_from(std::string_view name) noexcept {
  if (name.size() > detail::longest_name) return Member::other;
  for (auto i = detail::by_length.first[name.size()]; i < detail::by_length.first[name.size() + 1]; ++i) {
    const auto candidate = detail::by_length.order[i];
    if (same_text(member_names[candidate], name)) return static_cast<Member>(candidate);
  }
  return Member::other;
}

/// A set of known members.
class MemberSet {
 public:
  constexpr MemberSet() = default;
  constexpr MemberSet(std::initializer_list<Member> members) {
    for (const auto member : members) bits_ |= bit(member);
  }
  /// False if it was there already.
  constexpr bool insert(Member member) noexcept {
    const bool is_new = !has(member);
    bits_ |= bit(member);
    return is_new;
  }
  [[nodiscard]] constexpr bool has(Member member) const noexcept { return (bits_ & bit(member)) != 0; }
  [[nodiscard]] constexpr bool has_any(MemberSet members) const noexcept { return (bits_ & members.bits_) != 0; }
  [[nodiscard]] constexpr int count_of(MemberSet members) const noexcept {
    return std::popcount(bits_ & members.bits_);
  }
  [[nodiscard]] constexpr bool has_all(MemberSet members) const noexcept {
    return (bits_ & members.bits_) == members.bits_;
  }

 private:
  static constexpr std::uint64_t bit(Member member) noexcept {
    return std::uint64_t{1} << static_cast<unsigned>(member);
  }
  std::uint64_t bits_ = 0;
};

/// One of 64 bits, the same for the same name.
[[nodiscard]] inline std::uint64_t looks_of(std::string_view name) noexcept {
  if (name.empty()) return 1;
  const auto byte = [name](std::size_t i) { return static_cast<unsigned char>(name[i]); };
  const auto mixed = byte(0) + 5U * byte(name.size() / 2) + 11U * byte(name.size() - 1) + 23U * name.size();
  return std::uint64_t{1} << (mixed % 64);
}

/// Names that are not in the table, to find the repeated ones among them. A handful is searched one by one, and only if
/// there is one that looks alike; a record that has more than any real one gets a set, so that a hostile one cannot
/// make the search quadratic.
class OtherNames {
 public:
  /// False if it was there already.
  bool insert(std::string_view name) {
    const auto bit = looks_of(name);
    const bool maybe = (looks_ & bit) != 0;
    looks_ |= bit;
    if (names_.size() < few) {
      if (maybe && has(name)) return false;
      names_.emplace_back(name.data(), name.size());
      return true;
    }
    if (!many_) many_ = std::make_unique<std::set<std::string_view>>(names_.begin(), names_.end());
    return many_->insert(name).second;
  }

 private:
  [[nodiscard]] bool has(std::string_view name) const noexcept {
    return std::any_of(names_.begin(), names_.end(), [&](std::string_view other) { return same_text(other, name); });
  }

  static constexpr std::size_t few = 24;
  std::uint64_t looks_ = 0;
  boost::container::small_vector<std::string_view, few> names_;
  std::unique_ptr<std::set<std::string_view>> many_;
};

using text::pointer_part;

/// From the first to the last.
[[nodiscard]] constexpr MemberSet all_between(Member first, Member last) noexcept {
  MemberSet set;
  for (auto i = static_cast<unsigned>(first); i <= static_cast<unsigned>(last); ++i) set.insert(static_cast<Member>(i));
  return set;
}
inline constexpr auto list_members = all_between(Member::first_list, Member::last_list);
inline constexpr auto legacy_members = all_between(Member::first_legacy, Member::last_legacy);

}  // namespace connect_userconfig::json
