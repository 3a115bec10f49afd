#include "run/emitter.hpp"

#include "connect_userconfig/text.hpp"

#include "json/read_record.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::run_detail {
namespace {

std::size_t index_of(DiagnosticId id) noexcept { return static_cast<std::size_t>(id); }

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

/// What is told at once leaves room for what is said of every kind at the end.
constexpr std::uint64_t most_at_once = 5;

/// The first few of a kind. How many of them there is room for shows at the end; who watches a stream is told at once.
void Emitter::hold_listed(std::vector<Listed>&& all) {
  const auto& report = context_.report;
  std::string text;
  for (auto& listed : all) {
    auto& of_kind = held_of_[index_of(listed.id)];
    if (of_kind == report.most_listed()) continue;
    if (!context_.options.unbuffered) {
      ++of_kind;
      held_.push_back(std::move(listed));
      continue;
    }
    if (listed_in_all_ >= most_at_once) continue;
    ++of_kind;
    listed_[index_of(listed.id)] += listed.times;
    ++listed_in_all_;
    text += listed.text;
  }
  write_diagnostics(text);
}

/// Writes as many as there is room for, in the order of the records: of each kind as many as of the others, errors
/// first. If there is no room for all kinds, none is written, and the counts show the first of each.
void Emitter::write_held() {
  auto room = context_.report.most_listed_in_all(summary_);
  room -= std::min(room, late_lines_);
  const auto kinds = static_cast<std::uint64_t>(
      std::count_if(held_of_.begin(), held_of_.end(), [](auto of_kind) { return of_kind > 0; }));
  if (kinds > room) return;
  std::vector<bool> chosen(held_.size());
  const auto choose = [&](std::uint64_t turn, Severity severity) {
    std::array<std::uint64_t, id_count> seen{};
    for (std::size_t i = 0; i < held_.size(); ++i) {
      if (describe(held_[i].id).severity != severity || seen[index_of(held_[i].id)]++ != turn || room == 0) continue;
      chosen[i] = true;
      --room;
    }
  };
  for (std::uint64_t turn = 0; turn < context_.report.most_listed(); ++turn) {
    for (const auto severity : {Severity::error, Severity::warning, Severity::note}) choose(turn, severity);
  }
  std::string text;
  for (std::size_t i = 0; i < held_.size(); ++i) {
    if (!chosen[i]) continue;
    listed_[index_of(held_[i].id)] += held_[i].times;
    text += held_[i].text;
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
  auto page = batch.page_ends.begin();
  if (page == batch.page_ends.end() || page->record > 0 || !page->taken_back) end_held_page();
  for (std::size_t i = 0; i < batch.ends.size(); ++i) {
    const auto& end = batch.ends[i];
    const bool by_hash = context_.options.duplicates == Duplicates::ignore && end.keyed != Keyed::no;
    if (end.users_of_page > 0 && by_hash) pages_.count_user(end.key.low);
    if (end.users_of_page > 0 && !by_hash) pages_.count_users(end.users_of_page, end.first);
    if (page != batch.page_ends.end() && page->record == i) end_page(batch, *page++);
    if (!end.is_record) continue;
    ++summary_.read;
    if (end.without_settings && without_settings_++ == 0) source_without_settings_ = batch.source_name;
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
  write_requests(batch.requests);
  write(rejects_, batch.rejects);
  write_diagnostics(batch.diagnostics);
  hold_listed(std::move(batch.listed));
  if (batch.source != source_) {
    bytes_before_ += bytes_of_source_;
    source_ = batch.source;
  }
  bytes_of_source_ = batch.source_bytes;
  if (progress_) progress_({.bytes = bytes_before_ + bytes_of_source_, .records = summary_.read});
}

/// What follows a page directly may take its end back, and stand in the next batch.
void Emitter::end_page(const Batch& batch, const PageEnd& page) {
  if (page.taken_back) return held_page_.reset();
  held_page_ = HeldPage{.facts = page.facts, .ordinal = summary_.read, .source = batch.source_name};
  const auto* const next = &page + 1;
  const bool taken_back = next != batch.page_ends.data() + batch.page_ends.size() && next->taken_back;
  if (page.record + 1 < batch.ends.size() && !taken_back) end_held_page();
}

void Emitter::end_held_page() {
  if (!held_page_) return;
  const auto& page = *held_page_;
  pages_.end_page(!page.facts.more_follow, page.facts.users_in_all, page.ordinal, page.source);
  held_page_.reset();
}

/// A user who came before has been told of: nothing else that his record says comes to pass, or counts a second time.
void Emitter::take_back(Batch& batch, const RecordEnd& before, std::size_t record) {
  const auto& end = batch.ends[record];
  batch.tallies.take_back(std::span(batch.told).subspan(before.told, end.told - before.told), record);
  auto& listed = batch.listed;
  listed.erase(std::remove_if(listed.begin(), listed.end(), [&](const Listed& each) { return each.record == record; }),
               listed.end());
}

/// The texts of a batch, of which those of a user who came before are changed.
struct Emitter::Texts {
  explicit Texts(Batch& batch) : requests(batch.requests), diagnostics(batch.diagnostics), rejects(batch.rejects) {}
  void finish() {
    requests.finish();
    diagnostics.finish();
    rejects.finish();
  }
  Splicer requests;
  Splicer diagnostics;
  Splicer rejects;
};

void Emitter::sort_out_duplicates(Batch& batch) {
  constexpr std::size_t ahead = 8;
  Texts texts(batch);
  auto ordinal = summary_.read;
  for (std::size_t i = 0; i < batch.ends.size(); ++i) {
    if (i + ahead < batch.ends.size() && batch.ends[i + ahead].keyed != Keyed::no)
      users_.prefetch(batch.ends[i + ahead].key);
    auto& end = batch.ends[i];
    if (end.is_record) ++ordinal;
    if (end.keyed == Keyed::no) continue;
    const auto found = users_.note(end.key, ordinal);
    if (found.answer == SeenUsers::Answer::is_new) continue;
    end.first = found.ordinal;
    const bool same = found.answer == SeenUsers::Answer::same_settings && !end.only_told;
    if (end.keyed == Keyed::settled) {
      const auto before = i == 0 ? RecordEnd{} : batch.ends[i - 1];
      texts.requests.cut(before.requests, end.requests);
      take_back(batch, before, i);
      texts.diagnostics.cut(before.diagnostics, end.diagnostics);
      end.outcome = same ? Outcome::unchanged : Outcome::withheld;
    } else if (same) {
      continue;  // withheld for the same reason
    }
    tell_of_earlier(batch, i, of_earlier(end, same, found.in_error), texts);
  }
  texts.finish();
  // Those of this step came behind all others.
  std::stable_sort(batch.listed.begin(), batch.listed.end(),
                   [](const Listed& a, const Listed& b) { return a.record < b.record; });
}

/// What to say of a record whose user came before. That several bare settings are of one user, nobody has said.
Diagnostic Emitter::of_earlier(const RecordEnd& end, bool same, bool in_error) {
  if (end.only_told) {
    return {
        .id = DiagnosticId::user_id_missing,
        .detail = fmt::format("--user-id names one user, and record {} of this run was taken for that one", end.first)};
  }
  if (same || !in_error) {
    return {.id = same ? DiagnosticId::duplicate_user : DiagnosticId::conflicting_user,
            .detail = fmt::format("it came first as record {} of this run", end.first)};
  }
  return {.id = DiagnosticId::conflicting_user,
          .detail = fmt::format("it came first as record {} of this run, which was withheld over errors of its own, so "
                                "nobody can tell which of them counts",
                                end.first)};
}

/// That the user of a record came before.
void Emitter::tell_of_earlier(Batch& batch, std::size_t record, const Diagnostic& diagnostic, Texts& texts) {
  const auto& end = batch.ends[record];
  const auto& slice = batch.input.slices[end.slice];
  const auto names_before = record == 0 ? 0 : batch.ends[record - 1].names;
  const auto names = std::string_view(batch.names).substr(names_before, end.names - names_before);
  const auto user_id = names.substr(0, names.find('\0'));
  const auto where = located(batch, slice, std::string(end.read_as.base), diagnostic, std::nullopt,
                             {.user_id = user_id, .username = names.substr(names.find('\0') + 1)});
  batch.tallies.count(diagnostic.id);
  batch.tallies.count_record(diagnostic.id);
  batch.tallies.add_user(diagnostic.id, user_label(where), record);
  if (!batch.tallies.has_first(diagnostic.id)) batch.tallies.set_first(where);
  if (context_.wants_diagnostics && is_listed(context_.report, batch.tallies, diagnostic.id)) {
    if (folds(context_.report)) {
      list(context_.report, batch, record, where);
    } else {
      context_.report.append(where, texts.diagnostics.insert(end.diagnostics));
    }
  }
  if (diagnostic.severity() != Severity::error) return;
  if (conflict_) conflict_(user_id);
  if (!context_.wants_rejects) return;
  if (end.keyed == Keyed::settled) {
    (void)append_reject(batch, slice, end.read_as, {&where, 1}, false, texts.rejects.insert(end.rejects));
  } else {
    append_reason(where, texts.rejects.insert(end.reasons).append(1, ','));
  }
}

void Emitter::source_failed(const std::string& name, std::error_code error) {
  summary_.input_failed = true;
  // The error of a source that somebody stops says nothing of the file.
  tell_of_source(DiagnosticId::input_unreadable, name,
                 error == std::errc::interrupted ? "interrupted before its end" : error.message());
}

void Emitter::source_was_empty(const std::string& name, bool left) {
  if (!left) return tell_of_source(DiagnosticId::no_records, name, {});
  ++left_empty_;
  tell_of_source(DiagnosticId::incomplete_export, name,
                 "this input is empty, and one of several: whoever was to be in it is missing");
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
  // Of three hundred files, too, three are enough to see what the matter is.
  if (folds(context_.report) && listed_[index_of(id)] >= context_.report.most_listed()) return;
  ++listed_[index_of(id)];
  std::string text;
  context_.report.append(diagnostic, text);
  ++late_lines_;
  // What a person has to know of the whole run must not be above a screen of other things.
  folds(context_.report) ? static_cast<void>(late_.append(text)) : write_diagnostics(text);
  if (!tallies_.has_first(id)) tallies_.set_first(std::move(diagnostic));
}

/// Amazon Connect gives settings of every user: where nobody has any, somebody took them out.
void Emitter::tell_of_missing_settings() {
  if (summary_.read < 2 || without_settings_ != summary_.read) return;
  const auto detail = fmt::format(
      "none of the {} users has a setting, neither PhoneConfig nor a list: take what AWS returned, before --query or "
      "jq",
      summary_.read);
  tell_of_source(DiagnosticId::incomplete_export, source_without_settings_, detail);
}

/// Text that was cut off has been told of already.
void Emitter::tell_of_export() {
  end_held_page();
  tell_of_missing_settings();
  if (tallies_.count_of(DiagnosticId::incomplete_export) > left_empty_) return;
  for (const auto& [diagnostic, source] : pages_.findings()) tell_of_source(diagnostic.id, source, diagnostic.detail);
}

/// Unknown members: here the whole run is known.
void Emitter::tell_once_a_run() {
  std::string text;
  std::vector<Listed> few;
  for (const auto& [name, tally] : tallies_.unknown()) {
    auto diagnostic = tally.first;
    if (tally.count > 1) diagnostic.message += fmt::format(" ({} times; this is the first)", tally.count);
    Listed listed{.id = diagnostic.id, .text = {}, .times = tally.count};
    context_.report.append(diagnostic, listed.text);
    if (!tallies_.has_first(diagnostic.id)) tallies_.set_first(std::move(diagnostic));
    if (folds(context_.report)) {
      few.push_back(std::move(listed));
    } else {
      text += listed.text;
    }
  }
  hold_listed(std::move(few));
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
                               .records = tallies_.records_of(id),
                               .first = tallies_.first(id).value_or(LocatedDiagnostic{}),
                               .users = tallies_.users(id)});
  }
  if (folds(context_.report)) write_held();
  for (auto& count : summary_.counts) {
    count.listed = folds(context_.report) ? listed_[index_of(count.id)] : count.count;
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
