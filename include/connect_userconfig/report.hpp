// Diagnostics as bytes: for people, for programs, and for code scanning services.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace connect_userconfig {

/// `text`: `file:line:column: severity: message [id]`. `json`: one object a line. `sarif`: one SARIF 2.1.0 document.
enum class ReportFormat : std::uint8_t { text, json, sarif };

/// How often each diagnostic came, where it came first, and whom it is about.
struct DiagnosticCount {
  DiagnosticId id{};
  std::uint64_t count = 0;
  std::uint64_t records = 0;  ///< of how many records it came, each of them counted once; 0 if it is about none
  std::uint64_t listed = 0;   ///< how many of them the report has listed one by one
  LocatedDiagnostic first{};
  std::vector<std::string> users{};  ///< the first few, as people call them (`user_label`)
};

/// What people call the user of a diagnostic: `agent-0002`, or the identifier if the record has no user name, or
/// nothing.
[[nodiscard]] const std::string& user_label(const LocatedDiagnostic& diagnostic) noexcept;

/// What a run has done, for the end of a report.
struct RunSummary {
  std::uint64_t read = 0;
  std::uint64_t converted = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t withheld = 0;
  std::uint64_t errors = 0;               ///< diagnostics, not records
  std::uint64_t warnings = 0;             ///< likewise
  bool input_failed = false;              ///< an input could not be read to its end
  bool output_failed = false;             ///< an output could not be written
  std::vector<DiagnosticCount> counts{};  ///< those that came, in the order of their ids

  /// Counts one more diagnostic.
  void add(const LocatedDiagnostic& diagnostic);
};

/// Writes diagnostics. `append` keeps no state, so that several threads may call it at once.
class Report {
 public:
  virtual ~Report() = default;
  Report() = default;
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  /// What stands before the first diagnostic.
  virtual void begin(std::string& to) const = 0;
  /// One diagnostic.
  virtual void append(const LocatedDiagnostic& diagnostic, std::string& to) const = 0;
  /// What stands after the last one.
  virtual void end(const RunSummary& summary, std::string& to) const = 0;
  /// What each diagnostic starts with, and the first one must not.
  [[nodiscard]] virtual std::string_view separator() const noexcept { return {}; }
  /// True if notes are counted for the end instead of being written one by one.
  [[nodiscard]] virtual bool counts_notes() const noexcept { return false; }
  /// How many errors and warnings of a kind a run lists one by one; further ones are counted. A report that lists all
  /// of them leaves nobody out.
  [[nodiscard]] virtual std::uint64_t most_listed() const noexcept { return std::numeric_limits<std::uint64_t>::max(); }
  /// How many are listed in all, if these are the counts that `end` sums up: the first of each kind, if there is room
  /// for all kinds, then further ones. Where there is no room, `end` has to say what came (`DiagnosticCount::listed` is
  /// 0).
  [[nodiscard]] virtual std::uint64_t most_listed_in_all(const RunSummary& /*summary*/) const { return most_listed(); }
};

struct ReportOptions {
  bool color = false;    ///< of use for `text` only
  bool notes = true;     ///< likewise: notes among the lines at the end
  bool summary = true;   ///< likewise: the lines at the end
  bool records = true;   ///< whether the summary counts records
  bool requests = true;  ///< whether the summary speaks of requests that were written, or of ones that would be
};

[[nodiscard]] std::unique_ptr<Report> make_report(ReportFormat format, const ReportOptions& options = {});

}  // namespace connect_userconfig
