#include "migration/undo_state.hpp"

#include "connect_userconfig/lists.hpp"

#include <algorithm>

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

}  // namespace

UndoState undo_state(const UserSettings& found, const UserConfig& request, AbsentFields absent) {
  return {.found = found, .request = request, .undo = undo_of(found.phone_config, found.lists, request, absent)};
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

}  // namespace connect_userconfig::migration
