// In a record: from its first byte to its last.
#include "json/members.hpp"
#include "json/read_record.hpp"
#include "json/text_document.hpp"
#include "read/map_of_users.hpp"
#include "read/slicer.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// A record that is larger is looked through for others that it should not hold.
constexpr Offset large_for_a_user = Offset{16} << 10;
/// What is to follow a record of a list is looked for no farther away.
constexpr Offset farthest_comma = Offset{64} << 10;
/// The beginning of a response that is longer than this is not looked at together with its end.
constexpr std::size_t longest_head = std::size_t{64} << 10;

/// The end of a string, a number or a word; nowhere if the view may not hold all of it.
Offset scalar_end(const View& view, Offset at, bool last) noexcept {
  if (view[at] == '"') return string_end(view, at);
  const auto end = view.since(at).find_first_of(",]}{[\" \t\r\n");
  if (end != std::string_view::npos) return at + std::max<std::size_t>(end, 1);
  return last ? view.end() : nowhere;
}

/// True if the line after the bracket at `at`, which ends its own line, is indented: then no other bracket of the value
/// stands where this one does.
bool is_indented_below(const View& view, Offset at) noexcept {
  for (auto newline = at + 1; newline < at + 3 && newline + 1 < view.end(); ++newline) {
    if (view[newline] == '\n') return view[newline + 1] == ' ' || view[newline + 1] == '\t';
  }
  return false;
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

/// True if `Users` has been put into a saved request: its limits, and those of the requests behind it, are in seconds.
bool is_of_request(std::string_view head) {
  if (head.find("\"UserId\"") == std::string_view::npos) return false;
  const auto document = json::parse_text(std::string(head) + "]}");
  return document.error || json::members_of(json::TextValue(document.root)).has(json::Member::user_id);
}

/// True for a name and its colon; in a map of users, where names stand anyway, if it is none of a user. Nothing: the
/// view does not show it.
std::optional<bool> is_member(const View& view, Offset at, bool in_map) {
  const auto name_end = string_end(view, at);
  if (name_end == nowhere && view.since(at).find('\n') != std::string_view::npos) return false;
  const auto colon = name_end == nowhere ? view.end() : skip_blanks(view, name_end);
  if (colon == view.end()) return std::nullopt;
  return view[colon] == ':' && (!in_map || json::member_from(view.sub(at + 1, name_end - 1)) != json::Member::other);
}

bool may_hold_settings(std::string_view text) noexcept {
  return text.find("\"PhoneConfig\"") != std::string_view::npos || text.find("Configs\"") != std::string_view::npos;
}

/// Names of what a user stands in, or is known by: without them there is none.
bool may_hold_users(std::string_view text) noexcept {
  return may_hold_settings(text) || text.find("\"Id\"") != std::string_view::npos ||
         text.find("\"UserId\"") != std::string_view::npos;
}

}  // namespace

void Slicer::start_value(const View& view) {
  start_ = position_;
  value_style_ = ValueScanner::line_style(view, position_);
  if (frames_.empty()) document_style_ = value_style_;
  scanner_.start(position_);
  const bool may_hold_records = view[position_] == '{' && (frames_.empty() || frames_.back().kind == FrameKind::array);
  scanner_.watch_members(may_hold_records);
  first_end_ = nowhere;
  const bool one_a_line = lines_ && frames_.empty() && !value_style_.bracket_alone;
  const bool indented = frames_.empty() && value_style_.bracket_alone && is_indented_below(view, position_);
  // Any layout is right as long as nothing is broken: only a value that breaks later ends at such a line. What has been
  // looked through in vain for that is not looked through again, or hostile text would take for ever.
  if (one_a_line || indented || (resynced_ && value_style_.indent > 0))
    scanner_.watch_lines(value_style_, start_ >= passed_until_);
  searching_ = nested_ = false;
  mode_ = Mode::value;
}

void Slicer::end_value() {
  mode_ = Mode::between;
  tail_ = searching_ = nested_ = false;
  key_size_ = 0;
  position_ = scanner_.position();
  if (!frames_.empty()) frames_.back().expect = Expect::comma_or_end;
}

Slicer::Status Slicer::value(const View& view, bool last, Slice& slice) {
  using Event = ValueScanner::Event;
  auto event = ended_ ? Event::end : Event::first_member_closed;
  if (!ended_ && !deciding_map_) event = scanner_.scan(view, last);
  const auto end = scanner_.position();
  if (breaks_at_passed_line(view, event, last)) {
    passed_until_ = end;
    return break_at(view, scanner_.passed_line(), "the record before this line has no end");
  }
  if (end - start_ > max_record) return too_large(view, event);
  if (event == Event::end) return tail_ ? tail_ended(view, last, slice) : value_ended(view, last, slice);
  // From an event that is no end of any kind the value goes on.
  const bool final = event == Event::error || event == Event::line_start || (event == Event::need_more && last);
  if (in_list() && end - start_ > large_for_a_user && has_swallowed(view.until(end), final)) {
    return break_at(view, recovery_.position(), "the record before this has no end");
  }
  switch (event) {
    case Event::need_more:
      at_end_ = last;
      if (last) return break_at(view, view.end(), "the text ends too early");
      keep_from(view, key_size_ != 0 ? key_offset_ : start_);
      return Status::need_more;
    case Event::users_array:
      return users_start(view, slice);
    case Event::first_member_closed:
      return first_member_closed(view, last, slice);
    case Event::line_start:
      return break_at(view, end, "the record before this line has no end");
    default:
      return break_at(view, end, scanner_.problem());
  }
}

/// True if the value cannot be what it looks like, and a line in it looks like the start of another: it ended there.
bool Slicer::breaks_at_passed_line(const View& view, ValueScanner::Event event, bool last) const {
  using Event = ValueScanner::Event;
  if (scanner_.passed_line() == nowhere) return false;
  // A record that is too large before that line is told to be that.
  if (scanner_.position() - start_ > max_record) return scanner_.passed_line() - start_ <= max_record;
  const auto text = view.sub(start_, scanner_.position());
  switch (event) {
    case Event::need_more:
      return last;
    case Event::end:
      return json::find_error(text).has_value();
    case Event::users_array:
      return json::find_error(std::string(text) + "]}").has_value();
    case Event::first_member_closed:
      return false;
    default:
      return true;
  }
}

/// Looks through the current value for users that stand in it as if it had ended before them. `final` says that the
/// view ends where the value does, or cannot go on.
bool Slicer::holds_others(const View& view, bool final) {
  if (!std::exchange(searching_, true)) {
    start_search(view, start_ + 1, nowhere, view[start_]);
    recovery_.watch_lines_from(nowhere);
  }
  return recovery_.search(view, final);
}

/// The same, for what it cannot hold. What is no user may hold some, if its text is right: a list in a list does.
bool Slicer::has_swallowed(const View& view, bool final) {
  if (nested_ || !holds_others(view, final)) return false;
  const auto first = skip_blanks(view, recovery_.position());
  const auto right = [&](std::string_view text) {
    const auto error = json::find_error(text);
    return !error || error->offset == text.size();
  };
  nested_ = may_hold_list(view, start_) && right(view.sub(start_, std::min(first + 1, view.end())));
  searching_ = !nested_;
  return !nested_;
}

/// A record of a list that nothing fits behind, or that is very large, may have swallowed those after it: a bracket
/// that is missing in it has been found in one of them.
Slicer::Status Slicer::value_ended(const View& view, bool last, Slice& slice) {
  const auto end = scanner_.position();
  if (!frames_.empty()) {
    const auto follows = what_follows(view, last, end);
    const bool large = end - start_ > large_for_a_user;
    // While more is waited for, nothing changes in the value itself.
    if (!ended_ && (large || follows != Follows::fits)) {
      const bool others = holds_others(view.until(end), true);
      const bool broken = others && large && (!may_hold_list(view, start_) || json::find_error(view.sub(start_, end)));
      if (broken) return break_at(view, recovery_.position(), "the record before this has no end");
      // Broken quotes turn text into brackets: an end that nothing fits behind may be none. Whoever writes record by
      // record and waits for the answer to each has it at once if the record is right.
      doubtful_ = others || (follows != Follows::fits && json::find_error(view.sub(start_, end)));
    }
    if (follows == Follows::unknown && doubtful_) {
      ended_ = true;
      keep_from(view, key_size_ != 0 ? key_offset_ : start_);
      return Status::need_more;
    }
    ended_ = false;
    if (std::exchange(doubtful_, false) && follows != Follows::fits) {
      const bool others = recovery_.found() != Recovery::Found::nothing;
      return break_at(view, others ? recovery_.position() : end, "the record before this has no end");
    }
    const auto early = ends_early(view, last, end);
    ended_ = !early.has_value();
    if (ended_) {
      keep_from(view, key_size_ != 0 ? key_offset_ : start_);
      return Status::need_more;
    }
    if (*early) {
      searching_ = false;
      return break_at(view, end, "the record ends before this, and its members go on behind it");
    }
  } else {
    left_map_ = false;
    if (!lines_ && value_style_.starts_line && !value_style_.bracket_alone)
      lines_ = view.sub(start_, end).find('\n') == std::string_view::npos;
  }
  give(slice, Slice::Kind::record, view, start_, end);
  end_value();
  return Status::slice;
}

/// Whether what stands behind a record of a list or a map is what has to stand there.
Slicer::Follows Slicer::what_follows(const View& view, bool last, Offset end) const {
  const auto [ahead, all] = near(view, last, end, farthest_comma);
  const auto next = skip_blanks(ahead, end);
  if (next == ahead.end()) {
    if (!all) return Follows::unknown;
    return ahead.end() < view.end() ? Follows::fits : Follows::other;  // so many blanks: nobody knows
  }
  const char closing = frames_.back().kind == FrameKind::map ? '}' : ']';
  return view[next] == ',' || view[next] == closing ? Follows::fits : Follows::other;
}

/// True if what stands behind the record are members of it: a bracket that is wrong has cut it in two. Nothing: more
/// has to be read. Who has settings is whole enough: whoever writes a list record by record is not made to wait.
std::optional<bool> Slicer::ends_early(const View& view, bool last, Offset end) const {
  const auto kind = frames_.back().kind;
  const auto [ahead, all] = near(view, last, end, farthest_comma);
  auto next = skip_blanks(ahead, end);
  if (kind != FrameKind::map && next < ahead.end() && ahead[next] == ',') next = skip_blanks(ahead, next + 1);
  if ((next < ahead.end() && ahead[next] != '"') || view[start_] != '{') return false;
  if (may_hold_settings(view.sub(start_, end))) return false;
  const auto member = next < ahead.end() ? is_member(ahead, next, kind == FrameKind::map) : std::nullopt;
  return member || !all ? member : std::optional(false);
}

/// True for the end of a response that is broken, and has swallowed users: those of the next page, for one.
bool Slicer::tail_holds_others(const View& view) {
  const auto text = view.since(start_);
  if (!may_hold_users(text) || !json::find_error("{\"Users\":[]" + std::string(text))) return false;
  searching_ = true;
  start_search(view, start_, nowhere, '\0');
  recovery_.watch_lines_from(nowhere);
  if (recovery_.search(view, true)) return true;
  return searching_ = false;
}

/// In an array of responses: true if what follows this one is not the next, but more of its users. Nothing: more has
/// to be read.
std::optional<bool> Slicer::goes_on_as_users(const View& view, bool last, Offset end) {
  const auto [ahead, all] = near(view, last, end, farthest_comma);
  const auto unknown = all ? std::optional(false) : std::nullopt;
  const auto comma = skip_blanks(ahead, end);
  if (comma == ahead.end()) return unknown;
  const auto next = ahead[comma] == ',' ? skip_blanks(ahead, comma + 1) : comma;
  if (next == ahead.end()) return unknown;
  if (next == comma || ahead[next] != '{') return false;
  const auto response = starts_response(ahead, next, all);
  if (!response || *response) return response ? std::optional(false) : std::nullopt;
  return ends_in_object(view, last, next);
}

/// The end of a SearchUsers response is handed on together with its beginning, for one says what the other means.
Slicer::Status Slicer::tail_ended(const View& view, bool last, Slice& slice) {
  const auto end = scanner_.position();
  ended_ = false;
  if (!frames_.empty()) {
    const auto goes_on = goes_on_as_users(view, last, end);
    ended_ = !goes_on.has_value();
    if (ended_) {
      keep_from(view, start_);
      return Status::need_more;
    }
    if (*goes_on) return break_at(view, end, "the list of users ends before this, and goes on behind it");
  }
  if (tail_holds_others(view.until(end))) return break_at(view, end, "the end of the response is broken");
  give(slice, Slice::Kind::tail, view, start_, end);
  slice.region = 1;
  slice.setting = json::Setting::in_search_users;
  details_ = {};
  details_.head = std::exchange(head_, {});
  const auto text = slice.text(view);
  if ((damaged_ || may_hold_users(text)) && holds_users("{\"Users\":[]" + std::string(text), damaged_))
    slice.record = ++records_;
  if (frames_.empty()) {
    tail_record_ = records_;
    tail_text_ = text;
  }
  end_value();
  return Status::slice;
}

Slicer::Status Slicer::users_start(const View& view, Slice& slice) {
  const auto from = start_;
  const auto head = view.sub(from, scanner_.position());
  const bool plain = is_plain_head(head);
  if (!plain && is_of_request(head)) {
    scanner_.watch_members(false);
    return Status::again;
  }
  position_ = scanner_.position();
  mode_ = Mode::between;
  if (plain) {
    push(FrameKind::users);
    return Status::again;
  }
  if (head.size() <= longest_head) head_ = head;
  give(slice, Slice::Kind::head, view, from, position_);
  if (may_hold_users(head) && holds_users(std::string(head) + "]}")) slice.record = ++records_;
  push(FrameKind::users);
  return Status::slice;
}

Slicer::Status Slicer::first_member_closed(const View& view, bool last, Slice& slice) {
  const auto inner = scanner_.first_inner();
  const auto end = scanner_.position();
  // Without a name this is no JSON, whatever its brackets say: what can be read behind it is looked for.
  const auto name = skip_blanks(view, start_ + 1);
  if (view[name] != '"') return break_at(view, name, "a name has to stand here");
  const auto map = deciding_map_ || starts_map_of_users(view, start_, inner, end) ? map_goes_on(view, end, last)
                                                                                  : std::optional(false);
  deciding_map_ = !map.has_value();
  if (!map) {
    keep_from(view, start_);
    return Status::need_more;
  }
  first_end_ = end;
  if (!*map) return Status::again;
  push(FrameKind::map, Expect::comma_or_end);
  const auto key = skip_blanks(view, start_ + 1);
  note_key(view, key, string_end(view, key));
  give(slice, Slice::Kind::record, view, inner, end);
  key_size_ = 0;
  position_ = end;
  mode_ = Mode::between;
  return Status::slice;
}

Slicer::Status Slicer::scalar(const View& stream, bool at_end, Slice& slice) {
  const auto [view, last] = near(stream, at_end, start_, max_record);
  const auto end = scalar_end(view, start_, last);
  if (end == nowhere) {
    const auto newline = view[start_] == '"' ? view.since(start_).find('\n') : std::string_view::npos;
    const bool line_ends = newline != std::string_view::npos;
    if (last || line_ends) {
      at_end_ = at_end && !line_ends;
      return break_at(view, line_ends ? start_ + newline : view.end(), "the text ends inside a string");
    }
    keep_from(view, key_size_ != 0 ? key_offset_ : start_);
    return Status::need_more;
  }
  give(slice, Slice::Kind::record, view, start_, end);
  key_size_ = 0;
  mode_ = Mode::between;
  position_ = end;
  frames_.back().expect = Expect::comma_or_end;
  return Status::slice;
}

}  // namespace connect_userconfig::reader
