// For programs: one JSON object a line, members that are unknown left out.
#include "connect_userconfig/writer.hpp"
#include "report/reports.hpp"

#include <fmt/format.h>

namespace connect_userconfig::report {
namespace {

class Line {
 public:
  explicit Line(std::string& to) : to_(to) {}

  void text(std::string_view name, std::string_view value, bool always = false) {
    if (value.empty() && !always) return;
    start(name);
    append_json_string(value, to_);
  }
  void number(std::string_view name, std::uint64_t value) {
    if (value == 0) return;
    start(name);
    const fmt::format_int digits(value);
    to_.append(digits.data(), digits.size());
  }
  void flag(std::string_view name, bool value) {
    if (!value) return;
    start(name);
    to_ += "true";
  }
  void finish() { to_ += "}\n"; }

 private:
  void start(std::string_view name) {
    to_ += separator_;
    separator_ = ',';
    to_.append("\"").append(name).append("\":");
  }

  std::string& to_;
  char separator_ = '{';
};

void append_call_site(const CallSite& site, Line& line) {
  line.text("language", site.language);
  line.text("section", site.section);
  line.text("replacement", site.replacement);
  line.text("fingerprint", site.fingerprint);
  line.flag("known", site.known);
}

class JsonReport : public Report {
 public:
  void begin(std::string& /*to*/) const override {}
  void end(const RunSummary& /*summary*/, std::string& /*to*/) const override {}

  void append(const LocatedDiagnostic& diagnostic, std::string& to) const override {
    const auto& facts = describe(diagnostic.id);
    Line line(to);
    line.text("id", facts.name);
    line.text("severity", to_string(facts.severity));
    line.text("message", diagnostic.message);
    line.text("help", facts.remedy);
    line.text("source", diagnostic.source.view());
    line.number("record", diagnostic.record);
    line.number("line", diagnostic.region.begin.line);
    line.number("column", diagnostic.region.begin.column);
    line.number("end_line", diagnostic.region.end.line);
    line.number("end_column", diagnostic.region.end.column);
    line.text("pointer", diagnostic.pointer);
    line.text("user_id", diagnostic.user_id);
    line.text("username", diagnostic.username);
    if (diagnostic.call_site != nullptr) append_call_site(*diagnostic.call_site, line);
    line.finish();
  }
};

}  // namespace

std::unique_ptr<Report> make_json_report() { return std::make_unique<JsonReport>(); }

}  // namespace connect_userconfig::report
