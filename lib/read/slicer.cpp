// Between records: documents, lists, maps.
#include "read/slicer.hpp"

#include "read/map_of_users.hpp"
#include "text/position.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t line_style_size = 4;  // {, CR, LF, a blank

bool is_open(char c) noexcept { return c == '{' || c == '['; }

}  // namespace

void Slicer::move_position(const View& view, Offset to) noexcept {
  if (to <= counted_) return;
  here_ = text::advance(here_, view.sub(counted_, to));
  counted_ = to;
}

/// How a line starts depends on what stands before it, so that much is kept: its blanks, and a byte order mark.
void Slicer::keep_from(const View& view, Offset from) noexcept {
  keep_ = from - std::min<Offset>(from - view.from(), ValueScanner::max_indent + byte_order_mark.size());
}

Slicer::Status Slicer::give(Slice& slice, Slice::Kind kind, const View& view, Offset from, Offset to) {
  move_position(view, from);
  slice = {};
  slice.kind = kind;
  slice.offset = from;
  slice.size = static_cast<std::size_t>(to - from);
  slice.position = here_;
  if (kind == Slice::Kind::record) slice.record = ++records_;
  for (const auto& frame : frames_) {
    if (frame.kind == FrameKind::array) slice.array_index = frame.index;
    if (frame.kind == FrameKind::users) slice.users_index = frame.index;
  }
  if (!frames_.empty()) slice.setting = json::Setting::in_list;
  if (slice.users_index >= 0) slice.setting = json::Setting::in_search_users;
  if (!frames_.empty() && frames_.back().kind == FrameKind::map) {
    slice.key_offset = key_offset_;
    slice.key_size = key_size_;
    slice.repeated = repeated_;
  }
  return Status::slice;
}

Slicer::Status Slicer::give_problem(Slice& slice, const View& view, Offset at, std::string_view problem) {
  give(slice, Slice::Kind::problem, view, at, at);
  slice.problem = problem;
  slice.problem_offset = at;
  return Status::slice;
}

Slicer::Status Slicer::next(const View& view, bool last, Slice& slice) {
  for (;;) {
    auto status = Status::again;
    switch (mode_) {
      case Mode::between:
        status = frames_.empty() ? between(view, last, slice) : between_in_frame(view, last, slice);
        break;
      case Mode::value:
        status = value(view, last, slice);
        break;
      case Mode::scalar:
        status = scalar(view, last, slice);
        break;
      case Mode::lost:
        status = lost(view, last, slice);
        break;
    }
    if (status == Status::done && std::exchange(cut_off_, false)) {
      return give(slice, Slice::Kind::cut_off, view, view.end(), view.end());
    }
    // What has been given is of no use any more, unless a value has begun behind it.
    if (status == Status::slice && mode_ == Mode::between) keep_from(view, std::min(position_, view.end()));
    if (status != Status::again) return status;
  }
}

Slicer::Status Slicer::between(const View& view, bool last, Slice& slice) {
  position_ = skip_blanks(view, position_);
  keep_from(view, position_);
  if (position_ == view.end()) return last ? Status::done : Status::need_more;
  const char c = view[position_];
  if (c == byte_order_mark.front()) {
    // Files that were joined may have one each. It is no column of its own.
    if (view.end() - position_ < byte_order_mark.size() && !last) return Status::need_more;
    if (view.since(position_).starts_with(byte_order_mark)) {
      move_position(view, position_);
      position_ = counted_ = position_ + byte_order_mark.size();
      return Status::again;
    }
  }
  if (damaged_ && (c == ']' || c == '}')) {
    ++position_;  // of a list that was left where its text was broken
    return Status::again;
  }
  // What follows a bracket, up to the start of the next line, belongs to the style of its line.
  if (view.end() - position_ < line_style_size && !last) return Status::need_more;
  head_.clear();
  if (c == ',' && records_ > 0) return list_without_start(view, last, slice);
  if (!is_open(c)) return no_document(view);
  damaged_ = false;
  if (c == '{') {
    start_value(view);
  } else {
    document_style_ = ValueScanner::line_style(view, position_);
    tail_record_ = nowhere;
    push(FrameKind::array);
    ++position_;
  }
  return Status::again;
}

/// True if the response that ended last did so within one of its users: its end is none, or has members of a user.
bool Slicer::tail_was_broken() const { return holds_users("{\"Users\":[]" + tail_text_, true); }

/// True if what follows is the rest of a list in an object, for behind it stands what cannot stand elsewhere. `at` is
/// before an element of it. Nothing: more has to be read.
std::optional<bool> Slicer::ends_in_object(const View& view, bool last, Offset at) {
  if (at < list_end_) return list_in_object_;
  const auto [ahead, all] = near(view, last, at, max_record);
  const auto end = end_of_list(ahead, at);
  const auto next = end == nowhere ? ahead.end() : skip_blanks(ahead, end);
  if (next == ahead.end() && !all) return std::nullopt;
  list_end_ = end == nowhere ? ahead.end() : end;
  const auto name = next < ahead.end() && ahead[next] == ',' ? skip_blanks(ahead, next + 1) : ahead.end();
  if (name == ahead.end() && next < ahead.end() && ahead[next] == ',' && !all) {
    list_end_ = 0;
    return std::nullopt;
  }
  return list_in_object_ = next < ahead.end() && (ahead[next] == '}' || (name < ahead.end() && ahead[name] == '"'));
}

/// True if what stands at `at` is written as the users before it were, and further in than a document.
bool Slicer::stands_as_users(const View& view, Offset at) const noexcept {
  const auto style = ValueScanner::line_style(view, at);
  return style.starts_line && style == value_style_ && document_style_.starts_line &&
         style.indent > document_style_.indent;
}

/// A comma behind a document: it was the first element of a list whose bracket is missing, and is told of once. Or the
/// document was a response that ended too early, and its users go on.
Slicer::Status Slicer::list_without_start(const View& view, bool last, Slice& slice) {
  const auto [ahead, all] = near(view, last, position_, max_record);
  const auto next = skip_blanks(ahead, position_ + 1);
  if (next == ahead.end() && !all) return Status::need_more;
  if (next == ahead.end() || !is_open(view[next])) return no_document(view);
  auto users = std::optional(false);
  if (tail_record_ == records_ && ahead[next] == '{') {
    users = starts_response(ahead, next, all);
    if (users)
      users = *users                                              ? false
              : tail_was_broken() || stands_as_users(ahead, next) ? true
                                                                  : ends_in_object(view, last, next);
    if (!users) return Status::need_more;
  }
  give_problem(slice, view, position_,
               *users ? "the list of users ends before this, and goes on here"
                      : "a comma stands here, and the list that it is of has no beginning");
  slice.resumes = *users;
  position_ = next;
  push(*users ? FrameKind::users : FrameKind::array, Expect::value);
  frames_.back().index = *users ? left_index_ + 1 : 1;
  damaged_ = true;
  return Status::slice;
}

void Slicer::push(FrameKind kind, Expect expect) {
  frames_.push_back({.kind = kind, .expect = expect});
  if (kind == FrameKind::map) keys_.clear();
}

Slicer::Status Slicer::between_in_frame(const View& view, bool last, Slice& slice) {
  auto& frame = frames_.back();
  const bool map = frame.kind == FrameKind::map;
  position_ = skip_blanks(view, position_);
  keep_from(view, position_);
  if (position_ == view.end()) {
    if (!last) return Status::need_more;
    frames_.clear();
    cut_off_ = !damaged_;
    return Status::again;
  }
  if (position_ + 1 == view.end() && !last) return Status::need_more;
  const char c = view[position_];
  if (c == (map ? '}' : ']')) {
    const bool trailing_comma = frame.expect == Expect::value;
    const auto at = position_++;
    leave_frame();
    if (!trailing_comma) return Status::again;
    return give_problem(slice, view, at, "a comma stands before this, and nothing after it");
  }
  if (frame.expect == Expect::comma_or_end) {
    if (c == ',') {
      ++position_;
      ++frame.index;
      frame.expect = Expect::value;
      return Status::again;
    }
    if (map ? c != '"' : !is_open(c)) {
      start_ = position_;
      return break_at(view, position_, "a comma or the end of the list has to stand here");
    }
    const auto document = starts_document(view, last);
    if (!document) return Status::need_more;
    if (*document) {
      frames_.clear();
      if (std::exchange(damaged_, true)) return Status::again;
      return give_problem(slice, view, position_, "the list before this has no end");
    }
    ++frame.index;
    frame.expect = Expect::value;
    // A list without commas is told of once.
    if (std::exchange(frame.told_of_comma, true)) return Status::again;
    return give_problem(slice, view, position_, "a comma is missing before this");
  }
  if (!map) return list_element(view, last, slice);
  if (c == '"') return map_key(view, last);
  start_ = position_;
  return break_at(view, position_, "a name has to stand here");
}

Slicer::Status Slicer::list_element(const View& view, bool last, Slice& slice) {
  const char c = view[position_];
  if (c == '{' && frames_.back().kind == FrameKind::users) {
    const auto response = starts_response(view, position_, last);
    if (!response) return Status::need_more;
    if (*response) return new_response(view, slice);
  }
  if (c == '[' && frames_.back().kind == FrameKind::users) {
    if (list_in_object_) list_end_ = 0;  // that was the list around
    const auto doubled = ends_in_object(view, last, position_ + 1);
    if (!doubled) return Status::need_more;
    if (*doubled) return give_problem(slice, view, position_++, "a bracket that has no other stands here");
  }
  if (is_open(c)) {
    start_value(view);
    if (c == '{') frames_.back().holds_objects = true;
  } else if (c == ',' || c == '}') {
    start_ = position_;
    return break_at(view, position_, "a record has to stand here");
  } else {
    // `"Users": [` has been put into a saved request: what stands behind it are no users of a response.
    if (head_.find("\"InstanceId\"") != std::string::npos && frames_.back().expect == Expect::value_or_end)
      frames_.back().kind = FrameKind::array;
    start_ = position_;
    mode_ = Mode::scalar;
  }
  return Status::again;
}

/// True if what stands at the position, without a comma before it, is a document rather than an element: it starts its
/// line where the list's document did, and the element before it did not. Nothing: more has to be read.
std::optional<bool> Slicer::starts_document(const View& view, bool last) {
  const auto style = ValueScanner::line_style(view, position_);
  const bool before_did = value_style_.starts_line && value_style_.indent == style.indent;
  const bool like_document = view[position_] == '{' && style.starts_line && document_style_.starts_line &&
                             style.indent == document_style_.indent && !before_did;
  if (!like_document || frames_.back().kind != FrameKind::users) return like_document;
  const auto stays = rest_.holds(view, last, position_);
  return stays ? std::optional(!*stays) : std::nullopt;
}

/// Another page where a user should stand: the page before it has no end.
Slicer::Status Slicer::new_response(const View& view, Slice& slice) {
  frames_.pop_back();
  if (!frames_.empty()) {
    ++frames_.back().index;
    frames_.back().expect = Expect::value;
  }
  head_.clear();
  if (std::exchange(damaged_, true)) return Status::again;
  return give_problem(slice, view, position_, "the list of users before this has no end");
}

Slicer::Status Slicer::map_key(const View& stream, bool at_end) {
  const auto [view, last] = near(stream, at_end, position_, max_record);
  const auto name_end = string_end(view, position_);
  const auto colon = name_end == nowhere ? nowhere : skip_blanks(view, name_end);
  const auto inner = colon == nowhere || colon >= view.end() ? nowhere : skip_blanks(view, colon + 1);
  if (colon != nowhere && colon < view.end() && view[colon] != ':') {
    start_ = position_;
    return break_at(view, colon, "a colon has to stand here");
  }
  if (inner == nowhere || inner + 1 >= view.end()) {
    const auto newline = view.since(position_).find('\n');
    const bool broken = name_end == nowhere && newline != std::string_view::npos;
    if (!last && !broken) return Status::need_more;
    start_ = position_;
    at_end_ = at_end && !broken;
    return break_at(view, broken ? position_ + newline : view.end(), "the text ends inside a map of users");
  }
  note_key(view, position_, name_end);
  position_ = inner;
  if (is_open(view[inner])) {
    start_value(view);
  } else {
    start_ = position_;
    mode_ = Mode::scalar;
  }
  return Status::again;
}

void Slicer::note_key(const View& view, Offset from, Offset to) {
  key_offset_ = from;
  key_size_ = static_cast<std::size_t>(to - from);
  repeated_ = !keys_.insert(view.sub(from, to));
}

void Slicer::leave_frame() {
  const auto left = frames_.back();
  frames_.pop_back();
  if (left.kind == FrameKind::map) left_map_ = false;
  if (left.kind == FrameKind::users) {
    // The rest of the response is an object that has begun long ago.
    left_index_ = left.index;
    tail_ = true;
    start_ = position_;
    scanner_.start(position_, true);
    mode_ = Mode::value;
  } else if (!frames_.empty()) {
    frames_.back().expect = Expect::comma_or_end;
  }
}

}  // namespace connect_userconfig::reader
