// Where there is no record: text that is broken, too large or no document, up to where reading goes on.
#include "json/text_document.hpp"
#include "read/map_of_users.hpp"
#include "read/slicer.hpp"
#include "text/position.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// So much of a value that is too large tells what it is.
constexpr Offset largest_beginning = Offset{64} << 10;

bool continues_code_point(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

Offset without_trailing_blanks(const View& view, Offset from, Offset to) noexcept {
  while (to > from && is_blank(view[to - 1])) --to;
  return to;
}

}  // namespace

Recovery::Within Slicer::within(const View& view) const {
  if (tail_) return Recovery::Within::list;
  if (frames_.empty() && mode_ != Mode::value) return Recovery::Within::nothing;
  if (frames_.empty()) {
    // A first value that is whole and no user has shown already that this is no map.
    const bool decided =
        first_end_ != nowhere && !starts_map_of_users(view, start_, scanner_.first_inner(), first_end_);
    return decided ? Recovery::Within::document : Recovery::Within::perhaps_map;
  }
  return frames_.back().kind == FrameKind::map ? Recovery::Within::map : Recovery::Within::list;
}

void Slicer::start_search(const View& view, Offset from, Offset problem_at, char before) {
  recovery_.start({.within = within(view),
                   .lines = lines_,
                   .users = !tail_ && !frames_.empty() && frames_.back().kind == FrameKind::users,
                   .left_map = left_map_,
                   .value_style = mode_ == Mode::value && !tail_ ? value_style_ : ValueScanner::LineStyle{},
                   .document_style = document_style_},
                  from, problem_at, before);
}

Slicer::Status Slicer::break_at(const View& view, Offset at, std::string_view problem) {
  // A record that has swallowed others has been looked through already.
  const bool found = std::exchange(searching_, false) && recovery_.found() != Recovery::Found::nothing;
  if (!found) {
    const bool bracket = mode_ == Mode::value && !tail_;
    start_search(view, bracket ? start_ + 1 : start_, at, bracket ? view[start_] : '\0');
  }
  mode_ = Mode::lost;
  resynced_ = true;
  large_ = too_large_ = false;
  problem_at_ = at;
  problem_ = problem;
  value_end_ = nowhere;
  unread_from_ = start_;
  unread_record_ = 0;
  unread_key_ = key_size_ == 0 ? std::string_view() : view.sub(key_offset_, key_offset_ + key_size_);
  return Status::again;
}

/// Text that is not even the start of a document.
Slicer::Status Slicer::no_document(const View& view) {
  start_ = position_;
  return break_at(view, position_, {});
}

Slicer::Status Slicer::too_large(const View& view, ValueScanner::Event event) {
  using Event = ValueScanner::Event;
  if (in_list() && !has_swallowed(view.until(std::min(scanner_.position(), start_ + max_record)), false) && nested_) {
    // As long as its text may be right, nothing in it stands in the list around. A list behind objects may be a bracket
    // too many.
    nested_ = view[start_] == '{' || !frames_.back().holds_objects;
  }
  const bool nested = nested_;
  break_at(view, start_, {});
  if (nested) recovery_.stay_quiet(true);
  large_ = too_large_ = true;
  scanner_.watch_members(false);
  recovery_.watch_lines_from(nowhere);
  if (event == Event::end) value_end_ = scanner_.position();
  if (event == Event::error || event == Event::line_start) {
    large_ = false;
    recovery_.stay_quiet(false);
    recovery_.watch_lines_from(scanner_.position());
  }
  return Status::again;
}

/// Of a value that is too large only the end matters. The result is how far it is known to go.
Offset Slicer::end_of_large(const View& view, bool last) {
  using Event = ValueScanner::Event;
  if (value_end_ != nowhere) return value_end_;
  const auto event = scanner_.scan(view, last);
  const auto at = scanner_.position();
  if (event == Event::need_more && !last) return at;
  if (event == Event::end) return value_end_ = at;
  // It has none: any line behind this one may start a record.
  large_ = false;
  at_end_ = event == Event::need_more;
  recovery_.stay_quiet(false);
  recovery_.watch_lines_from(at);
  return view.end();
}

Slicer::Status Slicer::lost(const View& view, bool last, Slice& slice) {
  const auto known = large_ ? end_of_large(view, last) : view.end();
  const bool final = large_ ? value_end_ != nowhere : last;
  const bool found = recovery_.search(view.until(known), final);
  const auto end = found || !final ? recovery_.position() : known;
  if (end > start_ + max_piece) return give_piece(view, slice);
  if (found || final) return leave_lost(view, slice, end);
  keep_from(view, start_);
  // Scanners look back a little.
  if (start_ > unread_from_)
    keep_ = std::min(keep_, std::max(start_ - std::min(start_, ValueScanner::looks_back), unread_from_));
  return Status::need_more;
}

Slicer::Status Slicer::give_piece(const View& view, Slice& slice) {
  auto end = start_ + max_piece;
  constexpr int longest_code_point = 4;
  for (int i = 1; i < longest_code_point && continues_code_point(view[end]); ++i) --end;
  give_unread(view, slice, end, true);
  start_ = end;
  return Status::slice;
}

void Slicer::give_unread(const View& view, Slice& slice, Offset end, bool more) {
  give(slice, Slice::Kind::unread, view, start_, end);
  if (unread_record_ == 0) {
    unread_record_ = ++records_;
    details_ = {};
    details_.offset = start_;
    details_.position = here_;
    details_.key = std::move(unread_key_);
    if (too_large_) details_.head = view.sub(start_, std::min(end, start_ + largest_beginning));
    // What is wrong with a value that was kept whole is still there to be counted to.
    const auto at = std::min(problem_at_, view.end());
    details_.problem_position = text::advance(here_, view.sub(start_, std::max(at, start_)));
  }
  slice.record = unread_record_;
  slice.more = more;
  if (tail_) slice.setting = json::Setting::in_search_users;
}

Slicer::Status Slicer::leave_lost(const View& view, Slice& slice, Offset end) {
  const bool found = recovery_.found() != Recovery::Found::nothing;
  const bool in_pieces = start_ != unread_from_;
  const auto size = end - unread_from_;
  if (too_large_ && size <= max_record) {
    problem_ = "the record before this has no end";
    problem_at_ = end;
  }
  const auto to = in_pieces ? end : without_trailing_blanks(view, start_, end);
  if (to == start_) {
    give_problem(slice, view, start_, problem_);  // the end of a response is missing, and nothing stands in its place
  } else {
    give_unread(view, slice, to, false);
    slice.region = 1;
    slice.problem = problem_;
    slice.problem_offset = problem_at_;
    details_.too_large = too_large_ && size > max_record;
    details_.whole = details_.too_large && !found && value_end_ == end;
    details_.size = to - unread_from_;
    details_.users = recovery_.users();
    details_.end = text::advance(here_, view.sub(start_, to));
    if (found) details_.resumed = text::advance(here_, view.sub(start_, end));
  }
  if (found) {
    resume();
  } else if (value_end_ != nowhere) {
    end_value();
  } else {
    frames_.clear();
    tail_ = false;
    position_ = end;
    const bool breaks_at_end =
        problem_at_ >= view.from() && skip_blanks(view, std::min(problem_at_, end)) == view.end();
    cut_off_ = (at_end_ || breaks_at_end) && !damaged_;
  }
  key_size_ = 0;
  at_end_ = false;
  mode_ = Mode::between;
  return Status::slice;
}

void Slicer::resume() {
  const bool was_tail = std::exchange(tail_, false);
  const bool in_map = !frames_.empty() && frames_.back().kind == FrameKind::map;
  position_ = recovery_.position();
  const auto go_on = [this] {
    ++frames_.back().index;
    frames_.back().expect = Expect::value;
  };
  switch (recovery_.found()) {
    case Recovery::Found::element:
      damaged_ = true;
      if (was_tail) {
        push(FrameKind::users, Expect::value);
        frames_.back().index = left_index_ + 1;
      } else if (!frames_.empty()) {
        go_on();
      } else if (recovery_.before() == ',' || recovery_.before() == '[') {
        push(FrameKind::array, Expect::value);
      }
      break;
    case Recovery::Found::user:
      // Of this very response, where its list should have begun.
      head_.clear();
      damaged_ = true;
      frames_.resize(!frames_.empty() && frames_.front().kind == FrameKind::array ? 1 : 0);
      push(FrameKind::users, Expect::value);
      break;
    case Recovery::Found::entry:
      damaged_ = true;
      if (!in_map) {
        frames_.clear();  // a user of a map has no unit, whatever stands around it
        push(FrameKind::map);
      }
      go_on();
      return;
    case Recovery::Found::response:
      head_.clear();
      if (frames_.empty() || frames_.front().kind != FrameKind::array) {
        frames_.clear();
      } else {
        frames_.resize(1);
        damaged_ = true;
        go_on();
      }
      break;
    default:
      head_.clear();
      frames_.clear();
      damaged_ = false;
      break;
  }
  left_map_ = left_map_ || in_map;
}

}  // namespace connect_userconfig::reader
