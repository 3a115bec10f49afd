// What `apply` decides of one user.
#include "connect_userconfig/lists.hpp"
#include "migration/procedure.hpp"
#include "migration/undo_state.hpp"

namespace connect_userconfig {
namespace {

using migration::Decision;
using migration::settle;
using migration::Subject;

/// What the user has is what the plan was made from, or what an earlier run found or brought back: it may be sent.
bool is_as_before(Subject& subject, const UserSettings& now, AbsentFields absent) {
  const UserSettings planned{.phone_config = subject.user.phone_config, .lists = subject.user.before};
  if (mean_the_same(now, planned)) {
    subject.entry.found = now;  // what an undo brings back, whatever form it has
    return true;
  }
  // What an earlier run was about to change. Had it arrived, and somebody set it back to something else, it differs.
  if (subject.entry.sent && mean_the_same(now, subject.entry.found)) return true;
  if (subject.before != Standing::undone) return false;
  const auto undone = migration::undo_state(subject.entry.found, subject.user.request, absent);
  if (!lists_are_undone(undone, now.lists) || !phone_config_is_undone(undone, now.phone_config)) return false;
  subject.entry.found = now;
  return true;
}

class Apply : public migration::Procedure {
 public:
  explicit Apply(AbsentFields absent) : absent_(absent) {}

  [[nodiscard]] bool concerns(const PlanUser& user, const JournalEntry& entry) const override {
    return is_to_be_sent(user, &entry);
  }
  [[nodiscard]] Decision described(Subject& subject, const UserSettings& now) const override {
    const auto& user = subject.user;
    // Only the lists: the service may mirror them into the legacy setting.
    if (mean_the_same(now.lists, user.after)) {
      return settle(subject.entry.sent ? Standing::applied : Standing::already);
    }
    if (!is_as_before(subject, now, absent_)) {
      const UserSettings planned{.phone_config = user.phone_config, .lists = user.before};
      return settle(Standing::stale, migration::in_words(differences(planned, now)));
    }
    return {.write = ServiceCall{.operation = Operation::update_user_config,
                                 .user_id = user.user_id,
                                 .config = user.request,
                                 .phone_config = {},
                                 .next_token = {}},
            .standing = {},
            .detail = {}};
  }
  [[nodiscard]] std::optional<Decision> written(const Subject& /*subject*/) const override {
    return settle(Standing::applied);
  }
  [[nodiscard]] Standing intent() const noexcept override { return Standing::sending; }
  [[nodiscard]] Standing given_up() const noexcept override { return Standing::failed; }

 private:
  AbsentFields absent_;
};

}  // namespace

bool is_to_be_sent(const PlanUser& user, const JournalEntry* entry) noexcept {
  const auto standing = entry == nullptr ? Standing::not_sent : entry->standing;
  return user.outcome == Outcome::converted && standing != Standing::applied && standing != Standing::already &&
         standing != Standing::undoing;
}

MigrationResult apply_plan(const MigrationPlace& place, std::span<const PlanUser> users, Service& service,
                           Journal& journal, const MigrationOptions& options) {
  return migration::run(place, users, Apply(options.absent), service, journal, options);
}

}  // namespace connect_userconfig
