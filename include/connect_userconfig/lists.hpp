// The one table of the per-channel lists, and of the members of each element. Equality, emptiness, clearing, hashing,
// reading, writing and checking are made from it: a new list is its struct, its row here, and its rule.
#pragma once

#include "connect_userconfig/field.hpp"
#include "connect_userconfig/model.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>

namespace connect_userconfig {

/// A member of a structure: the API's name for it, and where it is. A member that is no `std::optional` is required.
template <class T, class M>
struct MemberRow {
  std::string_view name;
  M T::*member;
};
template <class T, class M>
MemberRow(const char*, M T::*) -> MemberRow<T, M>;

/// The members of a structure, in the order of the API.
/// Source: https://docs.aws.amazon.com/connect/latest/APIReference/API_UpdateUserConfig.html
template <class T>
struct Members;

template <>
struct Members<UserPhoneConfig> {
  static constexpr auto rows = std::tuple(
      MemberRow{"PhoneType", &UserPhoneConfig::phone_type}, MemberRow{"AutoAccept", &UserPhoneConfig::auto_accept},
      MemberRow{"AfterContactWorkTimeLimit", &UserPhoneConfig::after_contact_work_time_limit},
      MemberRow{"DeskPhoneNumber", &UserPhoneConfig::desk_phone_number},
      MemberRow{"PersistentConnection", &UserPhoneConfig::persistent_connection});
};
template <>
struct Members<AutoAcceptConfig> {
  static constexpr auto rows = std::tuple(
      MemberRow{"Channel", &AutoAcceptConfig::channel}, MemberRow{"AutoAccept", &AutoAcceptConfig::auto_accept},
      MemberRow{"AgentFirstCallbackAutoAccept", &AutoAcceptConfig::agent_first_callback_auto_accept});
};
template <>
struct Members<AfterContactWorkConfig> {
  static constexpr auto rows =
      std::tuple(MemberRow{"AfterContactWorkTimeLimit", &AfterContactWorkConfig::after_contact_work_time_limit});
};
template <>
struct Members<AfterContactWorkConfigPerChannel> {
  static constexpr auto rows =
      std::tuple(MemberRow{"Channel", &AfterContactWorkConfigPerChannel::channel},
                 MemberRow{"AfterContactWorkConfig", &AfterContactWorkConfigPerChannel::after_contact_work_config},
                 MemberRow{"AgentFirstCallbackAfterContactWorkConfig",
                           &AfterContactWorkConfigPerChannel::agent_first_callback_after_contact_work_config});
};
template <>
struct Members<PhoneNumberConfig> {
  static constexpr auto rows = std::tuple(MemberRow{"Channel", &PhoneNumberConfig::channel},
                                          MemberRow{"PhoneType", &PhoneNumberConfig::phone_type},
                                          MemberRow{"PhoneNumber", &PhoneNumberConfig::phone_number});
};
template <>
struct Members<PersistentConnectionConfig> {
  static constexpr auto rows =
      std::tuple(MemberRow{"Channel", &PersistentConnectionConfig::channel},
                 MemberRow{"PersistentConnection", &PersistentConnectionConfig::persistent_connection});
};
template <>
struct Members<VoiceEnhancementConfig> {
  static constexpr auto rows =
      std::tuple(MemberRow{"Channel", &VoiceEnhancementConfig::channel},
                 MemberRow{"VoiceEnhancementMode", &VoiceEnhancementConfig::voice_enhancement_mode});
};

/// A structure that has a table of members.
template <class T>
concept HasMembers = requires {
  Members<T>::rows;
};

/// Calls `f(row)` for each member of `T`; `value.*row.member` is the member.
template <HasMembers T, class F>
constexpr void for_each_member(F f) {
  std::apply([&](const auto&... row) { (f(row), ...); }, Members<T>::rows);
}

/// The same until `f` returns true; whether it did.
template <HasMembers T, class F>
constexpr bool any_member(F f) {
  return std::apply([&](const auto&... row) { return (f(row) || ...); }, Members<T>::rows);
}

/// A list of a configuration: the API's name, the field that diagnostics name it by, and where it is.
template <class Config, class Element>
struct ListRow {
  using Item = Element;
  std::string_view name;
  Field field;
  PerChannel<Element> Config::*list;
};
template <class Config, class Element>
ListRow(const char*, Field, PerChannel<Element> Config::*) -> ListRow<Config, Element>;

/// The lists of a configuration, in the order of the API.
template <class Config>
struct Lists;

template <>
struct Lists<UserConfig> {
  static constexpr auto rows = std::tuple(
      ListRow{"AutoAcceptConfigs", Field::auto_accept_configs, &UserConfig::auto_accept_configs},
      ListRow{"AfterContactWorkConfigs", Field::after_contact_work_configs, &UserConfig::after_contact_work_configs},
      ListRow{"PhoneNumberConfigs", Field::phone_number_configs, &UserConfig::phone_number_configs},
      ListRow{"PersistentConnectionConfigs", Field::persistent_connection_configs,
              &UserConfig::persistent_connection_configs},
      ListRow{"VoiceEnhancementConfigs", Field::voice_enhancement_configs, &UserConfig::voice_enhancement_configs});
};

/// A configuration that has a table of lists.
template <class T>
concept HasLists = requires {
  Lists<T>::rows;
};

/// How many lists a configuration has.
template <HasLists Config = UserConfig>
inline constexpr std::size_t list_count = std::tuple_size_v<decltype(Lists<Config>::rows)>;

/// Calls `f(row)` for each list; `config.*row.list` is the list.
///
///     for_each_list([&](const auto& row) {
///       if (!(config.*row.list).empty()) std::cout << row.name << '\n';
///     });
template <HasLists Config = UserConfig, class F>
constexpr void for_each_list(F f) {
  std::apply([&](const auto&... row) { (f(row), ...); }, Lists<Config>::rows);
}

/// The same until `f` returns true; whether it did.
template <HasLists Config = UserConfig, class F>
constexpr bool any_list(F f) {
  return std::apply([&](const auto&... row) { return (f(row) || ...); }, Lists<Config>::rows);
}

/// True for the name of a per-channel list.
template <HasLists Config = UserConfig>
[[nodiscard]] constexpr bool is_list_name(std::string_view name) noexcept {
  return any_list<Config>([&](const auto& row) { return row.name == name; });
}

/// True if there is no list at all.
template <HasLists Config>
[[nodiscard]] bool is_empty(const Config& config) noexcept {
  return !any_list<Config>([&](const auto& row) { return !(config.*row.list).empty(); });
}

/// Empties every list.
template <HasLists Config>
void clear(Config& config) noexcept {
  for_each_list<Config>([&](const auto& row) { (config.*row.list).clear(); });
}

/// True if both lists hold the same elements, in whatever order.
template <class Element>
[[nodiscard]] bool same_elements(const PerChannel<Element>& a, const PerChannel<Element>& b) {
  // At most four elements: a search is as good as any sorting, and needs no order.
  return std::is_permutation(a.begin(), a.end(), b.begin(), b.end());
}

/// True if both hold the same elements, in whatever order.
template <HasLists Config>
[[nodiscard]] bool same_settings(const Config& a, const Config& b) {
  return !any_list<Config>([&](const auto& row) { return !same_elements(a.*row.list, b.*row.list); });
}

}  // namespace connect_userconfig
