#include "run/emitter.hpp"

#include "connect_userconfig/text.hpp"

#include "json/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::run_detail {
namespace {

/// A text of which some parts may be left out and others put in between, without copying it as long as none is.
class Splicer {
 public:
  explicit Splicer(std::string& text) : text_(text) {}
  /// Leaves out the bytes from `from` to `to`.
  void cut(std::size_t from, std::size_t to) {
    result_.append(text_, done_, from - done_);
    done_ = to;
    changed_ = true;
  }
  /// Puts something in before the byte at `at`.
  std::string& insert(std::size_t at) {
    cut(at, at);
    return result_;
  }
  void finish() {
    if (!changed_) return;
    result_.append(text_, done_);
    text_ = std::move(result_);
  }

 private:
  std::string& text_;
  std::string result_;
  std::size_t done_ = 0;
  bool changed_ = false;
};

}  // namespace

void Emitter::write(Output& output, std::string_view bytes) {
  if (output.sink == nullptr || output.failed || bytes.empty()) return;
  const auto error = output.sink->write(bytes);
  if (!error) return;
  // The other outputs are still brought to their end: a report that breaks off in the middle says nothing.
  output.failed = true;
  summary_.output_failed = true;
  tell_of_source(DiagnosticId::output_unwritable, printable(output.sink->name(), 4096), error.message());
}

void Emitter::write_requests(std::string_view bytes) {
  if (bytes.empty()) return;
  if (!any_request_) bytes.remove_prefix(context_.requests.separator().size());
  any_request_ = true;
  write(requests_, bytes);
}

void Emitter::write_diagnostics(std::string_view bytes) {
  if (bytes.empty()) return;
  if (!any_diagnostic_) bytes.remove_prefix(context_.report.separator().size());
  any_diagnostic_ = true;
  write(diagnostics_, bytes);
}

/// In the order of the records, the first few of a kind.
void Emitter::write_listed(const Batch& batch) {
  const auto& report = context_.report;
  std::string text;
  for (const auto& listed : batch.listed) {
    auto& of_kind = listed_[static_cast<std::size_t>(listed.id)];
    const bool few = of_kind < report.most_listed() && listed_in_all_ < report.most_listed_in_all();
    if (of_kind > 0 && !few) continue;
    ++of_kind;
    ++listed_in_all_;
    text += listed.text;
  }
  write_diagnostics(text);
}

void Emitter::begin() {
  std::string text;
  context_.requests.begin(text);
  write(requests_, text);
  text.clear();
  context_.report.begin(text);
  write(diagnostics_, text);
}

void Emitter::emit(Batch& batch) {
  if (context_.options.duplicates == Duplicates::check) sort_out_duplicates(batch);
  for (const auto& end : batch.ends) {
    if (!end.is_record) continue;
    ++summary_.read;
    switch (end.outcome) {
      case Outcome::converted:
        ++summary_.converted;
        break;
      case Outcome::unchanged:
        ++summary_.unchanged;
        break;
      case Outcome::withheld:
        ++summary_.withheld;
        break;
    }
  }
  tallies_.add(std::move(batch.tallies));
  if (batch.pages.pages > 0) last_page_from_ = batch.source_name;
  pages_.add(batch.pages);
  write_requests(batch.requests);
  write(rejects_, batch.rejects);
  write_diagnostics(batch.diagnostics);
  write_listed(batch);
  if (batch.source != source_) {
    bytes_before_ += bytes_of_source_;
    source_ = batch.source;
  }
  bytes_of_source_ = batch.source_bytes;
  if (progress_) progress_({.bytes = bytes_before_ + bytes_of_source_, .records = summary_.read});
}

void Emitter::sort_out_duplicates(Batch& batch) {
  constexpr std::size_t ahead = 8;
  Splicer requests(batch.requests);
  Splicer diagnostics(batch.diagnostics);
  Splicer rejects(batch.rejects);
  auto ordinal = summary_.read;
  for (std::size_t i = 0; i < batch.ends.size(); ++i) {
    if (i + ahead < batch.ends.size() && batch.ends[i + ahead].has_key) users_.prefetch(batch.ends[i + ahead].key);
    auto& end = batch.ends[i];
    if (end.is_record) ++ordinal;
    if (!end.has_key) continue;
    const auto found = users_.note(end.key, ordinal);
    if (found.answer == SeenUsers::Answer::is_new) continue;
    if (batch.input.slices[end.slice].users_index >= 0) ++repeated_in_export_;
    requests.cut(i == 0 ? 0 : batch.ends[i - 1].requests, end.requests);
    const bool same = found.answer == SeenUsers::Answer::same_settings;
    end.outcome = same ? Outcome::unchanged : Outcome::withheld;
    const Diagnostic diagnostic{.id = same ? DiagnosticId::duplicate_user : DiagnosticId::conflicting_user,
                                .detail = fmt::format("it came first as record {} of this run", found.ordinal)};
    const auto& slice = batch.input.slices[end.slice];
    const auto names_begin = i == 0 ? 0 : batch.ends[i - 1].names;
    const auto names = std::string_view(batch.names).substr(names_begin, end.names - names_begin);
    const auto where =
        located(batch, slice, std::string(end.read_as.base), diagnostic, std::nullopt,
                {.user_id = names.substr(0, names.find('\0')), .username = names.substr(names.find('\0') + 1)});
    batch.tallies.count(diagnostic.id);
    batch.tallies.add_user(diagnostic.id, user_label(where));
    if (!batch.tallies.has_first(diagnostic.id)) batch.tallies.set_first(where);
    if (context_.wants_diagnostics && is_listed(context_.report, batch.tallies, diagnostic.id)) {
      if (folds(context_.report)) {
        list(context_.report, batch, i, where);
      } else {
        context_.report.append(where, diagnostics.insert(end.diagnostics));
      }
    }
    if (!same && conflict_) conflict_(names.substr(0, names.find('\0')));
    if (!same && context_.wants_rejects)
      append_reject(batch, slice, end.read_as, {&where, 1}, false, rejects.insert(end.rejects));
  }
  requests.finish();
  diagnostics.finish();
  rejects.finish();
  // Those of this step came behind all others.
  std::stable_sort(batch.listed.begin(), batch.listed.end(),
                   [](const Listed& a, const Listed& b) { return a.record < b.record; });
}

void Emitter::source_failed(const std::string& name, std::error_code error) {
  summary_.input_failed = true;
  tell_of_source(DiagnosticId::input_unreadable, name, error.message());
}

void Emitter::tell_of_source(DiagnosticId id, const std::string& name, std::string_view detail) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.source = name;
  diagnostic.message = Diagnostic{.id = id, .detail = std::string(detail)}.message();
  tell(std::move(diagnostic));
}

void Emitter::tell(LocatedDiagnostic diagnostic) {
  const auto id = diagnostic.id;
  tallies_.count(id);
  ++listed_[static_cast<std::size_t>(id)];
  std::string text;
  context_.report.append(diagnostic, text);
  // What a person has to know of the whole run must not be above a screen of other things.
  folds(context_.report) ? static_cast<void>(late_.append(text)) : write_diagnostics(text);
  if (!tallies_.has_first(id)) tallies_.set_first(std::move(diagnostic));
}

/// Text that was cut off has been told of already.
void Emitter::tell_of_export() {
  if (tallies_.count_of(DiagnosticId::incomplete_export) > 0) return;
  const auto finding = finding_of(pages_, pages_.users - std::min(pages_.users, repeated_in_export_));
  if (finding) tell_of_source(finding->id, last_page_from_, finding->detail);
}

/// Unknown members: here the whole run is known.
void Emitter::tell_once_a_run() {
  std::string text;
  std::uint64_t told = 0;
  for (const auto& [name, tally] : tallies_.unknown()) {
    if (++told > context_.report.most_listed()) break;
    auto diagnostic = tally.first;
    listed_[static_cast<std::size_t>(DiagnosticId::unknown_member)] += tally.count;
    if (tally.count > 1) diagnostic.message += fmt::format(" ({} times; this is the first)", tally.count);
    context_.report.append(diagnostic, text);
  }
  if (const auto further = tallies_.further_unknown(); further > 0 && !folds(context_.report)) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = DiagnosticId::unknown_member;
    diagnostic.message = fmt::format("{}: {} more, of names beyond the first {}", describe(diagnostic.id).summary,
                                     further, Tallies::most_names);
    context_.report.append(diagnostic, text);
  }
  write_diagnostics(text);
}

RunSummary Emitter::end() {
  std::string text;
  context_.requests.end(any_request_, text);
  write(requests_, text);
  tell_of_export();
  tell_once_a_run();
  for (std::size_t i = 0; i < id_count; ++i) {
    const auto id = static_cast<DiagnosticId>(i);
    const auto count = tallies_.count_of(id);
    if (count == 0) continue;
    if (describe(id).severity == Severity::error) summary_.errors += count;
    if (describe(id).severity == Severity::warning) summary_.warnings += count;
    summary_.counts.push_back({.id = id,
                               .count = count,
                               .listed = folds(context_.report) ? listed_[i] : count,
                               .first = tallies_.first(id).value_or(LocatedDiagnostic{}),
                               .users = tallies_.users(id)});
  }
  text.clear();
  context_.report.end(summary_, text);
  text += late_;
  late_.clear();
  write(diagnostics_, text);
  // The report itself may be what could not be written.
  write(diagnostics_, late_);
  return std::move(summary_);
}

}  // namespace connect_userconfig::run_detail
