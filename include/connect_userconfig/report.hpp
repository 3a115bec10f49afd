// Diagnostics as bytes: for people, for programs, and for code scanning services.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace connect_userconfig {

/// `text`: `file:line:column: severity: message [id]`. `json`: one object a line. `sarif`: one SARIF 2.1.0 document.
enum class ReportFormat : std::uint8_t { text, json, sarif };

/// How often each diagnostic came, and where it came first.
struct DiagnosticCount {
  DiagnosticId id{};
  std::uint64_t count = 0;
  LocatedDiagnostic first{};
};

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
};

struct ReportOptions {
  bool color = false;    ///< of use for `text` only
  bool summary = true;   ///< likewise: the lines at the end
  bool requests = true;  ///< whether the summary speaks of requests that were written, or of ones that would be
};

[[nodiscard]] std::unique_ptr<Report> make_report(ReportFormat format, const ReportOptions& options = {});

}  // namespace connect_userconfig
