// The three reports, one file each.
#pragma once

#include "connect_userconfig/report.hpp"

namespace connect_userconfig::report {

[[nodiscard]] std::unique_ptr<Report> make_text_report(const ReportOptions& options);
[[nodiscard]] std::unique_ptr<Report> make_json_report();
[[nodiscard]] std::unique_ptr<Report> make_sarif_report();

}  // namespace connect_userconfig::report
