// What the library has to say about a record. Diagnostics are values: nothing here throws or prints.
#pragma once

#include "connect_userconfig/field.hpp"

#include <boost/container/small_vector.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace connect_userconfig {

/// An error withholds its record (it is not in the output); warnings and notes do not.
enum class Severity : std::uint8_t { note, warning, error };

/// Every diagnostic there is. The kebab-case name, the severity, the meaning, the evidence and the remedy of each
/// stand in one table: see `describe`.
enum class DiagnosticId : std::uint8_t {
  // The input as text and as a form
  malformed_json,
  nesting_too_deep,
  record_too_large,
  unrecognized_form,
  not_an_export,
  option_contradicts_input,
  no_records,
  duplicate_member,
  wrong_type,
  unknown_enum_value,
  missing_member,
  duplicate_channel,
  unknown_member,
  // Who the record is about
  instance_id_missing,
  user_id_missing,
  invalid_identifier,
  arn_mismatch,
  duplicate_user,
  conflicting_user,
  // After-contact work
  acw_unit_unknown,
  acw_unit_doubtful,
  acw_not_whole_seconds,
  acw_out_of_range,
  acw_looks_like_milliseconds,
  // Phones
  invalid_phone_number,
  phone_type_missing,
  empty_phone_number_dropped,
  desk_phone_without_number,
  desk_phone_auto_accept,
  desk_phone_persistent_connection,
  // The translation as a whole
  voice_now_covers_callbacks,
  absent_field_kept,
  absent_field_not_sent,
  nothing_to_migrate,
  already_converted,
  already_per_channel,
  existing_config_differs,
  existing_config_kept,
  existing_config_overwritten,
  legacy_cannot_express,
  // Neighbouring requests
  invalid_value,
  service_retired,
  // Files
  input_unreadable,
  output_unwritable,
  text_not_read,
  incomplete_export,
  user_count_differs,
  // Commands, scripts and templates
  unknown_option,
  missing_option,
  unknown_parameter,
  invalid_option_value,
  parameter_file_unreadable,
  dynamic_phone_config,
  not_a_template,
  shell_syntax,
  iam_permission_needed,
  legacy_call,
  legacy_mention,
  rewritable_call,
  not_searched,
  // Policies
  policy_syntax,
  policy_invalid,
  policy_name_unknown,
  names_unrecognized,
  policy_cannot_tell,
  hierarchy_unknown,
  policy_incomplete,
  policy_conflict,
  policy_list_kept,
  policy_left_alone,
  policy_rule_unmatched,
  policy_rule_untested,
  policy_may_conflict,
  // Plans
  plan_needs_export,
  plan_of_two_instances,
  plan_unrecognized,
  plan_newer,
  plan_cut_short,
  plan_edited,
  plan_other_instance,
  planned_list_replaced,
  planned_list_stays,
  undo_refused,
  count_  // not a diagnostic: how many there are
};

/// What is known about a diagnostic before it ever happens. All texts are static.
struct DiagnosticInfo {
  DiagnosticId id;
  Severity severity;
  std::string_view name{};     ///< stable kebab-case id, e.g. `acw-unit-unknown`
  std::string_view summary{};  ///< one sentence: what is the matter
  std::string_view why{};      ///< why it exists, with the evidence for it
  std::string_view remedy{};   ///< what a person does about it
};

/// The facts of one diagnostic. Never fails: every id has a row.
[[nodiscard]] const DiagnosticInfo& describe(DiagnosticId id) noexcept;
/// The row with this kebab-case name; nothing if there is none.
[[nodiscard]] const DiagnosticInfo* find_diagnostic(std::string_view name) noexcept;
/// All rows, in the order of the enumeration.
[[nodiscard]] std::span<const DiagnosticInfo> all_diagnostics() noexcept;

/// How many diagnostics a program can add.
inline constexpr std::size_t max_own_diagnostics = 32;
/// Adds a diagnostic of the program's own, so that its rules report under an id of theirs: reports, `describe` and
/// `all_diagnostics` know it from then on. Its texts have to live as long as the program; `info.id` is not looked at.
/// A name that is known already gives the id that it has. Throws std::length_error if there is no room for more. To be
/// called before a run, not during one.
///
///     const auto overtime = register_diagnostic({.id = {}, .severity = Severity::warning, .name = "acme-overtime",
///                                                .summary = "the agent works overtime", .why = "...", .remedy =
///                                                "..."});
DiagnosticId register_diagnostic(const DiagnosticInfo& info);

/// `"note"`, `"warning"` or `"error"`.
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// Where a record, a member or a command stands. Lines and columns count from 1; 0 means unknown. Columns count code
/// points.
struct Position {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// From the first character to the one behind the last. An end that is not known is 0:0.
struct Region {
  Position begin{};
  Position end{};
  friend bool operator==(const Region&, const Region&) = default;
};

/// A place on a command line: arguments count from 1 for the one behind the word `aws`; 0 means none. The position is
/// that in the argument, or in the file that the argument names; its line is 0 in an argument.
struct ArgumentPosition {
  std::size_t index = 0;
  Position position{};
  friend bool operator==(const ArgumentPosition&, const ArgumentPosition&) = default;
};

/// One thing to say about one record, before anybody knows where the record stands.
/// A rule names the member by a value, so that finding something common allocates nothing.
struct Diagnostic {
  DiagnosticId id{};
  Field field = Field::record;
  std::string tail{};           ///< the rest of the pointer, for list elements and unknown names: `/2/Channel`
  std::string detail{};         ///< what was seen, phone numbers masked; empty if the summary says it all
  ArgumentPosition argument{};  ///< where on a command line, if it was read from one

  [[nodiscard]] Severity severity() const noexcept { return describe(id).severity; }
  /// RFC 6901, from the user or request that holds the member: `/PhoneConfig/AutoAccept`.
  [[nodiscard]] std::string pointer() const { return std::string(pointer_to(field)) + tail; }
  /// The summary, and what was seen: `the limit is out of range: 2000001 s, the most is 2000000 s`.
  [[nodiscard]] std::string message() const;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = boost::container::small_vector<Diagnostic, 4>;

/// True if any of them is an error, that is: if the record is withheld.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics) noexcept;

/// The name of a source, held once for everything that is said about it.
class SourceName {
 public:
  SourceName() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a name is as good as its text
  SourceName(std::string name) : name_(std::make_shared<const std::string>(std::move(name))) {}
  [[nodiscard]] std::string_view view() const noexcept { return name_ ? std::string_view(*name_) : std::string_view(); }
  [[nodiscard]] bool empty() const noexcept { return view().empty(); }
  friend bool operator==(const SourceName& a, const SourceName& b) noexcept { return a.view() == b.view(); }
  friend bool operator==(const SourceName& a, std::string_view b) noexcept { return a.view() == b; }

 private:
  std::shared_ptr<const std::string> name_;
};

/// What is known of a place in a file that has to change, beside where it is.
struct CallSite {
  std::string language{};     ///< `python`
  std::string section{};      ///< of docs/call-sites.md; empty where another page is about it
  std::string replacement{};  ///< the settings for the new call, in that language; empty if they are no literal
  std::string fingerprint{};  ///< of the words around it: stays the same when lines are added above
  bool known = false;         ///< it stands in the baseline of the run
};

/// A diagnostic with everything a report tells about it.
struct LocatedDiagnostic {
  DiagnosticId id{};
  std::string message{};
  SourceName source{};       ///< file name, or `<stdin>`
  std::uint64_t record = 0;  ///< counts from 1 in its source; 0: not about a record
  Region region{};
  std::string pointer{};                        ///< RFC 6901, from the root of the document that holds the record
  std::string user_id{};                        ///< empty if unknown
  std::string username{};                       ///< what people call the user by; empty if the record does not say
  std::shared_ptr<const CallSite> call_site{};  ///< null for what is not about a place in a script or a program

  [[nodiscard]] Severity severity() const noexcept { return describe(id).severity; }
  friend bool operator==(const LocatedDiagnostic&, const LocatedDiagnostic&) = default;
};

}  // namespace connect_userconfig
