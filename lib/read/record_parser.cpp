#include "read/record_parser.hpp"

#include "json/clamp_integers.hpp"
#include "json/simd_value.hpp"
#include "json/text_document.hpp"
#include "json/whereabouts.hpp"
#include "read/beginning.hpp"
#include "read/foreign.hpp"
#include "read/locate.hpp"
#include "read/map_of_users.hpp"
#include "text/position.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

constexpr std::size_t usual_record = std::size_t{4} << 10;
constexpr std::size_t large_record = std::size_t{1} << 20;
/// A tree takes many times the memory of its text: of what is longer, only whether it is right is found out.
constexpr std::size_t largest_tree = std::size_t{1} << 20;

/// What is deeper than the limit goes to the careful parser, which says so.
simdjson::dom::parser small_parser() {
  simdjson::dom::parser parser;
  // Without memory for this, parsing the first record fails in the same way.
  if (parser.allocate(usual_record, json::max_depth) != simdjson::SUCCESS) return simdjson::dom::parser();
  return parser;
}

/// For broken text: where reading went on. Most files have a record a line, or a member a line.
std::string where_it_went_on(const SliceDetails& details) {
  const auto& at = details.resumed;
  if (at.line == 0) return {};
  if (at.line != details.position.line) return fmt::format("; reading went on at line {}", at.line);
  return fmt::format("; reading went on at line {}, column {}", at.line, at.column);
}

std::string extent_of(std::uint64_t offset, std::uint64_t size, Position end, std::uint64_t users) {
  auto text = fmt::format("{} bytes from byte {} on, up to line {}, column {}", size, offset, end.line, end.column);
  if (users > 0) text += fmt::format("; about {} {} in them", users, users == 1 ? "user" : "users");
  return text;
}

/// Text that holds several users is told of as such.
void tell_extent(std::uint64_t users, const std::string& extent, Diagnostics& to) {
  if (users > 1) json::report(to, DiagnosticId::text_not_read, json::Place(), extent);
}

/// A text that is a record by its brackets, and none to read, may hold many users: they are counted.
void tell_extent(const Slice& slice, std::string_view text, bool by_names, Diagnostics& to) {
  const auto users = about_users(text, by_names);
  tell_extent(users, extent_of(slice.offset, text.size(), text::advance(slice.position, text), users), to);
}

/// Members of a response that come twice: which of the two counts is not ours to say.
void report_repeated(const json::TextDocument& document, Diagnostics& to) {
  json::MemberSet seen;
  json::OtherNames others;
  for (const auto& [name, value] : document.root.members) {
    const auto member = json::member_from(name);
    if (member == json::Member::other ? others.insert(name) : seen.insert(member)) continue;
    json::report(to, DiagnosticId::duplicate_member, json::Place() / name, json::shown_name(name));
  }
}

bool repeats_names(const json::TextDocument& document) {
  Diagnostics repeated;
  report_repeated(document, repeated);
  return !repeated.empty();
}

/// `response` is the response without the elements of `Users`, or what stands before them; `text` the part of it that
/// is told of.
void report_users_beside(const Slice& slice, const std::string& response, std::string_view text, Diagnostics& to) {
  if (slice.record == 0) return;
  const bool small = response.size() <= largest_tree;
  const auto document = small ? json::parse_text(response) : json::TextDocument();
  const json::TextValue root(document.root);
  std::string detail;
  if (small && has_settings(json::members_of(root))) {
    detail = "settings stand beside its `Users`, not in one of them: put them into the user whose they are";
  } else {
    json::Whereabouts places;
    if (small) json::find_records(root, {}, json::Whereabouts::deepest, places);
    const auto expression = places.apart();
    detail = "it is a response that holds users in other places than its `Users`, too; ";
    if (repeats_names(document)) {
      detail += "of a name that stands twice jq keeps one: make one list of both";
    } else {
      detail += "give each place a document of its own";
      if (!expression.empty()) detail += ": jq '" + expression + "' FILE | connect-userconfig convert";
    }
  }
  json::report(to, DiagnosticId::unrecognized_form, json::Place(), std::move(detail));
  tell_extent(slice, text, true, to);
}

/// True if somebody found users in it, or nobody could look.
bool may_hold_several(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& each) {
    return each.id == DiagnosticId::malformed_json || each.detail.find(json::users_inside) != std::string::npos;
  });
}

/// Files that were joined may be in two encodings.
std::string encoding_of(std::string_view text) {
  const auto kind = sniff(text.substr(0, foreign_prefix), true).kind;
  if (kind == Foreign::utf16) return "it is UTF-16 from here on: make each file UTF-8 before they are joined";
  if (kind == Foreign::utf32) return "it is UTF-32 from here on: make each file UTF-8 before they are joined";
  return {};
}

PageFacts facts_of(const json::TextDocument& document) {
  PageFacts facts;
  for (const auto& [name, value] : document.root.members) {
    const auto member = json::member_from(name);
    if (member == json::Member::next_token)
      facts.more_follow = value.kind == json::Kind::string && !value.string.empty();
    if (member == json::Member::approximate_total_count && value.kind == json::Kind::integer && value.integer >= 0) {
      facts.users_in_all = static_cast<std::uint64_t>(value.integer);
    }
  }
  return facts;
}

}  // namespace

RecordParser::RecordParser(const ReadOptions& options) : options_(options), parser_(small_parser()) {}

namespace {

/// Leaves the record as a new one, but for whom it is about.
void clear(UserRecord& record) {
  record.form = Form::automatic;
  record.phone_config.reset();
  record.base = {};
  record.acw_unit = AcwUnit::unknown;
  record.unit_known = true;
  connect_userconfig::clear(record.existing);
  record.unknown_members.clear();
  record.profile.reset();
  record.diagnostics.clear();
}

}  // namespace

std::optional<Position> RecordParser::parse(const Records& input, const Slice& slice, UserRecord& record) {
  clear(record);
  page_.reset();
  const auto broken_at = parse_slice(input, slice, record);
  if (record.form == Form::automatic) json::forget_identity(record);
  return broken_at;
}

std::optional<Position> RecordParser::parse_slice(const Records& input, const Slice& slice, UserRecord& record) {
  const auto text = input.text(slice);
  const auto* details = input.details_of(slice);
  switch (slice.kind) {
    case Slice::Kind::record: {
      const auto broken_at = parse_value(text, slice, record);
      if (record.form == Form::automatic)
        tell_extent(slice, text, may_hold_several(record.diagnostics), record.diagnostics);
      return broken_at;
    }
    case Slice::Kind::unread:
      return details == nullptr ? std::nullopt : parse_unread(text, slice, *details, record);
    case Slice::Kind::head:
      return parse_head(text, slice, record);
    case Slice::Kind::tail:
      return details == nullptr ? std::nullopt : parse_tail(text, slice, *details, record);
    case Slice::Kind::problem:
      json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(), std::string(slice.problem));
      return slice.position;
    case Slice::Kind::cut_off:
      json::report(record.diagnostics, DiagnosticId::incomplete_export, json::Place(),
                   "the text ends in the middle: it was cut off here");
      break;
  }
  return std::nullopt;
}

std::optional<Position> RecordParser::parse_value(std::string_view text, const Slice& slice, UserRecord& record) {
  if (slice.repeated) {
    json::report(record.diagnostics, DiagnosticId::duplicate_member, json::Place(), "a name of a map of users");
  }
  // The window goes on behind the slice, so simdjson may read beyond it without a copy.
  bool valid = read_fast(text, slice, record);
  std::optional<json::TextError> error;
  if (!valid) error = json::find_error(text);
  if (!valid && !error) {
    // An integer beyond 64 bits is JSON all the same.
    simdjson::padded_string clamped(text);
    json::clamp_integers({clamped.data(), clamped.size()});
    valid = read_fast(clamped, slice, record);
  }
  // One giant must not hold its memory for the rest of the run.
  if (text.size() > large_record) parser_ = small_parser();
  if (valid) return std::nullopt;
  if (!error) {
    // Whatever else only one of the two parsers takes.
    const auto document = json::parse_text(text);
    json::RecordReader<json::TextValue>(options_, slice.setting, record).read(json::TextValue(document.root));
    return std::nullopt;
  }
  if (error->too_deep) {
    json::report(record.diagnostics, DiagnosticId::nesting_too_deep, json::Place());
    return std::nullopt;
  }
  json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(), std::string(error->problem));
  return text::advance(slice.position, text.substr(0, error->offset));
}

/// Reads text behind which there is room for simdjson. False if that is not JSON to it. Every record comes by here:
/// flattened, but for what few of them need, it takes 4 % less of the whole run.
[[gnu::flatten]] bool RecordParser::read_fast(std::string_view text, const Slice& slice, UserRecord& record) {
  simdjson::dom::element root;
  if (parser_.parse(text.data(), text.size(), false).get(root) != simdjson::SUCCESS) return false;
  json::RecordReader<json::SimdValue>(options_, slice.setting, record).read(json::SimdValue(root));
  return true;
}

std::optional<Position> RecordParser::parse_unread(std::string_view text, const Slice& slice,
                                                   const SliceDetails& details, UserRecord& record) {
  auto& to = record.diagnostics;
  const auto extent = extent_of(details.offset, details.size, details.end, details.users);
  if (details.too_large && details.whole) {
    const auto beginning = look_at_beginning(details.head, slice.setting);
    const bool broken = beginning.error.has_value();
    if (broken || !beginning.form.empty()) {
      json::report(to, broken ? DiagnosticId::malformed_json : DiagnosticId::unrecognized_form, json::Place(),
                   broken ? std::string(beginning.error->problem) : beginning.form);
      tell_extent(details.users, extent, to);
      if (!broken) return std::nullopt;
      return text::advance(details.position, std::string_view(details.head).substr(0, beginning.error->offset));
    }
  }
  if (details.too_large) {
    json::report(to, DiagnosticId::record_too_large, json::Place(), details.users > 1 ? std::string() : extent);
    tell_extent(details.users, extent, to);
    return std::nullopt;
  }
  const bool whole = details.offset == slice.offset;
  const auto error = whole ? json::find_error(text) : std::nullopt;
  if (whole && !error && slice.problem.empty()) {
    // A word or a number between the records: valid, but no record.
    const auto document = json::parse_text(text);
    json::RecordReader<json::TextValue>(options_, slice.setting, record).read(json::TextValue(document.root));
    return std::nullopt;
  }
  if (error && error->too_deep) {
    json::report(to, DiagnosticId::nesting_too_deep, json::Place());
    tell_extent(details.users, extent, to);
    return std::nullopt;
  }
  auto problem = error ? error->problem : slice.problem;
  if (problem.empty()) problem = "this is not the start of a document";
  auto what = encoding_of(text);
  if (what.empty()) what = std::string(problem) + where_it_went_on(details);
  json::report(to, DiagnosticId::malformed_json, json::Place(), std::move(what));
  tell_extent(details.users, extent, to);
  if (!error) return details.problem_position;
  return text::advance(slice.position, text.substr(0, error->offset));
}

std::optional<Position> RecordParser::parse_head(std::string_view text, const Slice& slice, UserRecord& record) {
  const auto response = std::string(text) + "]}";
  const auto error = json::find_error(response);
  if (!error) report_users_beside(slice, response, text, record.diagnostics);
  if (!error) return std::nullopt;
  json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(), std::string(error->problem));
  return text::advance(slice.position, text.substr(0, std::min(error->offset, text.size())));
}

/// The end of a response is read together with its beginning, of which only that it is JSON has been looked at.
std::optional<Position> RecordParser::parse_tail(std::string_view text, const Slice& slice, const SliceDetails& details,
                                                 UserRecord& record) {
  constexpr std::string_view plain_head = R"({"Users":[)";
  auto start = details.head.empty() ? std::string(plain_head) : details.head;
  start += ']';
  auto error = json::find_error(start + std::string(text));
  if (error && error->offset < start.size()) {
    start = std::string(plain_head) + "]";  // what is wrong with the beginning has been said
    error = json::find_error(start + std::string(text));
  }
  if (!error) report_users_beside(slice, start + std::string(text), text, record.diagnostics);
  if (error) {
    json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(), std::string(error->problem));
    if (slice.record != 0) tell_extent(slice, text, true, record.diagnostics);
    return text::advance(slice.position, text.substr(0, std::min(error->offset - start.size(), text.size())));
  }
  if (text.size() > largest_tree) {
    page_ = PageFacts{.more_follow = text.find("\"NextToken\"") != std::string_view::npos};
    return std::nullopt;
  }
  const auto document = json::parse_text(start + std::string(text));
  report_repeated(document, record.diagnostics);
  page_ = facts_of(document);
  return std::nullopt;
}

std::string pointer_of(const Records& input, const Slice& slice) {
  std::string pointer;
  if (slice.array_index >= 0) pointer += fmt::format("/{}", slice.array_index);
  if (slice.users_index >= 0) pointer += fmt::format("/Users/{}", slice.users_index);
  std::string_view name;
  if (slice.kind != Slice::Kind::unread && slice.key_size > 0) {
    name = input.view().sub(slice.key_offset, slice.key_offset + slice.key_size);
  } else if (const auto* details = input.details_of(slice)) {
    name = details->key;
  }
  if (!name.empty()) {
    const auto key = json::parse_text(name);
    if (!key.error) pointer += json::pointer_part(json::shown_name(key.root.string));
  }
  return pointer;
}

Region region_of(const Records& input, const Slice& slice, std::string_view pointer, DiagnosticId id,
                 std::optional<Position> broken_at, std::size_t before) {
  const auto* details = slice.kind == Slice::Kind::unread ? input.details_of(slice) : nullptr;
  if (details != nullptr && (id == DiagnosticId::text_not_read || !broken_at)) {
    return {.begin = details->position, .end = details->end};
  }
  // Nobody knows where broken text would have ended.
  if (broken_at && id != DiagnosticId::text_not_read) return {.begin = *broken_at};
  const auto text = input.text(slice);
  const bool whole = slice.kind != Slice::Kind::record || pointer.empty();
  const auto span = whole ? Span{.begin = 0, .end = text.size()}
                          : locate(text, pointer, id == DiagnosticId::duplicate_member ? 1 + before : 0);
  const auto begin = text::advance(slice.position, text.substr(0, span.begin));
  return {.begin = begin, .end = text::advance(begin, text.substr(span.begin, span.end - span.begin))};
}

}  // namespace connect_userconfig::reader
