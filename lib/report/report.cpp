#include "connect_userconfig/report.hpp"

#include "report/reports.hpp"

#include <algorithm>

namespace connect_userconfig {

const std::string& user_label(const LocatedDiagnostic& diagnostic) noexcept {
  return diagnostic.username.empty() ? diagnostic.user_id : diagnostic.username;
}

void RunSummary::add(const LocatedDiagnostic& diagnostic) {
  if (diagnostic.severity() == Severity::error) ++errors;
  if (diagnostic.severity() == Severity::warning) ++warnings;
  const auto at = std::lower_bound(counts.begin(), counts.end(), diagnostic.id,
                                   [](const DiagnosticCount& count, DiagnosticId id) { return count.id < id; });
  if (at != counts.end() && at->id == diagnostic.id) {
    ++at->count;
    ++at->listed;
  } else {
    counts.insert(at, {.id = diagnostic.id, .count = 1, .listed = 1, .first = diagnostic});
  }
}

std::unique_ptr<Report> make_report(ReportFormat format, const ReportOptions& options) {
  switch (format) {
    case ReportFormat::json:
      return report::make_json_report();
    case ReportFormat::sarif:
      return report::make_sarif_report();
    case ReportFormat::text:
      break;
  }
  return report::make_text_report(options);
}

}  // namespace connect_userconfig
