#include "rewrite_report.hpp"

#include "exit_codes.hpp"
#include "files.hpp"

#include <fmt/format.h>
#include <unistd.h>

namespace connect_userconfig::tool {
namespace {

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

/// The finding with the mark that the baseline has it.
void mark_known(LocatedDiagnostic& diagnostic) {
  auto facts = std::make_shared<CallSite>(*diagnostic.call_site);
  facts->known = true;
  diagnostic.call_site = std::move(facts);
}

}  // namespace

RewriteReport::RewriteReport(ReportFormat format, std::optional<Baseline> baseline)
    : report_(make_report(format, {.color = false, .records = false})), baseline_(std::move(baseline)) {
  std::string text;
  report_->begin(text);
  put(text);
}

void RewriteReport::add(LocatedDiagnostic diagnostic, const std::string& source, Language language) {
  diagnostic.source = source;
  const bool note = diagnostic.severity() == Severity::note;
  if (!note) {
    Counts& counts = languages_[language];
    ++counts.findings;
    if (counts.last_file != source) ++counts.files;
    counts.last_file = source;
  }
  if (baseline_ && baseline_->take(diagnostic)) {
    mark_known(diagnostic);
    if (!note) ++known_;
    if (!report_->counts_notes()) tell(diagnostic);  // the next baseline has to have it, too
    return;
  }
  summary_.add(diagnostic);
  if (!note || !report_->counts_notes()) tell(diagnostic);
}

void RewriteReport::add_failure(DiagnosticId id, const std::string& source, std::string_view why) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.message = fmt::format("{}: {}", describe(id).summary, why);
  diagnostic.source = source;
  failed_ = true;
  (id == DiagnosticId::input_unreadable ? summary_.input_failed : summary_.output_failed) = true;
  summary_.add(diagnostic);
  tell(diagnostic);
}

bool RewriteReport::add_change(std::vector<LocatedDiagnostic> calls, const std::string& source, Language language) {
  ++changed_;
  ++languages_[language].changed;
  bool all_known = baseline_.has_value();
  for (LocatedDiagnostic& call : calls) {
    call.source = source;
    const bool known = baseline_ && baseline_->take(call);
    all_known = all_known && known;
    if (known) mark_known(call);
    if (report_->counts_notes()) continue;  // people see the diff
    summary_.add(call);
    tell(call);
  }
  if (!all_known) ++new_changes_;
  return !all_known;
}

void RewriteReport::finish(std::size_t files, std::string_view done) {
  summary_.read = files;
  summary_.converted = changed_;
  summary_.unchanged = files - changed_;
  std::string text;
  report_->end(summary_, text);
  put(text);
  if (report_->counts_notes()) for_people(files, done);
}

void RewriteReport::for_people(std::size_t files, std::string_view done) {
  std::string text;
  for (const auto& [language, counts] : languages_) {
    text.append(to_string(language)).append(": ");
    if (counts.changed > 0) text += fmt::format("{} {}", counted(counts.changed, "file"), done);
    if (counts.findings > 0) {
      text += fmt::format("{}{} in {}", counts.changed > 0 ? ", " : "", counted(counts.findings, "finding"),
                          counted(counts.files, "file"));
    }
    text += '\n';
  }
  text += fmt::format("{} looked at: {} {}, {} for a person", counted(files, "file"), changed_, done,
                      counted(summary_.errors + summary_.warnings, "finding"));
  if (known_ > 0) text += fmt::format(", {} known from the baseline", known_);
  put(text + '\n');
}

int RewriteReport::exit_code(bool written) const {
  if (failed_) return exit_io;
  const bool open = summary_.errors + summary_.warnings > 0 || (!written && new_changes_ > 0);
  return open ? exit_findings : exit_done;
}

void RewriteReport::tell(const LocatedDiagnostic& diagnostic) {
  std::string text;
  report_->append(diagnostic, text);
  if (!told_) text.erase(0, report_->separator().size());
  told_ = true;
  put(text);
}

void RewriteReport::put(std::string_view text) {
  if (write_all(STDERR_FILENO, text)) failed_ = true;
}

}  // namespace connect_userconfig::tool
