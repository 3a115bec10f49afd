// Exports hold ids, people know names: which id has which name, and which hierarchy group stands below which.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <array>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

/// What has an id and a name, and can be matched by either.
enum class NameKind : std::uint8_t { routing_profile, security_profile, hierarchy_group };

/// As policies and exports call it: `"RoutingProfile"`, `"SecurityProfile"`, `"HierarchyGroup"`.
[[nodiscard]] std::string_view to_string(NameKind kind) noexcept;
std::ostream& operator<<(std::ostream& out, NameKind kind);

/// The names of one instance. Filled from what the AWS CLI printed (`read_names`), or by hand.
///
///     Names names;
///     names.add(NameKind::routing_profile, "8f3c1c2e-0000-4000-8000-000000000001", "Chat support");
///     names.id_of(NameKind::routing_profile, "Chat support");  // {"8f3c1c2e-..."}
class Names {
 public:
  /// Adding the same id and name again changes nothing. One name may belong to several ids.
  void add(NameKind kind, std::string id, std::string name);
  /// A hierarchy group with its place: the ids from the topmost group to the group itself.
  void add_group(std::string id, std::string name, std::vector<std::string> path);

  /// All ids of this name: none, one, or, if the name stands twice, several.
  [[nodiscard]] std::vector<std::string> ids_of(NameKind kind, std::string_view name) const;
  /// The name of this id; nothing if it is not known.
  [[nodiscard]] std::optional<std::string_view> name_of(NameKind kind, std::string_view id) const;
  /// The ids from the topmost group to this one; null if its place is not known.
  [[nodiscard]] const std::vector<std::string>* path_of(std::string_view group_id) const;
  /// The known name that is most like this one; empty if none is.
  [[nodiscard]] std::string_view nearest(NameKind kind, std::string_view name) const;
  /// The known id that differs from this one in the case of its letters only; empty if there is none.
  [[nodiscard]] std::string_view id_like(NameKind kind, std::string_view id) const;
  /// Notes a page of an answer: `more_follow` if it has a `NextToken`.
  void add_page(NameKind kind, bool more_follow) noexcept;
  /// True if there are pages, and each of them says that another one follows: not all names are known.
  [[nodiscard]] bool incomplete(NameKind kind) const noexcept { return of(kind).more_follow && !of(kind).last_page; }
  /// True if nothing of this kind is known.
  [[nodiscard]] bool empty(NameKind kind) const noexcept { return of(kind).names.empty(); }

 private:
  struct Kind {
    bool more_follow = false;
    bool last_page = false;
    std::map<std::string, std::string, std::less<>> names{};     // by id
    std::multimap<std::string, std::string, std::less<>> ids{};  // by name
  };
  static constexpr std::size_t kind_count = 3;
  [[nodiscard]] const Kind& of(NameKind kind) const noexcept { return kinds_[static_cast<std::size_t>(kind)]; }

  std::array<Kind, kind_count> kinds_{};
  std::map<std::string, std::vector<std::string>, std::less<>> paths_;
};

/// Adds what these AWS CLI commands print: `list-routing-profiles`, `list-security-profiles`,
/// `list-user-hierarchy-groups`, `search-routing-profiles`, `search-security-profiles`, `search-user-hierarchy-groups`,
/// `describe-routing-profile`, `describe-security-profile`, `describe-user-hierarchy-group`. A text may hold several
/// answers, one after the other, or an array of them. Only answers of `search-user-hierarchy-groups` and
/// `describe-user-hierarchy-group` tell which group stands below which.
///
/// Errors: `malformed-json`, `names-unrecognized`. What could be read is added nevertheless.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_HierarchyGroup.html
[[nodiscard]] std::vector<LocatedDiagnostic> read_names(std::string_view json, std::string_view source, Names& names);

}  // namespace connect_userconfig
