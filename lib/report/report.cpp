#include "connect_userconfig/report.hpp"

#include "report/reports.hpp"

namespace connect_userconfig {

const std::string& user_label(const LocatedDiagnostic& diagnostic) noexcept {
  return diagnostic.username.empty() ? diagnostic.user_id : diagnostic.username;
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
