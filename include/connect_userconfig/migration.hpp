// Migration: a plan is sent at the API's pace, known to hold, and undone. Pure decisions: the service, the clock,
// chance and the journal come from outside, so that a program can bring its own and a simulation can play any fault.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

// ---- The service: Amazon Connect, or what plays it

/// The four actions that a migration needs, and that its IAM policy has to allow.
enum class Operation : std::uint8_t { describe_user, search_users, update_user_config, update_user_phone_config };
inline constexpr std::size_t operation_count = 4;
/// `DescribeUser`, ...
[[nodiscard]] std::string_view to_string(Operation operation) noexcept;

/// One call. The instance, region and account are the service's own.
struct ServiceCall {
  Operation operation{};
  std::string user_id{};           ///< of all but `SearchUsers`
  UserConfig config{};             ///< of `UpdateUserConfig`
  UserPhoneConfig phone_config{};  ///< of `UpdateUserPhoneConfig`: limits in seconds
  std::string next_token{};        ///< of `SearchUsers`; empty for the first page
};

/// What became of a call. Each is treated in its own way.
enum class Fault : std::uint8_t {
  none,
  throttled,   ///< 429, or `ThrottlingException`: slower, and again
  server,      ///< 5xx: again
  connection,  ///< no answer, half of one, or one that is none of the service's: again; it may have been done
  conflict,    ///< 409: look again, and once more
  not_found,   ///< 404: the user was deleted
  expired,     ///< the credentials have expired: renew them, and again
  denied,      ///< 403: the permission is missing, or the credentials are no good
  refused,     ///< 400, and any other: it will never be taken
};
[[nodiscard]] std::string_view to_string(Fault fault) noexcept;

struct ServiceReply {
  std::uint64_t call = 0;  ///< the number that `start` was given
  Fault fault = Fault::none;
  std::string error{};               ///< of a fault, safe to show: `ThrottlingException: Rate exceeded`
  std::optional<UserRecord> user{};  ///< of `DescribeUser`
  std::string page{};                ///< of `SearchUsers`: the response as it came
  std::string next_token{};          ///< of `SearchUsers`; empty on the last page
};

/// Time as the engine sees it. It never goes back.
using Instant = std::chrono::time_point<std::chrono::steady_clock, std::chrono::nanoseconds>;

/// Calls are started and waited for, so that several can be under way on one thread. A service that can only block
/// keeps in mind what was started, and makes the oldest call in `wait`. It retries nothing by itself: every attempt is
/// counted.
class Service {
 public:
  virtual ~Service() = default;
  Service() = default;
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] virtual Instant now() = 0;
  /// Begins a call. Its reply comes out of `wait`, once.
  virtual void start(std::uint64_t call, const ServiceCall& what) = 0;
  /// Waits for the next reply, until `until` at the latest. May come back early with nothing, for a signal.
  [[nodiscard]] virtual std::optional<ServiceReply> wait(Instant until) = 0;
  /// Fetches credentials anew. Says why not, if it cannot.
  [[nodiscard]] virtual std::optional<std::string> renew() = 0;
};

// ---- The journal: what was done, so that the next run goes on

/// What became of a user.
enum class Standing : std::uint8_t {
  not_sent,       ///< nothing yet
  sending,        ///< an intent without outcome: it may have been sent
  applied,        ///< sent, and taken
  already,        ///< found as planned, by nobody's doing of ours
  stale,          ///< differs from what the plan was made from: not sent, looked at again by the next `apply`
  deleted,        ///< is no more
  failed,         ///< given up
  undoing,        ///< an intent to undo without outcome
  undone,         ///< is as it was found
  changed_since,  ///< somebody changed it after it was sent: not undone
  undo_refused,   ///< there is no way back
  undo_failed,    ///< given up while it was undone
};
/// `applied`, `changed-since`, ...
[[nodiscard]] std::string_view to_string(Standing standing) noexcept;
[[nodiscard]] std::optional<Standing> standing_from(std::string_view text) noexcept;

/// What a user has: what the API answers.
struct UserSettings {
  std::optional<UserPhoneConfig> phone_config{};
  UserConfig lists{};
  friend bool operator==(const UserSettings&, const UserSettings&) = default;
};

struct JournalEntry {
  std::string user_id{};
  Standing standing = Standing::not_sent;
  bool sent = false;     ///< a write of ours may have arrived: there is something to undo
  UserSettings found{};  ///< before the first write: what the undo brings back
  std::string detail{};  ///< why; safe to show
  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// Keeps one entry a user. What `record` was given is there after a crash, once it has returned.
class Journal {
 public:
  virtual ~Journal() = default;
  Journal() = default;
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// Every entry, in the order in which they were first recorded.
  [[nodiscard]] virtual std::vector<JournalEntry> entries() = 0;
  /// Puts the entry in place of the one that its user had. Says why not, if it cannot.
  [[nodiscard]] virtual std::optional<std::string> record(const JournalEntry& entry) = 0;
};

// ---- Sameness

/// True if they mean the same: the order of a list, an absent `false` and an empty phone number are form alone.
[[nodiscard]] bool mean_the_same(const UserConfig& one, const UserConfig& other);
[[nodiscard]] bool mean_the_same(const std::optional<UserPhoneConfig>& one,
                                 const std::optional<UserPhoneConfig>& other);
[[nodiscard]] bool mean_the_same(const UserSettings& one, const UserSettings& other);

/// Setting by setting, where the two differ: `before` is what `wanted` says, `after` what was found. Phone numbers are
/// whole.
[[nodiscard]] std::vector<PlanChange> differences(const UserConfig& wanted, const UserConfig& found);
[[nodiscard]] std::vector<PlanChange> differences(const UserSettings& wanted, const UserSettings& found);

/// What DescribeUser answered, as settings.
[[nodiscard]] UserSettings settings_of(const UserRecord& record);

// ---- The pace

/// The quota of an operation, per API and account. The default is what AWS documents for Amazon Connect.
/// Source: https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-service-limits.html
struct Pace {
  double per_second = 2;
  double burst = 5;
};

/// A token bucket that starts empty, so that no restart is over the quota. Being throttled halves its rate; ten quiet
/// seconds bring it back, evenly.
class TokenBucket {
 public:
  explicit TokenBucket(const Pace& pace, Instant now) : pace_(pace), last_(now) {}

  /// Takes a token, if there is one.
  [[nodiscard]] bool take(Instant now);
  /// When to ask again: now, if there is a token.
  [[nodiscard]] Instant ready_at(Instant now);
  void throttled(Instant now);
  /// Calls a second, at the moment.
  [[nodiscard]] double rate(Instant now) const;

 private:
  void fill(Instant now);
  [[nodiscard]] double level(Instant now) const;

  Pace pace_;
  double tokens_ = 0;
  Instant last_;
  double level_ = 1;  // of the rate, at `since_`
  Instant since_{};   // when it was throttled last
};

// ---- The engine

enum class Interrupt : std::uint8_t {
  none,
  finish,  ///< start nothing more, and finish what is under way
  now,     ///< stop at once
};

/// Why a run ended before all was done.
enum class StopReason : std::uint8_t {
  none,
  interrupted,
  denied,        ///< a permission is missing
  credentials,   ///< they cannot be renewed
  wrong_place,   ///< the user is in another instance, account or region than the plan says
  nobody_there,  ///< the first three users do not exist
  failures,      ///< five in a row failed, or one in twenty
  journal,       ///< the journal cannot be written
};
[[nodiscard]] std::string_view to_string(StopReason reason) noexcept;

/// What just happened, for people who watch.
struct MigrationEvent {
  enum class Kind : std::uint8_t { settled, retry };
  Kind kind = Kind::settled;
  const PlanUser& user;     ///< without an id if a page of an export is fetched
  std::uint64_t done = 0;   ///< users settled in this run
  std::uint64_t asked = 0;  ///< users that this run is about
  Standing standing{};      ///< of `settled`
  Operation operation{};    ///< of `retry`
  Fault fault{};            ///< of `retry`
  std::string_view detail{};
  std::chrono::nanoseconds elapsed{};  ///< since the run began
};

struct MigrationOptions {
  Pace pace{};
  AbsentFields absent = AbsentFields::keep;  ///< the plan's: whether an undo may write what the legacy setting lacked
  std::function<double()> random{};          ///< in [0, 1); for the delays of retries
  std::function<Interrupt()> interrupt{};
  std::function<void(const MigrationEvent&)> event{};
};

struct MigrationResult {
  StopReason stop = StopReason::none;
  std::string why{};                          ///< of a stop, safe to show: the error, who it was about
  std::uint64_t calls[operation_count] = {};  ///< every attempt
  std::uint64_t retries = 0;
};

/// Where the plan's users are, to be compared with the Arn of each that is described.
struct MigrationPlace {
  std::string instance_id{};
  std::string region{};
  std::string account{};
};
[[nodiscard]] MigrationPlace place_of(const PlanHeader& header);

/// Whether `apply_plan` has anything to do with a user, by what the journal says; `entry` may be null: nothing. An undo
/// that is half done is for `roll_back_plan` to finish: only that knows what has to come back.
[[nodiscard]] bool is_to_be_sent(const PlanUser& user, const JournalEntry* entry) noexcept;
/// The same of `roll_back_plan`.
[[nodiscard]] bool is_to_be_undone(const JournalEntry* entry) noexcept;

/// Sends the requests of these users, in their order; those that the journal says are done are passed over. Before each
/// write the user is described: what differs from `before` is not sent. Users that are not `converted` are passed over.
[[nodiscard]] MigrationResult apply_plan(const MigrationPlace& place, std::span<const PlanUser> users, Service& service,
                                         Journal& journal, const MigrationOptions& options);

/// Brings back what these users had, as it was found, of those that the journal says were sent.
[[nodiscard]] MigrationResult roll_back_plan(const MigrationPlace& place, std::span<const PlanUser> users,
                                             Service& service, Journal& journal, const MigrationOptions& options);

// ---- How the plan stands

/// How one user stands. `as_planned` is what the exit code goes by.
struct UserReport {
  std::string user_id{};
  std::optional<std::string> username{};
  /// A standing (`applied`, `stale`, ...); or, of a user who is not sent anything, the plan's outcome: `unchanged`,
  /// `withheld`; or what a verification found: `as-planned`, `undone`, `different`, `missing`;
  /// `unknown` if it could not tell.
  std::string state{};
  std::string detail{};  ///< why; phone numbers are masked
  bool as_planned = false;
  friend bool operator==(const UserReport&, const UserReport&) = default;
};

/// What the journal says of a user of the plan. `entry` may be null: nothing.
[[nodiscard]] UserReport report_of(const PlanUser& user, const JournalEntry* entry);
/// The same for a rollback, which is as planned if the user has again what was found.
[[nodiscard]] UserReport undo_report_of(const PlanUser& user, const JournalEntry& entry);
/// Whether what a user has is what it is meant to have: `after`, or, if it was undone, what was found. `found` may be
/// null: nobody has seen this user.
[[nodiscard]] UserReport verify_user(const PlanUser& user, const JournalEntry* entry, const UserSettings* found,
                                     AbsentFields absent);

enum class UserReportFormat : std::uint8_t { text, json, csv };
/// `text`: a line of each user who is not as planned, and the counts. `json`: one object with the counts and all users.
/// `csv`: one row a user, no cell of which can start a formula.
void append_reports(std::span<const UserReport> reports, UserReportFormat format, std::string& to);

/// What these users have now, by `DescribeUser`, by id; nothing of those who are no more. Nothing is written.
[[nodiscard]] MigrationResult describe_users(const MigrationPlace& place, std::span<const PlanUser> users,
                                             Service& service, const MigrationOptions& options,
                                             std::map<std::string, std::optional<UserSettings>>& found);

// ---- An export, live

/// `SearchUsers`, page by page, as a source for `run`: it pauses for the quota, and tries again. An error of the source
/// says that `why()` is to be read.
class LiveExport : public ByteSource {
 public:
  LiveExport(Service& service, MigrationOptions options, std::string name);
  ~LiveExport() override;
  Read read(std::span<char> to) override;
  [[nodiscard]] std::string_view name() const noexcept override { return name_; }
  [[nodiscard]] StopReason stop() const noexcept;
  [[nodiscard]] const std::string& why() const noexcept;

 private:
  struct Impl;
  std::string name_;
  std::unique_ptr<Impl> impl_;
};

}  // namespace connect_userconfig
