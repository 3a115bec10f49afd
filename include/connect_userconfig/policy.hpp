// Policy: which users are to be treated how, channel by channel. Rules are values, read from a file or written in C++.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/names.hpp"

#include <array>
#include <chrono>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig {

// ---- Matching

/// Whether a rule is about a user. `cannot_tell`: the record does not say what the rule has to know.
enum class Answer : std::uint8_t { no, cannot_tell, yes };

/// `"no"`, `"cannot tell"`, `"yes"`.
[[nodiscard]] std::string_view to_string(Answer answer) noexcept;
/// Both, one of them, the contrary. What cannot be told stays so, unless the other side decides.
[[nodiscard]] constexpr Answer both(Answer a, Answer b) noexcept { return a < b ? a : b; }
[[nodiscard]] constexpr Answer either(Answer a, Answer b) noexcept { return a < b ? b : a; }
[[nodiscard]] constexpr Answer contrary(Answer a) noexcept {
  return a == Answer::cannot_tell ? a : (a == Answer::yes ? Answer::no : Answer::yes);
}

/// True if `text` matches: `*` is any text, `?` any one character, `\` takes the next one as it is. Case counts.
/// Linear: the time is that of the text times the longest piece between two stars.
[[nodiscard]] bool glob_match(std::string_view pattern, std::string_view text) noexcept;

/// A text of a policy and where it stands; a program just writes the text.
struct PolicyText {
  std::string text{};
  Position position{};
  PolicyText() = default;
  PolicyText(std::string t, Position p = {})
      : text(std::move(t)), position(p) {}  // NOLINT(google-explicit-constructor)
  PolicyText(const char* t) : text(t) {}    // NOLINT(google-explicit-constructor)
  friend bool operator==(const PolicyText&, const PolicyText&) = default;
};

/// What has to hold of a user, as data. Made by the functions below. Without anything it holds for everybody.
struct Condition {
  enum class Kind : std::uint8_t {
    everybody,
    routing_profile,
    security_profile,
    hierarchy_group,
    tag,
    username,
    user_id,
    phone_type,
    all,
    any,
    negation,
  };
  Kind kind = Kind::everybody;
  std::string key{};                 ///< of a tag
  std::vector<PolicyText> values{};  ///< any of them
  std::vector<Condition> parts{};    ///< of `all`, `any`, and the one of `negation`
  friend bool operator==(const Condition&, const Condition&) = default;
};

/// The user's routing profile is one of these: names, ids or ARNs.
[[nodiscard]] Condition routing_profile(std::vector<PolicyText> any_of);
/// The user has one of these security profiles, among others perhaps.
[[nodiscard]] Condition security_profile(std::vector<PolicyText> any_of);
/// The user's hierarchy group is one of these, or stands below one.
[[nodiscard]] Condition hierarchy_group(std::vector<PolicyText> any_of);
/// The user's tag of this key has one of these values.
[[nodiscard]] Condition tag(std::string key, std::vector<PolicyText> any_of);
/// The username matches one of these globs.
[[nodiscard]] Condition username(std::vector<PolicyText> any_of);
/// The user is one of these: ids or ARNs.
[[nodiscard]] Condition user_id(std::vector<PolicyText> any_of);
[[nodiscard]] Condition phone_type(PhoneType type);
[[nodiscard]] Condition all_of(std::vector<Condition> parts);
[[nodiscard]] Condition any_of(std::vector<Condition> parts);
[[nodiscard]] Condition not_of(Condition part);

/// What has to hold of a user, as code. It may say something about the user, under an id of its own: see
/// `register_diagnostic`. It is called from several threads at once and must not throw.
using Predicate = std::function<Answer(const UserRecord&, Diagnostics&)>;

// ---- Settings

/// A value for each channel that has one.
template <class T>
struct ByChannel {
  std::optional<T> voice{};
  std::optional<T> chat{};
  std::optional<T> task{};
  std::optional<T> email{};

  [[nodiscard]] static ByChannel all(T value) { return {value, value, value, value}; }
  [[nodiscard]] std::optional<T>& operator[](Channel channel) {
    return *std::array{&voice, &chat, &task, &email}[static_cast<std::size_t>(channel)];
  }
  [[nodiscard]] const std::optional<T>& operator[](Channel channel) const {
    return *std::array{&voice, &chat, &task, &email}[static_cast<std::size_t>(channel)];
  }
  friend bool operator==(const ByChannel&, const ByChannel&) = default;
};

/// Agent-first callbacks, which no other setting reaches.
struct AgentFirstCallback {
  std::optional<bool> auto_accept{};
  std::optional<std::chrono::seconds> after_contact_work_time_limit{};
  friend bool operator==(const AgentFirstCallback&, const AgentFirstCallback&) = default;
};

/// What a rule sets. What has no value stays as it is. A limit of 0 seconds is no limit.
struct PolicySettings {
  ByChannel<bool> auto_accept{};
  ByChannel<std::chrono::seconds> after_contact_work_time_limit{};
  AgentFirstCallback agent_first_callback{};
  std::optional<bool> persistent_connection{};
  std::optional<VoiceEnhancementMode> voice_enhancement{};
  friend bool operator==(const PolicySettings&, const PolicySettings&) = default;
};

/// What a rule answers in place of the options of the run.
struct PolicyDecisions {
  std::optional<ExistingLists> existing{};
  std::optional<AbsentFields> absent{};
  std::optional<AutoAcceptScope> auto_accept{};
  std::optional<bool> leave{};  ///< true: this user is left alone
  friend bool operator==(const PolicyDecisions&, const PolicyDecisions&) = default;
};

// ---- Rules

/// One rule: whom it is about, and what it says of them.
///
///     PolicyRule{.name = "chat-agents",
///                .when = all_of({routing_profile({"Chat support"}), not_of(username({"trainer-*"}))}),
///                .set = {.auto_accept = {.chat = true}, .after_contact_work_time_limit = {.chat = 30s}}}
struct PolicyRule {
  std::string name{};
  std::string description{};
  Condition when{};
  Predicate predicate{};  ///< has to hold as well, if there is one
  PolicySettings set{};
  PolicyDecisions decide{};
  std::vector<PolicyText> overrides{};  ///< names of earlier rules whose values give way to this rule's
  std::string source{};                 ///< the file; empty for a rule of a program
  Position position{};
};

/// What a test of a policy expects. What is not said is not looked at.
struct PolicyExpectation {
  PolicySettings settings{};                        ///< what the user has afterwards
  std::optional<std::vector<std::string>> rules{};  ///< the rules that match, in their order
  std::optional<Outcome> outcome{};
  std::optional<std::vector<std::string>> diagnostics{};  ///< ids that come; errors and warnings all of them
};

/// A user, and what the policy is to make of it. In `user`, names may stand where ids do.
struct PolicyTest {
  std::string name{};
  UserRecord user{};
  std::vector<std::string> hierarchy_path{};  ///< of the user's group, from the topmost one, if the test says it
  PolicyExpectation expect{};
  std::string source{};
  Position position{};
};

struct Policy {
  std::vector<PolicyRule> rules{};
  std::vector<PolicyTest> tests{};
};

/// A policy that was read, and everything that was wrong with its text: see `read_policy`.
struct PolicyFile {
  Policy policy{};
  std::vector<LocatedDiagnostic> diagnostics{};
  [[nodiscard]] bool ok() const noexcept;
};

// ---- Evaluation

/// Where a value comes from.
enum class ValueOrigin : std::uint8_t { legacy, existing, rule, reset };

/// One value of a result: `AutoAccept`, `CHAT`, `true`, a rule.
struct PolicyValue {
  std::string_view setting{};  ///< static: `AutoAccept`
  std::string_view channel{};  ///< static: `CHAT`, or `VOICE, agent-first callback`
  std::string value{};         ///< as a policy writes it: `true`, `30 s`; phone numbers masked
  ValueOrigin origin{};
  std::size_t rule = 0;   ///< of `ValueOrigin::rule`: the index of the rule
  std::string because{};  ///< in words: `rule chat-agents (policy.yaml:4)`
};

/// Everything about one user.
struct PolicyExplanation {
  std::vector<std::size_t> rules{};    ///< that match, by index
  std::vector<std::size_t> unclear{};  ///< of which it cannot be told
  std::vector<PolicyValue> values{};   ///< what the user has afterwards, every value of it
  Conversion conversion{};
};

/// Whether names that nobody knows are errors, or stand for themselves, as in a unit test without `Names`.
enum class UnknownNames : std::uint8_t { refuse, take };

/// A policy that is ready to be applied: its names looked up, its rules indexed. Cheap to copy; the copies share it.
///
///     const ReadyPolicy ready(read_policy(text, "policy.yaml"), names);
///     if (!ready.ok()) for (const auto& d : ready.diagnostics()) std::cerr << d.message << '\n';
///     run(sources, sinks, report, {.read = {.profile = true}, .overlay = ready.overlay()});
///
/// `read.profile` brings what most conditions ask for. Without it nothing is known of routing profiles, tags and the
/// like, and a rule that asks for them cannot tell.
///
/// Errors: those of the file, `policy-invalid` (a name that stands twice, an override of no earlier rule),
/// `policy-name-unknown`: all of them at once.
/// A policy with errors withholds every user.
class ReadyPolicy {
 public:
  explicit ReadyPolicy(Policy policy, const Names& names = {}, UnknownNames unknown = UnknownNames::refuse);
  explicit ReadyPolicy(PolicyFile file, const Names& names = {}, UnknownNames unknown = UnknownNames::refuse);

  [[nodiscard]] bool ok() const noexcept;
  [[nodiscard]] const std::vector<LocatedDiagnostic>& diagnostics() const noexcept;
  [[nodiscard]] const Policy& policy() const noexcept;

  /// What takes part in `convert` and `run`. It keeps the policy alive; several threads may call it at once.
  [[nodiscard]] Overlay overlay() const;
  /// The rules, by index, that are about nobody so far: no user has matched them since this object was made, and there
  /// was none of whom it could not be told.
  [[nodiscard]] std::vector<std::size_t> unmatched() const;

  /// Whether the rule is about this user.
  [[nodiscard]] Answer matches(std::size_t rule, const UserRecord& user) const;
  /// What becomes of this user, and why. `before` is an overlay that comes before the policy.
  [[nodiscard]] PolicyExplanation explain(const UserRecord& user, const ConvertOptions& options = {},
                                          const Overlay& before = {}) const;
  /// The same for the user of one of the policy's tests, which needs no identity.
  [[nodiscard]] PolicyExplanation explain_test(std::size_t test, const ConvertOptions& options = {}) const;

  struct Impl;
  [[nodiscard]] const Impl& impl() const noexcept { return *impl_; }  ///< for the library itself

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Rules that could both be about one user, of which neither overrides the other, and which set one element
/// differently: one `policy-may-conflict` a pair, the first hundred. Conditions are looked at, not users: what only a
/// person can know to exclude each other is reported as well.
[[nodiscard]] std::vector<LocatedDiagnostic> possible_conflicts(const ReadyPolicy& policy);

// ---- Files

/// Reads a policy that is written in JSON. All errors are reported, not only the first, with line and column.
/// Errors: `policy-syntax`, `policy-invalid`.
[[nodiscard]] PolicyFile read_policy_json(std::string_view text, std::string_view source = "<policy>");
/// The same for YAML or JSON. Part of the component `commands`, which has libyaml.
[[nodiscard]] PolicyFile read_policy(std::string_view text, std::string_view source = "<policy>");

// ---- Unit tests

struct PolicyTestResult {
  std::size_t test = 0;                 ///< index
  std::vector<std::string> failures{};  ///< `AutoAccept CHAT: expected true, got false (rule outbound, p.yaml:12)`
};

struct PolicyTestReport {
  std::vector<PolicyTestResult> results{};  ///< one a test, in their order
  std::vector<std::size_t> unreached{};     ///< rules that no test matches, by index
  [[nodiscard]] bool ok() const noexcept;
};

/// Runs the tests of the policy: the same code as a real run.
[[nodiscard]] PolicyTestReport test_policy(const ReadyPolicy& policy, const ConvertOptions& options = {});

/// The report for people: a line a test, and below it what was expected and what came.
[[nodiscard]] std::string to_text(const ReadyPolicy& policy, const PolicyTestReport& report);
/// The report as one `<testsuite>` of JUnit's format; a file holds them in one `<testsuites>`.
[[nodiscard]] std::string to_junit(const ReadyPolicy& policy, const PolicyTestReport& report, std::string_view name);

// ---- Every value as text, for tests and logs

std::ostream& operator<<(std::ostream& out, Answer answer);
std::ostream& operator<<(std::ostream& out, ValueOrigin origin);
std::ostream& operator<<(std::ostream& out, const PolicyText& text);
std::ostream& operator<<(std::ostream& out, const Condition& condition);
std::ostream& operator<<(std::ostream& out, UnknownNames unknown);
/// `{VOICE: true, CHAT: false}`, and limits in seconds.
std::ostream& operator<<(std::ostream& out, const ByChannel<bool>& values);
std::ostream& operator<<(std::ostream& out, const ByChannel<std::chrono::seconds>& values);
std::ostream& operator<<(std::ostream& out, const AgentFirstCallback& callback);
std::ostream& operator<<(std::ostream& out, const PolicySettings& settings);
std::ostream& operator<<(std::ostream& out, const PolicyDecisions& decisions);
std::ostream& operator<<(std::ostream& out, const PolicyRule& rule);
std::ostream& operator<<(std::ostream& out, const PolicyValue& value);
std::ostream& operator<<(std::ostream& out, const PolicyExplanation& explanation);
std::ostream& operator<<(std::ostream& out, const PolicyExpectation& expectation);
std::ostream& operator<<(std::ostream& out, const PolicyTest& test);
std::ostream& operator<<(std::ostream& out, const Policy& policy);
std::ostream& operator<<(std::ostream& out, const PolicyFile& file);
std::ostream& operator<<(std::ostream& out, const PolicyTestResult& result);
std::ostream& operator<<(std::ostream& out, const PolicyTestReport& report);

}  // namespace connect_userconfig
