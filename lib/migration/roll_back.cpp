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

/// How the reason begins if the service keeps what it is told to give up.
constexpr std::string_view in_vain = "was written back, and still: ";

class RollBack : public migration::Procedure {
 public:
  explicit RollBack(AbsentFields absent) : absent_(absent) {}

  [[nodiscard]] bool concerns(const PlanUser& /*user*/, const JournalEntry& entry) const override {
    return is_to_be_undone(&entry);
  }
  [[nodiscard]] Decision described(Subject& subject, const UserSettings& now) const override {
    const auto state = state_of(subject);
    const bool lists = lists_are_back(subject, state, now.lists);
    const bool phone_config = phone_config_is_undone(state, now.phone_config);
    if (lists && phone_config) return settle(Standing::undone);
    if (!may_touch(subject, state, now)) return not_touched(subject, state, now);
    if (!state.undo.refused.empty()) return settle(Standing::undo_refused, state.undo.refused);

    // The legacy call may take lists away, those that it should not, too. So lists come last.
    const auto legacy = state.undo.phone_config ? state.undo.phone_config : state.phone_config;
    const unsigned most = state.undo.phone_config ? 2 : 1;
    const bool first_step = state.undo.phone_config && subject.legacy_writes == 0;
    const bool mirrored = lists && subject.legacy_writes < most;
    if (legacy && (first_step || mirrored)) return call(subject, legacy, {});
    const auto write = still_to_write(state, now.lists);
    if (!subject.lists_written && !is_empty(write)) return call(subject, std::nullopt, write);
    return settle(Standing::undo_failed,
                  std::string(in_vain) + migration::in_words(differences(wanted(state, lists, now), now)));
  }
  [[nodiscard]] std::optional<Decision> written(const Subject& /*subject*/) const override { return std::nullopt; }
  [[nodiscard]] Standing intent() const noexcept override { return Standing::undoing; }
  [[nodiscard]] Standing given_up() const noexcept override { return Standing::undo_failed; }
  [[nodiscard]] Standing given_up_half_done() const noexcept override { return Standing::undoing; }
  [[nodiscard]] std::string why_given_up(const Subject& subject, std::string error) const override {
    return was_in_vain(subject) ? subject.reason : error;  // which the next run has to know
  }

 private:
  static bool was_in_vain(const Subject& subject) {
    return subject.before == Standing::undo_failed && subject.reason.starts_with(in_vain);
  }
  [[nodiscard]] migration::UndoState state_of(const Subject& subject) const {
    return migration::undo_state(subject.entry.found, subject.user.request, absent_);
  }
  /// A list that was not there is to be gone, or, once the legacy call was made, to say what the legacy setting means.
  static bool lists_are_back(const Subject& subject, const migration::UndoState& state, const UserConfig& now) {
    if (state.undo.phone_config && subject.legacy_writes > 0) return lists_are_undone(state, now);
    return mean_the_same(now, state.found.lists);
  }
  /// Whether what the user has is as it was sent, or what our own undo has made of that.
  static bool may_touch(const Subject& subject, const migration::UndoState& state, const UserSettings& now) {
    if (!is_ours(state, now.phone_config)) return false;
    const bool begun = subject.entry.standing == Standing::undoing || subject.before == Standing::undoing;
    if (begun) return is_ours(state, now.lists);
    return mean_the_same(now.lists, lists_after(state.found.lists, state.request));
  }
  static Decision not_touched(const Subject& subject, const migration::UndoState& state, const UserSettings& now) {
    UserSettings sent{.phone_config = now.phone_config, .lists = lists_after(state.found.lists, state.request)};
    if (!is_ours(state, now.phone_config)) sent.phone_config = state.found.phone_config;
    auto why = migration::in_words(differences(sent, now));
    // What an undo could not bring back is no other person's doing.
    if (was_in_vain(subject)) return settle(Standing::undo_failed, subject.reason);
    return settle(Standing::changed_since, std::move(why));
  }
  /// What is compared with what there is, to say what is still missing.
  static UserSettings wanted(const migration::UndoState& state, bool lists, const UserSettings& now) {
    return {.phone_config = lists ? state.found.phone_config : now.phone_config,
            .lists = lists ? now.lists : state.found.lists};
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

bool is_to_be_undone(const JournalEntry* entry) noexcept { return entry != nullptr && entry->sent; }

MigrationResult roll_back_plan(const MigrationPlace& place, std::span<const PlanUser> users, Service& service,
                               Journal& journal, const MigrationOptions& options) {
  return migration::run(place, users, RollBack(options.absent), service, journal, options);
}

}  // namespace connect_userconfig
