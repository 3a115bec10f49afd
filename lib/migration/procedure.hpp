// What apply and rollback decide of one user. The engine does the rest: pace, retries, journal, stops.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::migration {

/// What to do with a user: either a call that writes, or nothing more.
struct Decision {
  std::optional<ServiceCall> write{};
  Standing standing = Standing::not_sent;  ///< if there is nothing to write
  std::string detail{};                    ///< why; safe to show
};
[[nodiscard]] inline Decision settle(Standing standing, std::string detail = {}) {
  return {.write = {}, .standing = standing, .detail = std::move(detail)};
}

/// One user on the way.
struct Subject {
  const PlanUser& user;
  JournalEntry entry;          ///< as the journal has it, and then as it will
  Standing before{};           ///< the standing that the journal had when this run began
  std::string reason{};        ///< and why
  unsigned legacy_writes = 0;  ///< of `UpdateUserPhoneConfig`, that the service took in this run
  bool lists_written = false;  ///< by the last write that it took
};

class Procedure {
 public:
  virtual ~Procedure() = default;
  Procedure() = default;
  Procedure(const Procedure&) = delete;
  Procedure& operator=(const Procedure&) = delete;

  /// Whether there is anything to do for a user, by what the journal says.
  [[nodiscard]] virtual bool concerns(const PlanUser& user, const JournalEntry& entry) const = 0;
  /// What follows from what the user has now.
  [[nodiscard]] virtual Decision described(Subject& subject, const UserSettings& now) const = 0;
  /// What follows from a write that was taken; nothing: look again.
  [[nodiscard]] virtual std::optional<Decision> written(const Subject& subject) const = 0;
  /// Whether it says something about the whole run if the first users are gone.
  [[nodiscard]] virtual bool expects_users() const noexcept { return true; }
  /// How a user stands while a write is on the way, and when that is given up.
  [[nodiscard]] virtual Standing intent() const noexcept = 0;
  [[nodiscard]] virtual Standing given_up() const noexcept = 0;
  /// The same if a write may have arrived, so that the user is perhaps half done.
  [[nodiscard]] virtual Standing given_up_half_done() const noexcept { return given_up(); }
  /// Why a user is given up.
  [[nodiscard]] virtual std::string why_given_up(const Subject& /*subject*/, std::string error) const { return error; }
};

/// `AutoAccept of CHAT is true and not false; ...`: safe to show.
[[nodiscard]] std::string in_words(const std::vector<PlanChange>& differences);

[[nodiscard]] MigrationResult run(const MigrationPlace& place, std::span<const PlanUser> users,
                                  const Procedure& procedure, Service& service, Journal& journal,
                                  const MigrationOptions& options);

}  // namespace connect_userconfig::migration
