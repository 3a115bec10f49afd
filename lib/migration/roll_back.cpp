// What `rollback` decides of one user. A list that was there is sent again. One that was not there goes with the legacy
// call, perhaps: AWS does not say. If it is still there afterwards, it is set to what the legacy setting means. What
// comes next follows from what the user has now, so that a run that was killed goes on wherever it was.
#include "connect_userconfig/lists.hpp"
#include "migration/procedure.hpp"
#include "migration/undo_state.hpp"

namespace connect_userconfig {
namespace {

using migration::Decision;
using migration::settle;
using migration::Subject;

class RollBack : public migration::Procedure {
 public:
  explicit RollBack(AbsentFields absent) : absent_(absent) {}

  [[nodiscard]] bool concerns(const PlanUser& /*user*/, const JournalEntry& entry) const override { return entry.sent; }
  [[nodiscard]] Decision described(Subject& subject, const UserSettings& now) const override {
    const auto state = state_of(subject);
    if (is_undone(subject, state, now)) return settle(Standing::undone);
    if (!may_touch(subject, state, now)) {
      const auto sent = lists_after(state.found.lists, state.request);
      return settle(Standing::changed_since, migration::in_words(differences(sent, now.lists)));
    }
    if (!state.undo.refused.empty()) return settle(Standing::undo_refused, state.undo.refused);
    if (state.undo.phone_config && subject.writes == 0) return call(subject, state.undo.phone_config, {});
    const auto lists = still_to_write(state, now.lists);
    const unsigned steps = state.undo.phone_config ? 2 : 1;
    if (subject.writes < steps && !is_empty(lists)) return call(subject, std::nullopt, lists);
    return settle(Standing::undo_failed,
                  "was written back, and still: " + migration::in_words(differences(state.found.lists, now.lists)));
  }
  [[nodiscard]] std::optional<Decision> written(const Subject& /*subject*/) const override { return std::nullopt; }
  [[nodiscard]] Standing intent() const noexcept override { return Standing::undoing; }
  [[nodiscard]] Standing given_up() const noexcept override { return Standing::undo_failed; }

 private:
  [[nodiscard]] migration::UndoState state_of(const Subject& subject) const {
    return migration::undo_state(subject.entry.found, subject.user.request, absent_);
  }
  /// Nothing is left to do. Once the legacy setting is written back, the lists alone count: the service may mirror them
  /// into it.
  static bool is_undone(const Subject& subject, const migration::UndoState& state, const UserSettings& now) {
    if (!state.undo.phone_config) return mean_the_same(now.lists, state.found.lists);
    if (subject.writes > 0) return lists_are_undone(state, now.lists);
    return mean_the_same(now.lists, state.found.lists) && phone_config_is_undone(state, now.phone_config);
  }
  /// Whether what the user has is as it was sent, or what our own undo has made of that.
  static bool may_touch(const Subject& subject, const migration::UndoState& state, const UserSettings& now) {
    const bool begun = subject.entry.standing == Standing::undoing || subject.before == Standing::undoing ||
                       subject.before == Standing::undo_failed;
    if (begun) return is_ours(state, now.lists);
    return mean_the_same(now.lists, lists_after(state.found.lists, state.request));
  }
  static Decision call(const Subject& subject, const std::optional<UserPhoneConfig>& phone_config,
                       const UserConfig& lists) {
    return {.write = ServiceCall{.operation =
                                     phone_config ? Operation::update_user_phone_config : Operation::update_user_config,
                                 .user_id = subject.user.user_id,
                                 .config = lists,
                                 .phone_config = phone_config.value_or(UserPhoneConfig{}),
                                 .next_token = {}},
            .standing = {},
            .detail = {}};
  }

  AbsentFields absent_;
};

}  // namespace

MigrationResult roll_back_plan(const MigrationPlace& place, std::span<const PlanUser> users, Service& service,
                               Journal& journal, const MigrationOptions& options) {
  return migration::run(place, users, RollBack(options.absent), service, journal, options);
}

}  // namespace connect_userconfig
