#include "read/record_parser.hpp"

#include "json/simd_value.hpp"
#include "json/text_document.hpp"
#include "read/locate.hpp"
#include "text/position.hpp"

#include <fmt/format.h>

namespace connect_userconfig::reader {
namespace {

constexpr std::size_t usual_record = std::size_t{4} << 10;
constexpr std::size_t large_record = std::size_t{1} << 20;

/// What is deeper than the limit goes to the careful parser, which says so.
simdjson::dom::parser small_parser() {
  simdjson::dom::parser parser;
  // Without memory for this, parsing the first record fails in the same way.
  if (parser.allocate(usual_record, json::max_depth) != simdjson::SUCCESS) return simdjson::dom::parser();
  return parser;
}

/// Text around records, made whole again so that it can be parsed, and where the text starts in it.
struct Completed {
  std::string text;
  std::size_t offset = 0;
};

Completed complete(std::string_view text, Slice::Kind kind) {
  if (kind == Slice::Kind::head) return {.text = std::string(text) + "]}", .offset = 0};
  constexpr std::string_view start = R"({"Users":[])";
  return {.text = std::string(start) + std::string(text), .offset = start.size()};
}

std::string where_it_went_on(const Slice& slice) {
  if (slice.resumed_line != 0) return fmt::format("; reading went on at line {}", slice.resumed_line);
  if (slice.rest_lost) return "; nothing after it in the file could be told apart with certainty";
  return {};
}

}  // namespace

RecordParser::RecordParser(const ReadOptions& options) : options_(options), parser_(small_parser()) {}

/// Leaves the record as a new one, but for memory that is used again.
void RecordParser::clear(UserRecord& record) {
  const auto keep = [](std::optional<std::string>& text, std::string& spare) {
    if (text && text->capacity() <= usual_record) spare = std::move(*text);
    text.reset();
  };
  keep(record.id, spare_.id);
  keep(record.user_id, spare_.user_id);
  keep(record.instance_id, spare_.instance_id);
  keep(record.arn, spare_.arn);
  keep(record.username, spare_.username);
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

std::optional<std::size_t> RecordParser::parse(std::string_view window, const Slice& slice, UserRecord& record) {
  clear(record);
  const auto text = slice.text(window);
  switch (slice.kind) {
    case Slice::Kind::record: {
      simdjson::dom::element root;
      // The window goes on behind the slice, so simdjson may read beyond it without a copy.
      const bool valid = parser_.parse(text.data(), text.size(), false).get(root) == simdjson::SUCCESS;
      if (valid)
        json::RecordReader<json::SimdValue>(options_, slice.setting, record, spare_).read(json::SimdValue(root));
      // One giant must not hold its memory for the rest of the run.
      if (text.size() > large_record) parser_ = small_parser();
      if (valid) return std::nullopt;
      return parse_carefully(text, slice, record);
    }
    case Slice::Kind::broken:
      return parse_carefully(text, slice, record);
    case Slice::Kind::too_large:
      json::report(record.diagnostics, DiagnosticId::record_too_large, json::Place());
      return std::nullopt;
    case Slice::Kind::head:
    case Slice::Kind::tail: {
      const auto completed = complete(text, slice.kind);
      const auto document = json::parse_text(completed.text);
      if (document.error) {
        json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(),
                     std::string(document.error->problem));
        return std::min(document.error->offset - std::min(document.error->offset, completed.offset), text.size());
      }
      json::MemberSet seen;
      json::OtherNames others;
      for (const auto& [name, value] : document.root.members) {
        const auto member = json::member_from(name);
        if (member == json::Member::other ? others.insert(name) : seen.insert(member)) continue;
        json::report(record.diagnostics, DiagnosticId::duplicate_member, json::Place() / name, json::shown_name(name));
      }
      return std::nullopt;
    }
    case Slice::Kind::problem:
      break;
  }
  json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(),
               std::string(slice.problem) + where_it_went_on(slice));
  return std::min(slice.problem_offset, text.size());
}

std::optional<std::size_t> RecordParser::parse_carefully(std::string_view text, const Slice& slice,
                                                         UserRecord& record) {
  const auto document = json::parse_text(text);
  if (!document.error && slice.kind == Slice::Kind::record) {
    // A number beyond 64 bits, for one, is JSON all the same.
    json::RecordReader<json::TextValue>(options_, slice.setting, record, spare_).read(json::TextValue(document.root));
    return std::nullopt;
  }
  if (document.error && document.error->too_deep) {
    json::report(record.diagnostics, DiagnosticId::nesting_too_deep, json::Place());
    return std::nullopt;
  }
  if (!document.error && slice.problem.empty()) {
    // A word or a number between the records: valid, but no record.
    json::RecordReader<json::TextValue>(options_, slice.setting, record, spare_).read(json::TextValue(document.root));
    return std::nullopt;
  }
  const auto problem = document.error ? document.error->problem : slice.problem;
  json::report(record.diagnostics, DiagnosticId::malformed_json, json::Place(),
               std::string(problem) + where_it_went_on(slice));
  return std::min(document.error ? document.error->offset : slice.problem_offset, text.size());
}

std::string pointer_of(std::string_view window, const Slice& slice) {
  std::string pointer;
  if (slice.array_index >= 0) pointer += fmt::format("/{}", slice.array_index);
  if (slice.users_index >= 0) pointer += fmt::format("/Users/{}", slice.users_index);
  if (slice.key_size > 0) {
    const auto key = json::parse_text(window.substr(slice.key_offset, slice.key_size));
    if (!key.error) pointer += json::pointer_part(json::shown_name(key.root.string));
  }
  return pointer;
}

Region region_of(std::string_view window, const Slice& slice, std::string_view pointer, bool repeated,
                 std::optional<std::size_t> broken_at) {
  const auto text = slice.text(window);
  // Nobody knows where broken text would have ended.
  if (broken_at) return {.begin = text::advance(slice.position, text.substr(0, *broken_at))};
  const bool whole = slice.kind != Slice::Kind::record || pointer.empty();
  const auto span = whole ? Span{.begin = 0, .end = text.size()} : locate(text, pointer, repeated);
  const auto begin = text::advance(slice.position, text.substr(0, span.begin));
  return {.begin = begin, .end = text::advance(begin, text.substr(span.begin, span.end - span.begin))};
}

}  // namespace connect_userconfig::reader
