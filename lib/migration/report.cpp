// How the users of a plan stand, one by one and on the whole.
#include "connect_userconfig/migration.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/writer.hpp"
#include "migration/procedure.hpp"
#include "migration/undo_state.hpp"
#include "review/csv_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace connect_userconfig {
namespace {

UserReport about(const PlanUser& user, std::string_view state, bool as_planned, std::string detail = {}) {
  return {.user_id = user.user_id,
          .username = user.username,
          .state = std::string(state),
          .detail = std::move(detail),
          .as_planned = as_planned};
}

/// Why a user is withheld: the first thing that is wrong.
std::string why_withheld(const PlanUser& user) {
  for (const auto& each : user.diagnostics) {
    if (each.severity == to_string(Severity::error)) return fmt::format("{} [{}]", each.message, each.id);
  }
  return {};
}

/// The counts, in the order in which the states come first.
std::vector<std::pair<std::string_view, std::uint64_t>> counts_of(std::span<const UserReport> reports) {
  std::vector<std::pair<std::string_view, std::uint64_t>> counts;
  for (const auto& report : reports) {
    const auto found =
        std::find_if(counts.begin(), counts.end(), [&](const auto& each) { return each.first == report.state; });
    if (found == counts.end()) {
      counts.emplace_back(report.state, 1);
    } else {
      ++found->second;
    }
  }
  return counts;
}

constexpr std::size_t longest = 2000;

void append_text(std::span<const UserReport> reports, std::string& to) {
  for (const auto& report : reports) {
    // Of the deleted nothing is expected, and still somebody may wonder.
    if (report.as_planned && report.state != to_string(Standing::deleted)) continue;
    to += printable(report.state);
    to += "  ";
    if (report.username) to.append(printable(*report.username)).append(", ");
    to += printable(report.user_id);
    if (!report.detail.empty()) to.append(": ").append(printable(report.detail, longest));
    to += '\n';
  }
  fmt::format_to(std::back_inserter(to), "{} user{}", reports.size(), reports.size() == 1 ? "" : "s");
  const char* between = ": ";
  for (const auto& [state, count] : counts_of(reports)) {
    fmt::format_to(std::back_inserter(to), "{}{} {}", between, count, state);
    between = ", ";
  }
  to += '\n';
}

void append_json_text(std::span<const UserReport> reports, std::string& to) {
  to += R"({"counts":{)";
  const char* between = "";
  for (const auto& [state, count] : counts_of(reports)) {
    to += std::exchange(between, ",");
    append_json_string(state, to);
    fmt::format_to(std::back_inserter(to), ":{}", count);
  }
  to += R"(},"users":[)";
  between = "\n";
  for (const auto& report : reports) {
    to += std::exchange(between, ",\n");
    to += R"({"UserId":)";
    append_json_string(report.user_id, to);
    if (report.username) append_json_string(*report.username, to += R"(,"Username":)");
    append_json_string(report.state, to += R"(,"state":)");
    if (!report.detail.empty()) append_json_string(report.detail, to += R"(,"detail":)");
    fmt::format_to(std::back_inserter(to), R"(,"as_planned":{}}})", report.as_planned);
  }
  to += "\n]}\n";
}

void append_csv(std::span<const UserReport> reports, std::string& to) {
  to += "UserId,Username,state,as planned,detail\r\n";
  for (const auto& report : reports) {
    for (const auto& cell :
         {report.user_id, report.username.value_or(""), report.state, std::string(report.as_planned ? "yes" : "no")}) {
      review::append_csv_cell(cell, to);
      to += ',';
    }
    review::append_csv_cell(report.detail, to);
    to += "\r\n";
  }
}

}  // namespace

UserReport report_of(const PlanUser& user, const JournalEntry* entry) {
  if (user.outcome == Outcome::unchanged) return about(user, "unchanged", true);
  if (user.outcome == Outcome::withheld) return about(user, "withheld", false, why_withheld(user));
  const auto standing = entry == nullptr ? Standing::not_sent : entry->standing;
  // Whoever is no more has nothing to be planned, and whoever was undone was meant to be.
  const bool as_planned = standing == Standing::applied || standing == Standing::already ||
                          standing == Standing::deleted || standing == Standing::undone;
  return about(user, to_string(standing), as_planned, entry == nullptr ? std::string() : entry->detail);
}

UserReport undo_report_of(const PlanUser& user, const JournalEntry& entry) {
  const bool as_planned = entry.standing == Standing::undone || entry.standing == Standing::deleted;
  return about(user, to_string(entry.standing), as_planned, entry.detail);
}

namespace {

/// Then the plan is no longer what the user is meant to have.
bool was_to_be_undone(Standing standing) noexcept {
  return standing == Standing::undoing || standing == Standing::undone || standing == Standing::changed_since ||
         standing == Standing::undo_refused || standing == Standing::undo_failed;
}

}  // namespace

UserReport verify_user(const PlanUser& user, const JournalEntry* entry, const UserSettings* found,
                       AbsentFields absent) {
  if (user.outcome == Outcome::withheld) return about(user, "withheld", false, why_withheld(user));
  if (found == nullptr && entry != nullptr && entry->standing == Standing::deleted) return about(user, "deleted", true);
  if (found == nullptr) return about(user, "missing", false);
  if (entry != nullptr && was_to_be_undone(entry->standing)) {
    const auto undone = migration::undo_state(entry->found, user.request, absent);
    if (lists_are_undone(undone, found->lists) && phone_config_is_undone(undone, found->phone_config)) {
      return about(user, "undone", true);
    }
    const auto state = entry->standing == Standing::undone ? "different" : to_string(entry->standing);
    return about(user, state, false, migration::in_words(differences(entry->found, *found)));
  }
  if (mean_the_same(user.after, found->lists)) return about(user, "as-planned", true);
  return about(user, "different", false, migration::in_words(differences(user.after, found->lists)));
}

void append_reports(std::span<const UserReport> reports, UserReportFormat format, std::string& to) {
  switch (format) {
    case UserReportFormat::text:
      return append_text(reports, to);
    case UserReportFormat::json:
      return append_json_text(reports, to);
    case UserReportFormat::csv:
      return append_csv(reports, to);
  }
}

}  // namespace connect_userconfig
