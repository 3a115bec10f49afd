#include "read/slicer.hpp"

#include "json/text_document.hpp"
#include "text/bytes.hpp"
#include "text/position.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

constexpr auto npos = std::string_view::npos;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_open(char c) noexcept { return c == '{' || c == '['; }

std::size_t skip_blanks(std::string_view window, std::size_t at) noexcept {
  while (at < window.size() && is_blank(window[at])) ++at;
  return at;
}

std::size_t skip_indent(std::string_view window, std::size_t at) noexcept {
  while (at < window.size() && (window[at] == ' ' || window[at] == '\t')) ++at;
  return at;
}

/// The end of the string that starts at `at`, after its closing quote; npos if it is not all there.
std::size_t string_end(std::string_view window, std::size_t at) noexcept {
  for (auto i = at + 1; i < window.size(); ++i) {
    if (window[i] == '\\') {
      ++i;
    } else if (window[i] == '"') {
      return i + 1;
    } else if (window[i] == '\n') {
      return npos;
    }
  }
  return npos;
}

/// The end of a string, a number or a word; npos if the window may not hold all of it.
std::size_t scalar_end(std::string_view window, std::size_t at, bool last) noexcept {
  if (window[at] == '"') return string_end(window, at);
  const auto end = window.find_first_of(",]}{[\" \t\r\n", at);
  if (end != npos) return std::max(end, at + 1);
  return last ? window.size() : npos;
}

std::size_t without_trailing_blanks(std::string_view window, std::size_t from, std::size_t to) noexcept {
  while (to > from && is_blank(window[to - 1])) --to;
  return to;
}

constexpr std::size_t line_style_size = 4;  // {, CR, LF, a blank

/// True if the line after the bracket at `at`, which ends its own line, is indented: then no other bracket of the value
/// stands where this one does.
bool is_indented_below(std::string_view window, std::size_t at) noexcept {
  const auto newline = window.find('\n', at);
  return newline < at + line_style_size - 1 && newline + 1 < window.size() &&
         (window[newline + 1] == ' ' || window[newline + 1] == '\t');
}

/// True for `{ "Users" : [` with nothing else in it: there is nothing to check.
bool is_plain_head(std::string_view head) noexcept {
  constexpr std::string_view plain = "{\"Users\":[";
  std::size_t matched = 0;
  for (const char c : head) {
    if (is_blank(c)) continue;
    if (matched == plain.size() || c != plain[matched]) return false;
    ++matched;
  }
  return matched == plain.size();
}

}  // namespace

void Slicer::drop(std::string_view window, std::size_t count) {
  move_position(window, count);  // what is gone cannot be counted any more
  const auto shift = [count](std::size_t& offset) { offset -= std::min(offset, count); };
  for (auto* offset : {&keep_, &position_, &start_, &counted_, &key_offset_, &line_, &problem_at_, &text_start_})
    shift(*offset);
  scanner_.shift(count);
}

void Slicer::move_position(std::string_view window, std::size_t to) {
  if (to <= counted_) return;
  here_ = text::advance(here_, window.substr(counted_, to - counted_));
  counted_ = to;
}

/// How a line starts depends on what stands before it, so that much stays in the window: the blanks, and one byte more.
/// Without it the result would depend on where the window happens to start.
void Slicer::keep_from(std::string_view window, std::size_t from) {
  keep_ = from;
  while (keep_ > text_start_ && from - keep_ <= ValueScanner::max_indent && is_blank(window[keep_ - 1])) --keep_;
  if (keep_ > text_start_) --keep_;
}

Slicer::Status Slicer::give(Slice& slice, Slice::Kind kind, std::string_view window, std::size_t from, std::size_t to) {
  move_position(window, from);
  slice = {};
  slice.kind = kind;
  slice.offset = from;
  slice.size = to - from;
  slice.position = here_;
  using enum Slice::Kind;
  if (kind == record || kind == broken || kind == too_large) slice.record = ++records_;
  for (const auto& frame : frames_) {
    if (frame.kind == FrameKind::array) slice.array_index = frame.index;
    if (frame.kind == FrameKind::users) slice.users_index = frame.index;
  }
  if (slice.users_index >= 0) slice.setting = json::Setting::in_search_users;
  if (!frames_.empty() && frames_.back().kind == FrameKind::map) {
    slice.key_offset = key_offset_;
    slice.key_size = key_size_;
  }
  return Status::slice;
}

Slicer::Status Slicer::give_problem(Slice& slice, std::string_view window, std::size_t at, std::string_view problem) {
  give(slice, Slice::Kind::problem, window, at, at);
  slice.problem = problem;
  return Status::slice;
}

Slicer::Status Slicer::next(std::string_view window, bool last, Slice& slice) {
  for (;;) {
    auto status = Status::again;
    switch (mode_) {
      case Mode::between:
        status = frames_.empty() ? between(window, last, slice) : between_in_frame(window, last, slice);
        break;
      case Mode::value:
        status = value(window, last, slice);
        break;
      case Mode::scalar:
        status = scalar(window, last, slice);
        break;
      case Mode::skip:
        status = skip(window, last);
        break;
      case Mode::garbage:
        status = garbage(window, last, slice);
        break;
      case Mode::resync:
        status = resync(window, last, slice);
        break;
    }
    // What has been given is of no use any more, unless a value has begun behind it.
    if (status == Status::slice && mode_ == Mode::between) keep_from(window, std::min(position_, window.size()));
    if (status != Status::again) return status;
  }
}

// Between records ---------------------------------------------------------------------------------------------------

Slicer::Status Slicer::between(std::string_view window, bool last, Slice& /*slice*/) {
  position_ = skip_blanks(window, position_);
  keep_from(window, position_);
  if (position_ == window.size()) return last ? Status::done : Status::need_more;
  if (window[position_] == byte_order_mark.front()) {
    // Files that were joined may have one each. It is no column of its own.
    if (window.size() - position_ < byte_order_mark.size() && !last) return Status::need_more;
    if (window.substr(position_).starts_with(byte_order_mark)) {
      move_position(window, position_);
      position_ = counted_ = keep_ = text_start_ = position_ + byte_order_mark.size();
      return Status::again;
    }
  }
  // What follows a bracket, up to the start of the next line, belongs to the style of its line.
  if (window.size() - position_ < line_style_size && !last) return Status::need_more;
  const char c = window[position_];
  if (c == '{') {
    start_value(window);
  } else if (c == '[') {
    document_style_ = ValueScanner::line_style(window, position_);
    frames_.push_back({.kind = FrameKind::array});
    ++position_;
  } else {
    mode_ = Mode::garbage;
    start_ = line_ = position_;
    emitted_ = false;
  }
  return Status::again;
}

Slicer::Status Slicer::between_in_frame(std::string_view window, bool last, Slice& slice) {
  auto& frame = frames_.back();
  const bool map = frame.kind == FrameKind::map;
  position_ = skip_blanks(window, position_);
  keep_from(window, position_);
  if (position_ == window.size()) {
    if (!last) return Status::need_more;
    frames_.clear();
    return give_problem(slice, window, position_, "the text ends inside a list of records");
  }
  if (position_ + 1 == window.size() && !last) return Status::need_more;
  const char c = window[position_];
  const auto missing_comma = [&] {
    ++frame.index;
    frame.expect = Expect::value;
    return give_problem(slice, window, position_, "a comma is missing before this");
  };
  if (c == (map ? '}' : ']')) {
    const bool trailing_comma = frame.expect == Expect::value;
    const auto at = position_++;
    leave_frame();
    return trailing_comma ? give_problem(slice, window, at, "a comma stands before this, and nothing after it")
                          : Status::again;
  }
  if (frame.expect == Expect::comma_or_end) {
    if (c == ',') {
      ++position_;
      ++frame.index;
      frame.expect = Expect::value;
      return Status::again;
    }
    if (map ? c == '"' : is_open(c)) return missing_comma();
    start_ = position_;
    return break_at(window, position_, "a comma or the end of the list has to stand here");
  }
  if (map) {
    if (c == '"') return map_key(window, last);
    start_ = position_;
    return break_at(window, position_, "a name has to stand here");
  }
  if (is_open(c)) {
    start_value(window);
  } else if (c == ',' || c == '}') {
    start_ = position_;
    return break_at(window, position_, "a record has to stand here");
  } else {
    start_ = position_;
    mode_ = Mode::scalar;
  }
  return Status::again;
}

Slicer::Status Slicer::map_key(std::string_view window, bool last) {
  const auto name_end = string_end(window, position_);
  const auto colon = name_end == npos ? npos : skip_blanks(window, name_end);
  const auto inner = colon == npos || colon >= window.size() ? npos : skip_blanks(window, colon + 1);
  if (inner == npos || inner + 1 >= window.size()) {
    if (!last && window.size() - position_ <= max_record) return Status::need_more;
    start_ = position_;
    return break_at(window, window.size(), "the text ends inside a map of users");
  }
  if (window[colon] != ':') {
    start_ = position_;
    return break_at(window, colon, "a colon has to stand here");
  }
  key_offset_ = position_;
  key_size_ = name_end - position_;
  position_ = inner;
  if (is_open(window[inner])) {
    start_value(window);
  } else {
    start_ = position_;
    mode_ = Mode::scalar;
  }
  return Status::again;
}

void Slicer::leave_frame() {
  const auto kind = frames_.back().kind;
  frames_.pop_back();
  if (kind == FrameKind::users) {
    // The rest of the response is an object that has begun long ago.
    tail_ = true;
    start_ = position_;
    scanner_.start(position_, true);
    mode_ = Mode::value;
  } else if (!frames_.empty()) {
    frames_.back().expect = Expect::comma_or_end;
  }
}

// In a record --------------------------------------------------------------------------------------------------------

void Slicer::start_value(std::string_view window) {
  start_ = position_;
  value_style_ = ValueScanner::line_style(window, position_);
  if (frames_.empty()) document_style_ = value_style_;
  scanner_.start(position_);
  const bool may_hold_records =
      window[position_] == '{' && (frames_.empty() || frames_.back().kind == FrameKind::array);
  scanner_.watch_members(may_hold_records);
  const bool one_a_line = lines_ && frames_.empty() && !value_style_.bracket_alone;
  const bool indented = frames_.empty() && value_style_.bracket_alone && is_indented_below(window, position_);
  if (one_a_line || indented || resynced_) scanner_.watch_lines(value_style_);
  mode_ = Mode::value;
}

void Slicer::end_value() {
  mode_ = Mode::between;
  tail_ = false;
  position_ = scanner_.position();
  if (!frames_.empty()) frames_.back().expect = Expect::comma_or_end;
}

Slicer::Status Slicer::value(std::string_view window, bool last, Slice& slice) {
  using Event = ValueScanner::Event;
  const auto event = deciding_map_ ? Event::first_member_closed : scanner_.scan(window, last);
  const auto end = scanner_.position();
  if (end - start_ > max_record) return too_large(slice, window, event);
  switch (event) {
    case Event::need_more:
      if (last) return break_at(window, window.size(), "the text ends too early");
      keep_from(window, key_size_ != 0 ? key_offset_ : start_);
      return Status::need_more;
    case Event::end: {
      const auto kind = tail_ ? Slice::Kind::tail : Slice::Kind::record;
      const bool nothing_in_it = tail_ && skip_blanks(window, start_) + 1 == end;
      if (frames_.empty() && !tail_ && !lines_ && value_style_.starts_line && !value_style_.bracket_alone) {
        lines_ = window.substr(start_, end - start_).find('\n') == npos;
      }
      const auto from = start_;
      if (!nothing_in_it) give(slice, kind, window, from, end);
      key_size_ = 0;
      end_value();
      return nothing_in_it ? Status::again : Status::slice;
    }
    case Event::users_array: {
      const auto from = start_;
      const bool plain = is_plain_head(window.substr(from, end - from));
      if (!plain) give(slice, Slice::Kind::head, window, from, end);
      frames_.push_back({.kind = FrameKind::users});
      position_ = end;
      mode_ = Mode::between;
      return plain ? Status::again : Status::slice;
    }
    case Event::first_member_closed: {
      const auto map = deciding_map_ || is_map_of_users(window) ? map_goes_on(window, last) : std::optional(false);
      deciding_map_ = !map.has_value();
      if (!map) {
        keep_from(window, start_);
        return Status::need_more;
      }
      if (!*map) return Status::again;
      key_offset_ = skip_blanks(window, start_ + 1);
      key_size_ = string_end(window, key_offset_) - key_offset_;
      frames_.push_back({.kind = FrameKind::map, .expect = Expect::comma_or_end});
      give(slice, Slice::Kind::record, window, scanner_.first_inner(), end);
      key_size_ = 0;
      position_ = end;
      mode_ = Mode::between;
      return Status::slice;
    }
    case Event::line_start:
      return break_at(window, end, "the record before this line has no end");
    case Event::error:
      break;
  }
  return break_at(window, end, scanner_.problem());
}

/// After the first member has turned out to hold a user: true if the next one may hold another, or there is none. A
/// user may hold an object that looks like a user, too (`{"Previous": {...}, "Id": ...}`). Nothing: more has to be
/// read.
std::optional<bool> Slicer::map_goes_on(std::string_view window, bool last) const {
  const auto unknown = last ? std::optional(false) : std::nullopt;
  auto at = skip_blanks(window, scanner_.position());
  if (at == window.size()) return unknown;
  if (window[at] != ',') return window[at] == '}';
  at = skip_blanks(window, at + 1);
  if (at == window.size()) return unknown;
  const auto name_end = window[at] == '"' ? string_end(window, at) : npos;
  if (name_end == npos) return window[at] == '"' && window.find('\n', at) == npos ? unknown : std::optional(false);
  const auto colon = skip_blanks(window, name_end);
  const auto inner = colon == window.size() ? colon : skip_blanks(window, colon + 1);
  if (inner == window.size()) return unknown;
  const bool known = json::member_from(window.substr(at + 1, name_end - at - 2)) != json::Member::other;
  return !known && window[colon] == ':' && window[inner] == '{';
}

bool Slicer::is_map_of_users(std::string_view window) const {
  const auto key = skip_blanks(window, start_ + 1);
  const auto inner = scanner_.first_inner();
  if (key >= inner || window[key] != '"') return false;
  const auto key_end = string_end(window, key);
  if (key_end == npos || key_end > inner) return false;
  const auto colon = skip_blanks(window, key_end);
  if (window[colon] != ':' || skip_blanks(window, colon + 1) != inner) return false;
  // A member that the API knows is what it says: `{"PhoneConfig": {...}, ...}` is no map.
  if (json::member_from(window.substr(key + 1, key_end - key - 2)) != json::Member::other) return false;
  const auto document = json::parse_text(window.substr(inner, scanner_.position() - inner));
  if (document.error) return false;
  json::MemberSet members;
  for (const auto& [name, unused] : document.root.members) {
    const auto member = json::member_from(name);
    if (member != json::Member::other) members.insert(member);
  }
  return json::is_user(members);
}

Slicer::Status Slicer::scalar(std::string_view window, bool last, Slice& slice) {
  const auto end = scalar_end(window, start_, last);
  if (end == npos) {
    const bool line_ends = window[start_] == '"' && window.find('\n', start_) != npos;
    if (last || line_ends || window.size() - start_ > max_record) {
      return break_at(window, std::min(window.find('\n', start_), window.size()), "the text ends inside a string");
    }
    keep_from(window, key_size_ != 0 ? key_offset_ : start_);
    return Status::need_more;
  }
  give(slice, Slice::Kind::record, window, start_, end);
  key_size_ = 0;
  mode_ = Mode::between;
  position_ = end;
  frames_.back().expect = Expect::comma_or_end;
  return Status::slice;
}

Slicer::Status Slicer::too_large(Slice& slice, std::string_view window, ValueScanner::Event event) {
  using Event = ValueScanner::Event;
  give(slice, Slice::Kind::too_large, window, start_, start_);
  key_size_ = 0;
  scanner_.watch_members(false);
  emitted_ = true;
  mode_ = Mode::skip;
  start_ = scanner_.position();
  if (event == Event::end) end_value();
  if (event == Event::error || event == Event::line_start) break_at(window, scanner_.position(), scanner_.problem());
  return Status::slice;
}

/// The rest of a value that is too large: only its end matters.
Slicer::Status Slicer::skip(std::string_view window, bool last) {
  using Event = ValueScanner::Event;
  const auto event = scanner_.scan(window, last);
  start_ = scanner_.position();
  keep_from(window, start_);
  switch (event) {
    case Event::end:
      end_value();
      return Status::again;
    case Event::need_more:
      if (!last) return Status::need_more;
      frames_.clear();
      mode_ = Mode::between;
      position_ = window.size();
      return Status::again;
    default:
      return break_at(window, start_, scanner_.problem());
  }
}

// Where there is no record -------------------------------------------------------------------------------------------

/// Text that is not even the start of a document: everything up to the next line that is.
Slicer::Status Slicer::garbage(std::string_view window, bool last, Slice& slice) {
  for (;;) {
    const auto newline = window.find('\n', line_);
    const auto next = newline == npos ? window.size() : newline + 1;
    const auto first = skip_indent(window, next);
    const bool found = first < window.size() && is_open(window[first]);
    if (found || (last && first >= window.size())) {
      const auto from = start_;
      position_ = found ? next : window.size();
      mode_ = Mode::between;
      if (emitted_) return Status::again;
      give(slice, Slice::Kind::broken, window, from, without_trailing_blanks(window, from, position_));
      return Status::slice;
    }
    if (newline == npos || first >= window.size()) break;
    line_ = next;
  }
  if (!emitted_ && window.size() - start_ > max_record) {
    emitted_ = true;
    return give(slice, Slice::Kind::broken, window, start_, start_ + max_record);
  }
  keep_from(window, emitted_ ? line_ : start_);
  if (emitted_) start_ = line_;
  // One line without an end must not fill the memory either.
  if (emitted_ && window.size() - line_ > max_record) keep_from(window, line_ = start_ = window.size() - 1);
  return Status::need_more;
}

Slicer::Status Slicer::break_at(std::string_view window, std::size_t at, std::string_view problem) {
  emitted_ = mode_ == Mode::skip;
  mode_ = Mode::resync;
  resynced_ = true;
  problem_at_ = at;
  problem_ = problem;
  line_ = start_;
  last_ = 0;
  if (!emitted_) return Status::again;
  // Of a value that was too large nothing is kept; the line that the scanner has come to may start a record already.
  const auto newline = at == 0 ? npos : window.rfind('\n', at - 1);
  line_ = newline == npos ? at : newline;
  const auto before = without_trailing_blanks(window, 0, line_);
  if (before > 0) last_ = window[before - 1];
  start_ = line_;
  keep_ = std::min(keep_, line_);
  return Status::again;
}

/// True if a line whose first byte is at `first` certainly starts a record or a document. Leaves the frames that are
/// over with it.
bool Slicer::resumes_at(std::string_view window, std::size_t first) {
  if (!is_open(window[first])) return false;
  const auto style = ValueScanner::line_style(window, first);
  const bool in_list = !frames_.empty() && frames_.back().kind != FrameKind::map && !tail_;
  if (in_list && value_style_.starts_line && style == value_style_ && last_ == ',') {
    ++frames_.back().index;
    frames_.back().expect = Expect::value;
    return true;
  }
  // A document of several lines ends with a bracket; one that was cut off ends where this bracket cannot stand.
  const bool cut_off = problem_at_ >= line_ && problem_at_ <= first;
  const bool after_document = !style.bracket_alone || last_ == '}' || last_ == ']' || cut_off;
  // Where each line was a document, a line that looks like one is one, whatever the broken line looks like.
  const bool one_a_line = lines_ && style.starts_line && style.indent == 0 && !style.bracket_alone;
  const bool like_the_document = document_style_.starts_line && style == document_style_ && after_document;
  if (!one_a_line && !like_the_document) return false;
  frames_.clear();
  return true;
}

Slicer::Status Slicer::resync(std::string_view window, bool last, Slice& slice) {
  const auto finish = [&](std::size_t to, std::size_t resume, bool found) {
    const auto from = start_;
    const auto kind = tail_ ? Slice::Kind::problem : Slice::Kind::broken;
    const auto frames = frames_;  // the slice belongs to the frames in which it started
    mode_ = Mode::between;
    position_ = resume;
    key_size_ = 0;
    const bool was_tail = std::exchange(tail_, false);
    if (emitted_) return Status::again;
    give(slice, kind, window, from, without_trailing_blanks(window, from, to));
    slice.problem = problem_;
    slice.problem_offset = problem_at_ - from;
    if (found) slice.resumed_line = text::advance(here_, window.substr(from, resume - from)).line;
    slice.rest_lost = !found && (was_tail || !frames.empty() || slice.text(window).find('\n') != npos);
    return Status::slice;
  };
  for (;;) {
    const auto newline = window.find('\n', line_);
    if (newline == npos) break;
    const auto line_last = without_trailing_blanks(window, line_, newline);
    const char last_byte = line_last > line_ ? window[line_last - 1] : last_;
    const auto first = skip_indent(window, newline + 1);
    if (first + 1 >= window.size() && !last) break;
    last_ = last_byte;
    const auto before = frames_;
    if (first < window.size() && resumes_at(window, first)) {
      // `give` names the place by the frames, so they change only after it has been told.
      auto after = std::exchange(frames_, before);
      const auto status = finish(newline, newline + 1, true);
      frames_ = std::move(after);
      return status;
    }
    line_ = newline + 1;
  }
  if (last) {
    const auto status = finish(window.size(), window.size(), false);
    frames_.clear();
    return status;
  }
  if (!emitted_ && window.size() - start_ > max_record) {
    give(slice, Slice::Kind::broken, window, start_, start_ + max_record);
    slice.problem = problem_;
    slice.problem_offset = std::min(problem_at_ - start_, max_record);
    emitted_ = true;
    return Status::slice;
  }
  if (emitted_) {
    // One line without an end must not fill the memory either.
    if (window.size() - line_ > max_record) line_ = window.size() - 1;
    start_ = line_;
  }
  keep_from(window, start_);
  return Status::need_more;
}

}  // namespace connect_userconfig::reader
