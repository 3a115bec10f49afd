// For people: one line a diagnostic, notes counted, and what came of it all at the end.
#include "connect_userconfig/text.hpp"
#include "report/reports.hpp"

#include <fmt/format.h>

#include <iterator>

namespace connect_userconfig::report {
namespace {

std::string_view color_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\x1b[1;31m";
    case Severity::warning:
      return "\x1b[1;33m";
    case Severity::note:
      break;
  }
  return "\x1b[1;36m";
}

void append_place(const LocatedDiagnostic& diagnostic, std::string& to) {
  if (diagnostic.source.empty()) return;
  to += printable(diagnostic.source.view(), 4096);
  if (diagnostic.region.begin.line != 0)
    fmt::format_to(std::back_inserter(to), ":{}:{}", diagnostic.region.begin.line, diagnostic.region.begin.column);
}

class TextReport : public Report {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options) {}

  void begin(std::string& /*to*/) const override {}

  void append(const LocatedDiagnostic& diagnostic, std::string& to) const override {
    append_place(diagnostic, to);
    if (!diagnostic.source.empty()) to += ": ";
    append_severity(diagnostic.severity(), to);
    to.append(": ").append(diagnostic.message);
    if (!diagnostic.user_id.empty()) to.append(" (user ").append(printable(diagnostic.user_id)).append(")");
    to.append(" [").append(describe(diagnostic.id).name).append("]\n");
  }

  void end(const RunSummary& summary, std::string& to) const override {
    if (!options_.summary) return;
    for (const auto& count : summary.counts) {
      if (describe(count.id).severity == Severity::note) append_note(count, to);
    }
    fmt::format_to(std::back_inserter(to), "{} read: {} {}, {} unchanged, {} withheld\n",
                   plural(summary.read, "record"), summary.converted, options_.requests ? "converted" : "to convert",
                   summary.unchanged, summary.withheld);
    for (const auto& count : summary.counts) {
      const auto& facts = describe(count.id);
      fmt::format_to(std::back_inserter(to), "{:>9}  {:<7}  {}\n", count.count, to_string(facts.severity), facts.name);
      // What to do stands here once, and not at each of a thousand records.
      if (facts.severity != Severity::note) fmt::format_to(std::back_inserter(to), "{:20}{}\n", "", facts.remedy);
    }
    if (summary.errors + summary.warnings > 0) to += "Why, with the evidence: connect-userconfig explain ID\n";
  }

  [[nodiscard]] bool counts_notes() const noexcept override { return true; }

 private:
  static std::string plural(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  }

  void append_severity(Severity severity, std::string& to) const {
    if (options_.color) to += color_of(severity);
    to += to_string(severity);
    if (options_.color) to += "\x1b[0m";
  }

  /// A note stands once, where it came first.
  void append_note(const DiagnosticCount& count, std::string& to) const {
    const auto& first = count.first;
    append_place(first, to);
    if (!first.source.empty()) to += ": ";
    append_severity(Severity::note, to);
    to.append(": ").append(first.message);
    if (count.count > 1) fmt::format_to(std::back_inserter(to), " ({} times; this is the first)", count.count);
    to.append(" [").append(describe(count.id).name).append("]\n");
  }

  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> make_text_report(const ReportOptions& options) { return std::make_unique<TextReport>(options); }

}  // namespace connect_userconfig::report
