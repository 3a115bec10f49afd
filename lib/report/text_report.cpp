// For people: one line a diagnostic, notes counted, and what came of it all at the end.
#include "connect_userconfig/text.hpp"
#include "report/reports.hpp"

#include <fmt/format.h>

#include <algorithm>
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
  const auto [line, column] = diagnostic.region.begin;
  if (line != 0) fmt::format_to(std::back_inserter(to), ":{}", line);
  if (line != 0 && column != 0) fmt::format_to(std::back_inserter(to), ":{}", column);
}

/// What a place in a script or a program is written in.
void append_language(std::string_view language, std::string& to) {
  if (!language.empty()) to.append(" (").append(language).append(")");
}

/// Users, as far as it is about such: one with two lists of a kind is one.
std::uint64_t number_of(const DiagnosticCount& count) { return count.records > 0 ? count.records : count.count; }

class TextReport : public Report {
 public:
  explicit TextReport(const ReportOptions& options) : options_(options) {}

  void begin(std::string& /*to*/) const override {}

  void append(const LocatedDiagnostic& diagnostic, std::string& to) const override {
    append_place(diagnostic, to);
    if (!diagnostic.source.empty()) to += ": ";
    append_severity(diagnostic.severity(), to);
    to.append(": ").append(diagnostic.message);
    append_user(diagnostic, to);
    to.append(" [").append(describe(diagnostic.id).name).append("]");
    if (diagnostic.call_site != nullptr) append_language(diagnostic.call_site->language, to);
    to += '\n';
    if (diagnostic.call_site != nullptr) append_replacement(diagnostic.call_site->replacement, to);
  }

  void end(const RunSummary& summary, std::string& to) const override {
    if (!options_.summary) return append_unlisted(summary, to);
    if (options_.records) append_records(summary, to);
    bool folded = false;
    for (const auto& count : summary.counts) {
      const auto& facts = describe(count.id);
      const bool note = facts.severity == Severity::note;
      if (note && !options_.notes) continue;
      folded = folded ||
               (note ? number_of(count) > count.users.size() : count.count > std::max<std::uint64_t>(count.listed, 1));
      fmt::format_to(std::back_inserter(to), "{:>9}  {:<7}  {}: ", number_of(count), to_string(facts.severity),
                     facts.name);
      // What to do stands here once, and not at each of a thousand records.
      note ? append_note(count, to) : append_remedy(count, to);
      to += '\n';
    }
    if (folded && options_.records) to += "Every user, by name: --diagnostics json\n";
    if (summary.errors + summary.warnings > 0) to += "Why, with the evidence: connect-userconfig explain ID\n";
  }

  [[nodiscard]] bool counts_notes() const noexcept override { return true; }
  /// A few show what the matter is; who wants all of them asks for a report that programs can read.
  [[nodiscard]] std::uint64_t most_listed() const noexcept override { return 3; }
  /// With what is said of each kind at the end, all of it is to fit a screen.
  [[nodiscard]] std::uint64_t most_listed_in_all(const RunSummary& summary) const override {
    constexpr std::uint64_t usual = 12;
    constexpr std::uint64_t around = 3;  // the lines before and behind those of the kinds
    constexpr std::uint64_t screen = 30;
    const auto notes =
        static_cast<std::uint64_t>(std::count_if(summary.counts.begin(), summary.counts.end(), [](const auto& count) {
          return describe(count.id).severity == Severity::note;
        }));
    const auto kinds = summary.counts.size() - notes;
    const auto lines = around + kinds + (options_.summary && options_.notes ? notes : 0);
    return std::min(std::max<std::uint64_t>(usual, kinds), screen - std::min(screen, lines));
  }

 private:
  void append_records(const RunSummary& summary, std::string& to) const {
    fmt::format_to(std::back_inserter(to), "{} read: {} {}, {} unchanged, {} withheld\n",
                   plural(summary.read, "record"), summary.converted, options_.requests ? "converted" : "to convert",
                   summary.unchanged, summary.withheld);
  }

  /// The new settings, with the indentation that they had. Nothing in them acts on a terminal: they are names of the
  /// API, numbers and checked phone numbers.
  static void append_replacement(std::string_view text, std::string& to) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      to.append("    ").append(text.substr(0, end)).append("\n");
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  static std::string plural(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
  }

  void append_severity(Severity severity, std::string& to) const {
    if (options_.color) to += color_of(severity);
    to += to_string(severity);
    if (options_.color) to += "\x1b[0m";
  }

  static void append_user(const LocatedDiagnostic& diagnostic, std::string& to) {
    const auto& label = user_label(diagnostic);
    if (label.empty()) return;
    to.append(" (user ").append(printable(label));
    if (!diagnostic.username.empty() && !diagnostic.user_id.empty())
      to.append(", ").append(printable(diagnostic.user_id));
    to += ')';
  }

  /// A note stands once: what it says, and whom it is about.
  static void append_note(const DiagnosticCount& count, std::string& to) {
    to += describe(count.id).summary;
    std::string_view separator = ": ";
    for (const auto& user : count.users) {
      to.append(separator).append(printable(user));
      separator = ", ";
    }
    if (!count.users.empty() && number_of(count) > count.users.size()) to += ", ...";
    if (count.users.empty() && !count.first.source.empty()) append_place(count.first, to.append(separator));
  }

  /// What is listed nowhere else is shown by its first.
  static void append_remedy(const DiagnosticCount& count, std::string& to) {
    to += describe(count.id).remedy;
    if (count.listed > 0 || count.first.message.empty()) return;
    append_place(count.first, to.append(" First: "));
    to.append(count.first.source.empty() ? "" : ": ").append(count.first.message);
    append_user(count.first, to);
  }

  /// Without a summary, too, nobody is to think that the few were all.
  void append_unlisted(const RunSummary& summary, std::string& to) const {
    for (const auto& count : summary.counts) {
      const auto& facts = describe(count.id);
      if (facts.severity == Severity::note || count.count <= count.listed) continue;
      if (count.listed == 0 && !count.first.message.empty()) {
        append(count.first, to);
        to.insert(to.size() - 1, fmt::format(" ({} of this kind)", count.count));
        continue;
      }
      append_severity(facts.severity, to);
      fmt::format_to(std::back_inserter(to), ": {} more of this kind [{}]\n", count.count - count.listed, facts.name);
    }
  }

  ReportOptions options_;
};

}  // namespace

std::unique_ptr<Report> make_text_report(const ReportOptions& options) { return std::make_unique<TextReport>(options); }

}  // namespace connect_userconfig::report
