// Plan: who will have what, why, and how it is undone, as one file that is reviewed, applied, verified and rolled back.
#pragma once

#include "connect_userconfig/policy.hpp"
#include "connect_userconfig/run.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig {

// ---- One user

/// One setting of one channel. Values are as a policy writes them: `true`, `30 s`, `unlimited`, `DESK_PHONE`; phone
/// numbers are whole. Nothing: nobody said it.
struct PlanChange {
  std::string_view setting{};           ///< static: `AutoAccept`
  std::string_view channel{};           ///< static: `CHAT`, or `VOICE, agent-first callback`
  std::optional<std::string> before{};  ///< what the user's list says, or what the legacy setting means
  std::optional<std::string> after{};   ///< what the list that is sent says
  std::string because{};                ///< `PhoneConfig AutoAccept`, `rule chat-agents (policy.yaml:4)`
  friend bool operator==(const PlanChange&, const PlanChange&) = default;
};

/// How a user gets back what there was before.
struct PlanUndo {
  /// First: what `UpdateUserPhoneConfig` writes back, for lists that were not there.
  std::optional<UserPhoneConfig> phone_config{};
  /// Then: what `UpdateUserConfig` writes back: the lists that were there.
  UserConfig lists{};
  /// If lists that were not there are still there after the first step: what they are set to. Follows from `before`, so
  /// that a line of a plan does not hold it.
  UserConfig expansion{};
  /// Why there is no undo; empty if there is one.
  std::string refused{};
  friend bool operator==(const PlanUndo&, const PlanUndo&) = default;
};

/// A diagnostic as a plan keeps it: its text, because plans outlive versions.
struct PlanDiagnostic {
  std::string id{};
  std::string severity{};  ///< `error`, `warning`, `note`
  std::string message{};
  std::string pointer{};  ///< RFC 6901, in the user's record
  friend bool operator==(const PlanDiagnostic&, const PlanDiagnostic&) = default;
};

/// One line of a plan.
struct PlanUser {
  std::string user_id{};  ///< empty if nothing says whom the record is about; such a user is withheld
  std::optional<std::string> username{};
  UserProfile profile{};
  Outcome outcome = Outcome::withheld;
  std::optional<UserPhoneConfig> phone_config{};  ///< before; limits in seconds, if they are whole ones
  /// The limit of `phone_config` as the export has it, if that is in milliseconds, and whole seconds.
  std::optional<std::chrono::milliseconds> legacy_limit{};
  UserConfig before{};                ///< the lists before
  UserConfig after{};                 ///< the lists afterwards; as before, but for what is sent
  UserConfig request{};               ///< the lists that are sent; none unless `converted`
  PlanUndo undo{};                    ///< of a user that is `converted`
  std::vector<std::string> rules{};   ///< of the policy: those that are about this user
  std::vector<PlanChange> changes{};  ///< every element of the lists that are sent
  std::vector<PlanDiagnostic> diagnostics{};
  friend bool operator==(const PlanUser&, const PlanUser&) = default;
};

/// What becomes of one user. Pure. `explanation` is what `ReadyPolicy::explain` says of the record with these options;
/// a policy without rules will do.
///
///     const ReadyPolicy policy(Policy{});
///     const auto line = plan_user(record, policy.explain(record, options), policy.policy(), options);
[[nodiscard]] PlanUser plan_user(const UserRecord& record, PolicyExplanation explanation, const Policy& policy,
                                 const ConvertOptions& options);

/// The lists afterwards: those of `request` in place of those of `before`.
[[nodiscard]] UserConfig lists_after(const UserConfig& before, const UserConfig& request);

/// What the lists that are sent change, without the reasons. A list that the user had counts as before, otherwise what
/// the legacy setting means by itself: auto-accept for voice alone.
[[nodiscard]] std::vector<PlanChange> changes_of(const std::optional<UserPhoneConfig>& phone_config,
                                                 const UserConfig& before, const UserConfig& request);

/// What the user has that is not among `changes`: of a user for whom nothing is sent, all that the lists say, or else
/// the legacy setting. `before` and `after` are the same; `because` says why it stands.
[[nodiscard]] std::vector<PlanChange> standing_of(const PlanUser& user);

/// How the lists of `request` are undone. A legacy setting that lacks auto-accept or the limit cannot be written back
/// as it was: refused, unless `absent` is `reset`. So are lists that nothing brings back.
[[nodiscard]] PlanUndo undo_of(const std::optional<UserPhoneConfig>& phone_config, const UserConfig& before,
                               const UserConfig& request, AbsentFields absent);

// ---- The whole file

/// The version of the format that this library writes, and the only one that it reads.
inline constexpr int plan_version = 1;

/// The first line.
struct PlanHeader {
  int version = plan_version;
  std::string tool{};     ///< the version of the program that made it
  std::string created{};  ///< ISO 8601, UTC; given by the caller, who has a clock
  std::string instance_id{};
  std::string region{};
  std::string account{};
  ConvertOptions options{};          ///< `auto_accept`, `absent`, `existing`
  std::string policy{};              ///< the name of its file; empty for none
  std::vector<std::string> since{};  ///< the names of earlier plans, whose lists counted as nobody's decision
  bool incomplete = false;           ///< made from an export that is known to lack users
  friend bool operator==(const PlanHeader&, const PlanHeader&) = default;
};

/// A file that the plan was made from.
struct PlanInput {
  std::string name{};
  std::uint64_t bytes = 0;
  std::string sha256{};  ///< in base64, so that the plan's own digest is the only one in hexadecimal digits
  friend bool operator==(const PlanInput&, const PlanInput&) = default;
};

/// The last line.
struct PlanEnd {
  std::uint64_t converted = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t withheld = 0;
  std::vector<PlanInput> exports{};
  std::optional<PlanInput> policy{};
  std::vector<PlanInput> since{};  ///< earlier plans, whose lists counted as nobody's decision
  std::string sha256{};            ///< of everything before these 64 hexadecimal digits
  [[nodiscard]] std::uint64_t users() const noexcept { return converted + unchanged + withheld; }
  friend bool operator==(const PlanEnd&, const PlanEnd&) = default;
};

using Digest = std::array<unsigned char, 32>;

/// SHA-256, piece by piece as a file is written or read. Source: FIPS 180-4.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  /// The digest of all that was added. Once.
  [[nodiscard]] Digest finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};
[[nodiscard]] std::string to_hex(const Digest& digest);
[[nodiscard]] std::string to_base64(const Digest& digest);

/// One line each, with its line end. The same value always gives the same bytes.
void append_plan_line(const PlanHeader& header, std::string& to);
void append_plan_line(const PlanUser& user, std::string& to);
/// `digest` has seen everything before this line, and is finished by it; `end.sha256` is not looked at.
void append_plan_line(const PlanEnd& end, Sha256& digest, std::string& to);

/// Reads the line of a user, with or without its line end; nothing if it is none. Everything that follows from `before`
/// and `request` (`after`, `changes`, and with `absent` of the plan's options `undo`) is computed again, and has to be
/// what the line says, to the byte: what is shown is what is sent.
[[nodiscard]] std::optional<PlanUser> read_plan_user(std::string_view line, AbsentFields absent);

// ---- Making one

/// Makes a plan in two passes, in memory that does not grow with the users. In the first, a run over the exports writes
/// the line of each user to some scratch file. Then it is known whether all users are of one instance, and which of
/// them came twice and differed; in the second pass each line is settled, and goes into the plan behind the header.
///
///     PlanDraft draft(policy, options);
///     RunOptions run_options{.read = {.profile = true}, .convert = options, .overlay = policy.overlay()};
///     run_options.writer = draft.writer();
///     run(sources, {.requests = &scratch, .conflict = draft.conflicts()}, report, run_options);
///     if (!draft.problems().empty()) return;          // no plan
///     append_plan_line(draft.header(), text);         // `tool` and `created` are the caller's
///     for (each line of the scratch file) draft.settle(line, text);
///     append_plan_line(draft.end(), digest, text);    // `exports` and `policy` are the caller's
class PlanDraft {
 public:
  /// `before` is an overlay that comes before the policy.
  PlanDraft(ReadyPolicy policy, ConvertOptions options, Overlay before = {});

  /// What a run writes of each record. The draft has to outlive the run.
  [[nodiscard]] RecordWriter writer();
  /// What a run tells of users who came twice.
  [[nodiscard]] std::function<void(std::string_view)> conflicts();

  /// Why there can be no plan. Errors: `plan-needs-export`, `plan-of-two-instances`,
  /// `plan-other-instance`.
  [[nodiscard]] std::vector<LocatedDiagnostic> problems() const;
  /// The instance, region and account of the users, and the options.
  [[nodiscard]] PlanHeader header() const;
  /// Appends the line as it goes into the plan, and counts it. A user whose records differ is withheld: neither of them
  /// is more right than the other.
  void settle(std::string_view line, std::string& to);
  /// Whether a line that was settled during the run, as it came, may have to be settled otherwise now that everything
  /// is known.
  [[nodiscard]] bool is_final() const noexcept { return conflicting_.empty(); }
  /// Forgets what was settled, to settle all lines again.
  void settle_again();
  /// The counts of the lines that were settled.
  [[nodiscard]] const PlanEnd& end() const noexcept { return end_; }
  /// `undo-refused`, if there are such users among those that were settled.
  [[nodiscard]] std::optional<LocatedDiagnostic> without_undo() const;

 private:
  /// Where users are.
  struct Place {
    std::string instance_id{};
    std::string region{};
    std::string account{};
  };
  void write(const UserRecord& record, const Conversion& conversion, std::string& to);
  void look_at(const UserRecord& record, const Conversion& conversion);
  [[nodiscard]] std::string withheld(std::string_view line) const;

  ReadyPolicy policy_;
  ConvertOptions options_;
  Overlay before_;
  mutable std::mutex mutex_{};  // of all that the threads of a run change
  Place place_{};
  std::optional<LocatedDiagnostic> other_form_{};
  std::optional<LocatedDiagnostic> other_place_{};
  std::optional<LocatedDiagnostic> other_plan_{};
  std::set<std::string, std::less<>> conflicting_{};
  PlanEnd end_{};
  std::uint64_t without_undo_ = 0;
  std::vector<std::string> named_{};  // the first few of them
};

// ---- Reading one

/// What a reader of a plan is given, line by line. Anything may be empty.
struct PlanHandler {
  std::function<void(const PlanHeader&)> header{};
  std::function<void(const PlanUser&)> user{};
  std::function<void(const PlanEnd&)> end{};
};

/// Reads a plan in memory for one line and about 40 bytes a user, by which one who comes again is found. Returns what
/// is wrong with it: then nothing of it is to be used, whatever the handler was given before. Never throws for bad
/// data.
///
///     std::vector<PlanUser> users;
///     const auto wrong = read_plan(source, {.user = [&](const PlanUser& user) { users.push_back(user); }});
///     if (wrong) std::cerr << wrong->message << '\n';
///
/// Errors: `plan-unrecognized`, `plan-newer`, `plan-cut-short`, `plan-edited`, `input-unreadable`.
[[nodiscard]] std::optional<LocatedDiagnostic> read_plan(ByteSource& source, const PlanHandler& handler);

/// What earlier plans wrote, once they were applied. A list that is still as the last of them sent it is nobody's
/// decision: a policy that has changed moves on what it moved before, and leaves what somebody else has changed since.
/// Elements that such a plan had left as the user's own stay the user's.
///
///     EarlierPlans earlier;
///     if (const auto wrong = earlier.read(source)) std::cerr << wrong->message << '\n';
///     run(sources, sinks, report, {.overlay = in_turn(earlier.overlay(), policy.overlay())});
class EarlierPlans {
 public:
  EarlierPlans();

  /// Adds a plan. Returns what is wrong with it; then this object is of no use any more. Errors: those of `read_plan`.
  [[nodiscard]] std::optional<LocatedDiagnostic> read(ByteSource& source);
  /// Marks in `Wanted::ours` and `Wanted::ours_in_part` the lists that these plans wrote; comes before other overlays.
  /// It keeps what it needs alive; several threads may call it at once. Of a user of another instance than the plans it
  /// says `plan-other-instance`, an error.
  [[nodiscard]] Overlay overlay() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

// ---- What it says on the whole

/// Users for whom the same is said: the same outcome, the same changes.
struct PlanGroup {
  Outcome outcome{};
  std::vector<PlanChange>
      changes{};  ///< those that change something; phone numbers, which are everybody's own, left out
  std::vector<std::string> errors{};  ///< why they are withheld: ids of diagnostics
  std::uint64_t users = 0;
  std::vector<std::string> first{};  ///< the first few, as people call them
};

/// Counts users. `add` each, then read.
struct PlanSummary {
  std::map<Outcome, std::uint64_t> outcomes{};
  std::map<std::string, std::map<Outcome, std::uint64_t>> routing_profiles{};  ///< by id; empty for none
  std::map<std::string, std::uint64_t> rules{};
  std::map<std::string, std::uint64_t> diagnostics{};
  std::uint64_t no_undo = 0;
  std::uint64_t changing = 0;  ///< who is sent something, and of whom at least one setting becomes another

  void add(const PlanUser& user);
  /// The largest first.
  [[nodiscard]] std::vector<PlanGroup> groups() const;

 private:
  std::map<std::string, PlanGroup> groups_{};
};

// ---- Every value as text, for tests and logs

std::ostream& operator<<(std::ostream& out, const PlanChange& change);
std::ostream& operator<<(std::ostream& out, const PlanUndo& undo);
std::ostream& operator<<(std::ostream& out, const PlanUser& user);
std::ostream& operator<<(std::ostream& out, const PlanHeader& header);
std::ostream& operator<<(std::ostream& out, const PlanEnd& end);

}  // namespace connect_userconfig
