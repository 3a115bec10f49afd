#include "migration/undo_state.hpp"

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "policy/elements.hpp"

#include <algorithm>
#include <iterator>

namespace connect_userconfig::migration {
namespace {

template <class Row>
bool holds(const Row& row, const UserConfig& config, const UserConfig& element) {
  const auto& list = config.*row.list;
  return std::any_of(list.begin(), list.end(), [&](const auto& each) {
    UserConfig one;
    (one.*row.list).push_back(each);
    return mean_the_same(one, element);
  });
}

/// Whether one list of both means the same.
template <class Row>
bool same_list(const Row& row, const UserConfig& one, const UserConfig& other) {
  UserConfig a;
  UserConfig b;
  a.*row.list = one.*row.list;
  b.*row.list = other.*row.list;
  return mean_the_same(a, b);
}

template <class Row>
bool list_is_undone(const Row& row, const UndoState& state, const UserConfig& now) {
  if (same_list(row, now, state.found.lists)) return true;
  const auto& expansion = state.undo.expansion.*row.list;
  return (state.found.lists.*row.list).empty() && !expansion.empty() && same_list(row, now, state.undo.expansion);
}

/// The legacy setting that a service would make of lists which it mirrors.
UserPhoneConfig mirrored(const UserConfig& lists) {
  const auto values = policy::values_of(lists);
  const auto value = [&](policy::Element element) { return values[policy::index_of(element)]; };
  UserPhoneConfig result;
  if (const auto on = value(policy::Element::auto_accept_voice)) result.auto_accept = *on != 0;
  if (const auto on = value(policy::Element::persistent_connection)) result.persistent_connection = *on != 0;
  if (const auto limit = value(policy::Element::after_work_voice)) {
    result.after_contact_work_time_limit = std::chrono::seconds(*limit);
  }
  for (const auto& each : lists.phone_number_configs) {
    if (each.channel != Channel::voice) continue;
    result.phone_type = each.phone_type;
    result.desk_phone_number = each.phone_number;
  }
  return result;
}

}  // namespace

UndoState undo_state(const UserSettings& found, const UserConfig& request, AbsentFields absent) {
  UndoState state{.found = found,
                  .request = request,
                  .undo = undo_of(found.phone_config, found.lists, request, absent),
                  .phone_config = {}};
  // As for a user who had no list at all: nothing refuses that but the legacy setting itself.
  if (found.phone_config)
    state.phone_config = undo_of(found.phone_config, {}, expand(*found.phone_config).config, absent).phone_config;
  return state;
}

UserConfig still_to_write(const UndoState& state, const UserConfig& now) {
  UserConfig write;
  for_each_list([&](const auto& row) {
    if (list_is_undone(row, state, now)) return;
    const auto& before = state.found.lists.*row.list;
    write.*row.list = before.empty() ? state.undo.expansion.*row.list : before;
  });
  return write;
}

bool lists_are_undone(const UndoState& state, const UserConfig& now) {
  return !any_list([&](const auto& row) { return !list_is_undone(row, state, now); });
}

bool phone_config_is_undone(const UndoState& state, const std::optional<UserPhoneConfig>& now) {
  return mean_the_same(now, state.found.phone_config) ||
         (state.undo.phone_config && mean_the_same(now, state.undo.phone_config));
}

bool is_ours(const UndoState& state, const UserConfig& now) {
  return !any_list([&](const auto& row) {
    const auto& list = now.*row.list;
    return std::any_of(list.begin(), list.end(), [&](const auto& each) {
      UserConfig element;
      (element.*row.list).push_back(each);
      return !holds(row, state.found.lists, element) && !holds(row, state.request, element) &&
             !holds(row, state.undo.expansion, element);
    });
  });
}

bool is_ours(const UndoState& state, const std::optional<UserPhoneConfig>& now) {
  // Member by member: a mirror writes some of them, and leaves the others.
  const UserPhoneConfig none;
  const UserPhoneConfig sources[] = {state.found.phone_config.value_or(none), state.undo.phone_config.value_or(none),
                                     mirrored(state.request), mirrored(state.found.lists),
                                     mirrored(state.undo.expansion)};
  const auto alone = [](const UserPhoneConfig& config, auto member) {
    UserPhoneConfig one;
    one.*member = config.*member;
    return std::optional(one);
  };
  bool all = true;
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    const auto here = alone(now.value_or(none), row.member);
    all = all && std::any_of(std::begin(sources), std::end(sources), [&](const UserPhoneConfig& source) {
            return mean_the_same(here, alone(source, row.member));
          });
  });
  return all;
}

}  // namespace connect_userconfig::migration
