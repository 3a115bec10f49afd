#include "run/batch_processor.hpp"

#include "connect_userconfig/text.hpp"
#include "json/read_record.hpp"
#include "text/bytes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace connect_userconfig::run_detail {
namespace {

bool is_neighbour(Form form) noexcept {
  return form == Form::create_user || form == Form::update_user_identity_info || form == Form::chime_update_user;
}

constexpr std::size_t most_shown = 256;  // of a name

/// How many of these diagnostics, up to this one of them, are about the same repeated member.
std::size_t repetitions_before(const Diagnostics& all, const Diagnostic& one) {
  if (one.id != DiagnosticId::duplicate_member) return 0;
  return static_cast<std::size_t>(std::count_if(all.data(), &one, [&](const Diagnostic& other) {
    return other.id == one.id && other.field == one.field && other.tail == one.tail;
  }));
}

/// Bytes that are no text, in a form that a JSON string can hold without loss (RFC 4648).
void append_base64(std::string_view bytes, std::string& to) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto part = bytes.substr(i, 3);
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k)
      bits = bits << 8U | (k < part.size() ? static_cast<unsigned char>(part[k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) to += k <= part.size() ? digits[bits >> (18 - 6 * k) & 63U] : '=';
  }
}

/// The record itself, where it stands in a line of a rejects file: `inner` holds it then.
std::string_view record_text(std::string_view text, std::string_view base, std::string& inner) {
  if (!base.starts_with(json::reject_base)) return text;
  inner = nlohmann::ordered_json::parse(text, nullptr, false).value("input", nlohmann::ordered_json()).dump();
  return inner;
}

bool has(const Diagnostics& all, DiagnosticId id) { return std::ranges::find(all, id, &Diagnostic::id) != all.end(); }

bool is_of_reject(const ReadAs& read_as) noexcept {
  return read_as.base.starts_with(json::reject_base) || read_as.base == json::text_in_reject_base;
}

void append_read_as(const ReadAs& read_as, std::string& to) {
  if (read_as.form != Form::automatic) to.append(",\"form\":\"").append(to_string(read_as.form)).append(1, '"');
  // A form that leaves the unit open was told it by an option.
  const bool told = acw_unit_of(read_as.form) == AcwUnit::unknown;
  if (told && read_as.unit == AcwUnit::seconds) to += ",\"acw_unit\":\"seconds\"";
  if (told && read_as.unit == AcwUnit::milliseconds) to += ",\"acw_unit\":\"milliseconds\"";
}

/// What is rejected again stands in its line as it did, not line in line.
void append_again(std::string_view line, const ReadAs& read_as, std::string& to) {
  const bool known = read_as.form != Form::automatic;
  if (known) append_read_as(read_as, to);
  const auto all = nlohmann::ordered_json::parse(line, nullptr, false);
  for (const auto* name : {"form", "acw_unit", "input", "text", "base64"}) {
    const bool tells_form = *name == 'f' || *name == 'a';
    if (all.contains(name) && !(known && tells_form))
      to.append(",\"").append(name).append("\":").append(all[name].dump());
  }
  to += "}\n";
}

bool has_no_settings(const UserRecord& record) noexcept {
  return !is_request(record.form) && !record.phone_config && is_empty(record.existing) &&
         record.unknown_members.empty();
}

ReadAs read_as(const UserRecord& record) noexcept {
  return {.form = record.form, .unit = record.acw_unit, .base = record.base};
}

/// What could not be read is known by what it stood in: mended, a user of a response has its unit, but for one that
/// wraps its user, which has another; and what an option said of the others was said of it.
ReadAs read_as(const UserRecord& record, const reader::Slice& slice, std::string_view text,
               const ReadOptions& options) {
  auto as = read_as(record);
  if (record.form != Form::automatic || !record.base.empty()) return as;
  if (slice.setting == json::Setting::in_search_users) {
    if (text.find("\"User\"") == std::string_view::npos) as.form = Form::search_users;
    return as;
  }
  const auto told = acw_unit_of(options.form);
  as.unit = told == AcwUnit::unknown ? options.acw_unit.value_or(AcwUnit::unknown) : told;
  return as;
}

}  // namespace

bool is_listed(const Report& report, const Tallies& tallies, DiagnosticId id) {
  if (is_once_by_name(id)) return false;
  if (describe(id).severity == Severity::note && report.counts_notes()) return false;
  return tallies.count_of(id) <= report.most_listed();
}

void list(const Report& report, Batch& batch, std::size_t record, const LocatedDiagnostic& diagnostic) {
  std::string text;
  report.append(diagnostic, text);
  batch.listed.push_back({.record = record, .id = diagnostic.id, .text = std::move(text)});
}

LocatedDiagnostic located(const Batch& batch, const reader::Slice& slice, const std::string& pointer,
                          const Diagnostic& diagnostic, std::optional<Position> broken_at, Who who,
                          std::size_t before) {
  return {.id = diagnostic.id,
          .message = diagnostic.message(),
          .source = batch.source_name,
          .record = slice.record,
          .region = reader::region_of(batch.input, slice, pointer, diagnostic.id, broken_at, before),
          .pointer = reader::pointer_of(batch.input, slice) + pointer,
          .user_id = printable(who.user_id, most_shown),
          .username = printable(who.username, most_shown)};
}

void BatchProcessor::process(Batch& batch) {
  batch.clear_results();
  batch.ends.reserve(batch.input.slices.size());
  for (std::size_t i = 0; i < batch.input.slices.size(); ++i) {
    auto& end = batch.ends.emplace_back();
    end.slice = i;
    process(batch, batch.input.slices[i], end);
    end.requests = batch.requests.size();
    end.diagnostics = batch.diagnostics.size();
    end.rejects = batch.rejects.size();
    end.told = batch.told.size();
    end.names = batch.names.size();
  }
}

void BatchProcessor::process(Batch& batch, const reader::Slice& slice, RecordEnd& end) {
  const auto broken_at = parser_.parse(batch.input, slice, record_);
  count_for_export(batch, slice, end);
  if (slice.more) {
    // A piece of text that is no record; all of it is told of with the last one.
    end.is_record = false;
    conversion_.diagnostics.clear();
    if (context_.wants_rejects) (void)append_reject(batch, slice, {}, {}, true, batch.rejects);
  } else if (slice.record == 0) {
    // What stands around records converts to nothing, but something may be wrong with it.
    end.is_record = false;
    conversion_.diagnostics = record_.diagnostics;
    conversion_.request.user_id.clear();
  } else if (slice.kind != reader::Slice::Kind::record || record_.form == Form::automatic) {
    // Nothing but the reason is known about a record that could not be read.
    conversion_.outcome = Outcome::withheld;
    conversion_.diagnostics = record_.diagnostics;
    conversion_.request.user_id.clear();
  } else if (is_neighbour(record_.form)) {
    std::string inner;
    convert_neighbour(batch, record_text(batch.input.text(slice), record_.base, inner), end);
  } else {
    convert_user(batch, end);
  }
  end.outcome = conversion_.outcome;
  if (context_.options.writer && end.is_record) context_.options.writer(record_, conversion_, batch.requests);
  if (!conversion_.diagnostics.empty()) report(batch, slice, broken_at);
}

void BatchProcessor::count_for_export(Batch& batch, const reader::Slice& slice, RecordEnd& end) {
  if (const auto& page = parser_.page()) batch.page_ends.push_back({.record = batch.ends.size() - 1, .facts = *page});
  if (slice.resumes) batch.page_ends.push_back({.record = batch.ends.size() - 1, .taken_back = true});
  if (slice.users_index < 0 || slice.record == 0 || slice.more) return;
  const auto* details = batch.input.details_of(slice);
  end.users_of_page = details == nullptr ? 1 : std::max<std::uint64_t>(details->users, 1);
}

void BatchProcessor::convert_user(Batch& batch, RecordEnd& end) {
  convert(record_, context_.options.convert, context_.options.overlay, conversion_);
  const auto& options = context_.options;
  const auto& request = conversion_.request;
  end.without_settings = conversion_.outcome == Outcome::unchanged && has_no_settings(record_);
  if (conversion_.outcome == Outcome::converted && !options.writer)
    context_.requests.append(request, notes(), batch.requests);
  end.keyed = keyed();
  if (options.duplicates == Duplicates::ignore) {
    // Not looked for; but whether the pages hold all users can only be told by how many different ones there are.
    if (end.keyed != Keyed::no && end.users_of_page > 0) end.key.assign(request.instance_id, request.user_id, 0);
    return;
  }
  if (end.keyed == Keyed::no) return;
  // What two records of a user are compared by is what they stand for, not what is left to be sent; and for who writes
  // down what there is, that as well. One with errors is like another that reads the same, and like none without.
  end.only_told = options.convert.user_id && !record_.user_id && !record_.id && !record_.arn;
  const bool in_error = is_in_error();
  auto settings = in_error ? 0 : settings_of(record_, conversion_);
  if (in_error || options.writer) settings = settings * 31 + settings_of(record_);
  set_key(batch, end, request.instance_id, request.user_id, settings, in_error);
}

Keyed BatchProcessor::keyed() const {
  if (conversion_.outcome != Outcome::withheld) return Keyed::settled;
  if (conversion_.request.user_id.empty()) return Keyed::no;
  // Who writes a line of every record wants one line a user, of those that are withheld, too.
  if (context_.options.writer) return Keyed::settled;
  if (conversion_.request.instance_id.empty()) return Keyed::no;
  // A line of a rejects file may say that it conflicts.
  return has(conversion_.diagnostics, DiagnosticId::conflicting_user) ? Keyed::no : Keyed::withheld;
}

bool BatchProcessor::is_in_error() const {
  return conversion_.outcome == Outcome::withheld &&
         std::any_of(conversion_.diagnostics.begin(), conversion_.diagnostics.end(), [](const Diagnostic& each) {
           return each.severity() == Severity::error && each.id != DiagnosticId::existing_config_differs;
         });
}

CommandNotes BatchProcessor::notes() const {
  CommandNotes notes;
  if (context_.options.format != RequestFormat::aws_cli) return notes;
  if (record_.username) notes.username = *record_.username;
  if (record_.user_id) notes.user_id = *record_.user_id;
  const auto arn = record_.arn ? parse_agent_arn(*record_.arn) : std::nullopt;
  if (arn) notes.region = arn->region;
  return notes;
}

void BatchProcessor::add_of_reading() {
  auto& all = conversion_.diagnostics;
  const auto own = static_cast<std::ptrdiff_t>(all.size());
  for (const auto& diagnostic : record_.diagnostics) {
    if (diagnostic.severity() != Severity::error) continue;
    const bool said =
        std::any_of(all.begin(), all.begin() + own, [&](const Diagnostic& each) { return each.id == diagnostic.id; });
    // Of repeated members a tree shows nothing, so those that are said are others.
    if (!said || diagnostic.id == DiagnosticId::duplicate_member) all.push_back(diagnostic);
  }
  if (conversion_.outcome != Outcome::withheld) return;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const Diagnostic& each) { return each.id == DiagnosticId::voice_now_covers_callbacks; }),
            all.end());
}

void BatchProcessor::convert_neighbour(Batch& batch, std::string_view text, RecordEnd& end) {
  conversion_.request.user_id = record_.user_id.value_or("");
  if (!context_.options.neighbours) {
    conversion_.outcome = Outcome::withheld;
    conversion_.diagnostics = record_.diagnostics;
    conversion_.diagnostics.push_back(
        {.id = DiagnosticId::unrecognized_form,
         .detail = "it is a request of another operation, " + std::string(to_string(record_.form))});
    return;
  }
  auto neighbour = context_.options.neighbours(record_.form, text);
  conversion_.outcome = has_errors(record_.diagnostics) ? Outcome::withheld : neighbour.outcome;
  conversion_.diagnostics = std::move(neighbour.diagnostics);
  add_of_reading();
  if (has(conversion_.diagnostics, DiagnosticId::conflicting_user)) neighbour.identity.clear();  // as a reject says
  const bool withheld = conversion_.outcome == Outcome::withheld;
  if (!withheld) context_.requests.append_raw(neighbour.json, neighbour.cli_words, notes(), batch.requests);
  if (context_.options.duplicates == Duplicates::ignore || neighbour.identity.empty()) return;
  end.keyed = withheld ? Keyed::withheld : Keyed::settled;
  set_key(batch, end, to_string(record_.form), neighbour.identity, settings_of(neighbour.json), withheld);
}

void BatchProcessor::set_key(Batch& batch, RecordEnd& end, std::string_view scope, std::string_view user,
                             std::uint64_t settings, bool in_error) {
  end.key.assign(scope, user, settings, in_error);
  end.read_as = read_as(record_);
  batch.names.append(conversion_.request.user_id).append(1, '\0');
  if (record_.username) batch.names.append(*record_.username);
}

void BatchProcessor::report(Batch& batch, const reader::Slice& slice, std::optional<Position> broken_at) {
  const bool rejected = slice.record != 0 && conversion_.outcome == Outcome::withheld && context_.wants_rejects;
  const Who who{.user_id = conversion_.request.user_id,
                .username = record_.username ? std::string_view(*record_.username) : std::string_view()};
  std::vector<LocatedDiagnostic> told;
  const auto at = batch.ends.size() - 1;
  const auto first_told = static_cast<std::ptrdiff_t>(batch.told.size());
  for (const auto& diagnostic : conversion_.diagnostics) {
    auto& tallies = batch.tallies;
    tallies.count(diagnostic.id);
    const bool of_record = slice.record != 0 && !is_once_by_name(diagnostic.id);
    if (of_record && std::find(batch.told.begin() + first_told, batch.told.end(), diagnostic.id) == batch.told.end())
      tallies.count_record(diagnostic.id);
    if (of_record) batch.told.push_back(diagnostic.id);
    auto* unknown = diagnostic.id == DiagnosticId::unknown_member ? tallies.count_unknown(diagnostic.detail) : nullptr;
    const bool first_unknown = unknown != nullptr && unknown->first.message.empty();
    const bool first = !is_once_by_name(diagnostic.id) && !tallies.has_first(diagnostic.id);
    if (!tallies.has_users(diagnostic.id))
      tallies.add_user(diagnostic.id, printable(who.username.empty() ? who.user_id : who.username, most_shown), at);
    const bool listed = context_.wants_diagnostics && is_listed(context_.report, tallies, diagnostic.id);
    // To find the place takes a walk through the record: not for a note that is only counted.
    if (!first_unknown && !first && !listed && !rejected) continue;
    auto where = located(batch, slice, pointer_in(record_, diagnostic), diagnostic, broken_at, who,
                         repetitions_before(conversion_.diagnostics, diagnostic));
    if (listed && folds(context_.report)) list(context_.report, batch, at, where);
    if (listed && !folds(context_.report)) context_.report.append(where, batch.diagnostics);
    if (first_unknown) unknown->first = where;
    if (first) tallies.set_first(where);
    if (rejected) told.push_back(std::move(where));
  }
  const bool too_deep = std::any_of(told.begin(), told.end(), [](const LocatedDiagnostic& diagnostic) {
    return diagnostic.id == DiagnosticId::nesting_too_deep;  // nobody has seen the rest of it
  });
  if (!rejected) return;
  batch.ends.back().reasons =
      append_reject(batch, slice, read_as(record_, slice, batch.input.text(slice), context_.options.read), told,
                    broken_at || too_deep, batch.rejects);
}

void append_reason(const LocatedDiagnostic& diagnostic, std::string& to) {
  make_report(ReportFormat::json)->append(diagnostic, to);
  to.pop_back();  // the line end
}

std::size_t append_reject(const Batch& batch, const reader::Slice& slice, const ReadAs& read_as,
                          std::span<const LocatedDiagnostic> diagnostics, bool broken, std::string& to) {
  to += R"({"source":)";
  append_json_string(batch.source_name, to);
  to += ",\"record\":" + std::to_string(slice.record) + ",\"line\":" + std::to_string(slice.position.line) +
        ",\"column\":" + std::to_string(slice.position.column) + ",\"diagnostics\":[";
  for (const auto& diagnostic : diagnostics) {
    if (&diagnostic != diagnostics.data()) to += ',';
    append_reason(diagnostic, to);
  }
  const auto reasons = to.size();
  to += ']';
  const auto text = batch.input.text(slice);
  if (is_of_reject(read_as) && !broken) {
    append_again(text, read_as, to);
    return reasons;
  }
  append_read_as(read_as, to);
  if (slice.kind == reader::Slice::Kind::record && !broken) {
    // In valid JSON a line end is white space, and a blank does as well: the record stays whole on one line.
    to += ",\"input\":";
    const auto start = to.size();
    to += text;
    for (auto i = start; i < to.size(); ++i) {
      if (to[i] == '\n' || to[i] == '\r') to[i] = ' ';
    }
  } else if (!is_valid_utf8(text)) {
    to += ",\"base64\":\"";
    append_base64(text, to);
    to += '"';
  } else if (!text.empty()) {
    to += ",\"text\":";
    append_json_string(text, to);
  }
  to += "}\n";
  return reasons;
}

}  // namespace connect_userconfig::run_detail
