#include "migration/undo_state.hpp"

#include "connect_userconfig/expand.hpp"
#include "connect_userconfig/lists.hpp"
#include "policy/elements.hpp"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace connect_userconfig::migration {
namespace {

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

/// Whether each member is as in one of `whole`, or as one of `parts` says: a mirror writes some members, and leaves the
/// others. What a part does not say, it has not written: absent there is no `false`.
bool consists_of(const std::optional<UserPhoneConfig>& now, const std::vector<UserPhoneConfig>& whole,
                 std::initializer_list<UserPhoneConfig> parts) {
  bool all = true;
  for_each_member<UserPhoneConfig>([&](const auto& row) {
    const auto alone = [&](const UserPhoneConfig& config) {
      UserPhoneConfig one;
      one.*row.member = config.*row.member;
      return std::optional(one);
    };
    const auto here = alone(now.value_or(UserPhoneConfig()));
    const auto same = [&](const UserPhoneConfig& source) { return mean_the_same(here, alone(source)); };
    const auto says_so = [&](const UserPhoneConfig& source) {
      return (source.*row.member).has_value() && same(source);
    };
    all = all && (std::any_of(whole.begin(), whole.end(), same) || std::any_of(parts.begin(), parts.end(), says_so));
  });
  return all;
}

/// What is there after a write to a service that keeps the channels which a list does not name.
UserConfig with_what_stays(const UserConfig& before, const UserConfig& write) {
  auto after = lists_after(before, write);
  for_each_list([&](const auto& row) {
    auto& list = after.*row.list;
    for (const auto& old : before.*row.list) {
      const bool named = std::any_of(list.begin(), list.end(), [&](const auto& e) { return e.channel == old.channel; });
      if (!named) list.push_back(old);
    }
  });
  return after;
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
  // Nothing takes a legacy setting away that a service has made of lists.
  if (!state.found.phone_config) return consists_of(now, {UserPhoneConfig()}, {mirrored(state.found.lists)});
  return mean_the_same(now, state.found.phone_config) ||
         (state.undo.phone_config && mean_the_same(now, state.undo.phone_config));
}

bool is_ours(const UndoState& state, const UserConfig& now) {
  // All lists together: a value that stands somewhere in them may as well be somebody's decision.
  const auto sent = lists_after(state.found.lists, state.request);
  const auto back = lists_after(state.undo.expansion, state.found.lists);
  const auto stays = with_what_stays(sent, back);
  bool before = true;  // the lists have been written back
  bool after = true;
  for_each_list([&](const auto& row) {
    const bool as_sent = same_list(row, now, sent);
    const bool nothing_to_write = (back.*row.list).empty();
    before = before && (as_sent || (now.*row.list).empty());
    after = after && (list_is_undone(row, state, now) || same_list(row, now, stays) || (nothing_to_write && as_sent));
  });
  return before || after || mean_the_same(now, state.undo.expansion);
}

bool is_ours(const UndoState& state, const std::optional<UserPhoneConfig>& now) {
  std::vector<UserPhoneConfig> whole{state.found.phone_config.value_or(UserPhoneConfig())};
  if (state.undo.phone_config) whole.push_back(*state.undo.phone_config);
  return consists_of(now, whole,
                     {mirrored(state.request), mirrored(state.found.lists), mirrored(state.undo.expansion)});
}

}  // namespace connect_userconfig::migration
