// Looking at users, at the same pace and with the same care as before a write, and with no write.
#include "migration/procedure.hpp"

namespace connect_userconfig {
namespace {

using migration::Decision;
using migration::Subject;

class Look : public migration::Procedure {
 public:
  explicit Look(std::map<std::string, std::optional<UserSettings>>& found) : found_(found) {}

  [[nodiscard]] bool concerns(const PlanUser& /*user*/, const JournalEntry& /*entry*/) const override { return true; }
  [[nodiscard]] Decision described(Subject& subject, const UserSettings& now) const override {
    found_[subject.user.user_id] = now;
    return migration::settle(Standing::already);
  }
  [[nodiscard]] std::optional<Decision> written(const Subject& /*subject*/) const override { return std::nullopt; }
  [[nodiscard]] bool expects_users() const noexcept override { return false; }
  [[nodiscard]] Standing intent() const noexcept override { return Standing::sending; }
  [[nodiscard]] Standing given_up() const noexcept override { return Standing::failed; }

 private:
  std::map<std::string, std::optional<UserSettings>>& found_;
};

/// Nothing is written down; but it is told who is no more.
class Deleted : public Journal {
 public:
  explicit Deleted(std::map<std::string, std::optional<UserSettings>>& found) : found_(found) {}
  [[nodiscard]] std::vector<JournalEntry> entries() override { return {}; }
  [[nodiscard]] std::optional<std::string> record(const JournalEntry& entry) override {
    if (entry.standing == Standing::deleted) found_[entry.user_id].reset();
    return std::nullopt;
  }

 private:
  std::map<std::string, std::optional<UserSettings>>& found_;
};

}  // namespace

MigrationResult describe_users(const MigrationPlace& place, std::span<const PlanUser> users, Service& service,
                               const MigrationOptions& options,
                               std::map<std::string, std::optional<UserSettings>>& found) {
  Deleted journal(found);
  return migration::run(place, users, Look(found), service, journal, options);
}

}  // namespace connect_userconfig
