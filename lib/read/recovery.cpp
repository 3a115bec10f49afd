#include "read/recovery.hpp"

#include "json/members.hpp"
#include "read/map_of_users.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// No user is larger.
constexpr Offset largest_user = Offset{256} << 10;
/// Hostile text makes many places look like a user: all checks together may take this many times the bytes of the
/// stream so far, and a bit more.
constexpr Offset checks_a_byte = 16;
constexpr Offset free_checks = Offset{1} << 20;

bool is_open(char c) noexcept { return c == '{' || c == '['; }

/// True if what follows the bracket can follow it in a document of records. Nothing: more has to be read.
std::optional<bool> opens_document(const View& view, Offset bracket, bool last) noexcept {
  const auto unknown = last ? std::optional(true) : std::nullopt;
  const auto next = skip_blanks(view, bracket + 1);
  if (next == view.end()) return unknown;
  if (view[bracket] == '[') return is_open(view[next]) || view[next] == ']';
  if (view[next] != '"') return view[next] == '}';
  const auto end = string_end(view, next);
  if (end == nowhere && view.since(next).find('\n') != std::string_view::npos) return false;
  const auto colon = end == nowhere ? view.end() : skip_blanks(view, end);
  return colon == view.end() ? unknown : view[colon] == ':';
}

}  // namespace

void Recovery::start(const Context& context, Offset from, Offset problem_at, char before) {
  const auto checked_bytes = checked_bytes_;
  const auto rest = rest_;
  *this = {};
  checked_bytes_ = checked_bytes;
  rest_ = rest;
  context_ = context;
  from_ = at_ = line_start_ = from;
  problem_at_ = problem_at;
  last_ = before;
  head_seen_ = before != '{' && context.within != Within::nothing;
}

std::uint64_t Recovery::users() const noexcept { return std::max({phone_configs_, ids_, user_ids_}); }

/// What broken text is, as far as its beginning tells. False: more has to be read.
bool Recovery::look_at_head(const View& view, bool last) {
  const auto first_user = users_without_list(view, from_, last);
  if (!first_user) return false;
  if (*first_user != nowhere) {
    context_.within = Within::list;
    of_users_ = true;
    at_ = *first_user;
    begin_check(view, Check::element, at_);
  }
  if (context_.within == Within::perhaps_map) {
    const auto may_be_map = may_start_map_of_users(view, from_ - 1, last);
    if (!may_be_map) return false;
    context_.within = *may_be_map ? Within::document_or_map : Within::document;
  }
  return head_seen_ = true;
}

bool Recovery::search(const View& view, bool last) {
  if (!head_seen_ && !look_at_head(view, last)) return false;
  while (found_ == Found::nothing) {
    if (check_ == Check::nothing && at_ >= view.end()) return false;
    const auto result = check_ == Check::nothing ? step(view, last) : check(view, last);
    if (result == Step::more) return false;
  }
  return true;
}

/// Looks at one byte that means something, and whatever stands before it.
Recovery::Step Recovery::step(const View& view, bool last) {
  while (at_ < view.end()) {
    switch (view[at_]) {
      case '\n':
        return line(view, last);
      case '"':
        return name(view, last);
      case '{':
        return object(view, last);
      case ' ':
      case '\t':
      case '\r':
        ++at_;
        break;
      default:
        last_ = view[at_++];
        break;
    }
  }
  return Step::next;
}

Recovery::Step Recovery::pass(const View& view) {
  last_ = view[at_++];
  return Step::next;
}

Recovery::Step Recovery::take(Found found, Offset at) {
  found_ = found;
  found_at_ = at;
  return Step::stop;
}

void Recovery::count(std::string_view name) noexcept {
  switch (json::member_from(name)) {
    case json::Member::phone_config:
      ++phone_configs_;
      break;
    case json::Member::id:
      ++ids_;
      break;
    case json::Member::user_id:
      ++user_ids_;
      break;
    default:
      break;
  }
}

// Lines --------------------------------------------------------------------------------------------------------------

/// At a line's end: does the next line start a record?
Recovery::Step Recovery::line(const View& stream, bool at_end) {
  const auto [view, last] = near(stream, at_end, at_, ValueScanner::looks_back);
  auto first = at_ + 1;
  while (first < view.end() && (view[first] == ' ' || view[first] == '\t')) ++first;
  if (first == view.end() && !last) return Step::more;
  const auto next = at_ + 1;
  if (first < view.end() && is_open(view[first]) && first >= lines_from_ && at_ >= quiet_until_) {
    const auto opens = opens_document(view, first, last);
    if (!opens) return Step::more;
    const auto style = ValueScanner::line_style(view, first);
    const bool list = context_.within == Within::list;
    const bool alike = context_.value_style.starts_line && style == context_.value_style;
    // Without indentation, what stands inside a record starts its line in the same way.
    if (list && last_ == ',' && alike && style.indent > 0) return take(Found::element, next);
    // Behind a comma goes on what went on before: an element on a line of its own is checked like any other.
    const bool goes_on = list && last_ == ',';
    if (!goes_on && is_document_line(style, first, *opens)) {
      const auto stays = stays_in_users(stream, at_end, first);
      if (!stays) return Step::more;
      if (!*stays) return take(Found::document, next);
    }
  }
  at_ = line_start_ = next;
  return Step::next;
}

/// Among the users of a response: true if what looks like the start of a document can be none, for the list goes on.
std::optional<bool> Recovery::stays_in_users(const View& view, bool last, Offset at) {
  return context_.users ? rest_.holds(view, last, at) : std::optional(false);
}

bool Recovery::starts_like_document(const ValueScanner::LineStyle& style) const noexcept {
  return style.starts_line && context_.document_style.starts_line && style.indent == context_.document_style.indent;
}

/// Where a list began there is no place for an element, unless those before stood there, too. To take a document for an
/// element would give its limits the unit of the list.
bool Recovery::leaves_list(const ValueScanner::LineStyle& style) const noexcept {
  const bool in_list = context_.within == Within::list || context_.within == Within::map;
  const bool before_did = context_.value_style.starts_line && style.indent == context_.value_style.indent;
  return in_list && starts_like_document(style) && !before_did;
}

bool Recovery::is_document_line(const ValueScanner::LineStyle& style, Offset first, bool opens) const noexcept {
  // Where each line was a document, a line that looks like one is one, whatever the broken line looks like.
  if (context_.lines && style.starts_line && style.indent == 0 && !style.bracket_alone) return true;
  // What is no document has no style: any line that starts one ends it.
  if (context_.within == Within::nothing) return true;
  if (!opens) return false;
  if (leaves_list(style) && last_ != ',' && last_ != '[' && last_ != ':') return true;
  // A document of several lines ends with a bracket; one that was cut off ends where this bracket cannot stand.
  const bool cut_off = problem_at_ >= line_start_ && problem_at_ <= first;
  const bool after_document = !style.bracket_alone || last_ == '}' || last_ == ']' || cut_off;
  return context_.document_style.starts_line && style == context_.document_style && after_document;
}

// Elements and entries -----------------------------------------------------------------------------------------------

bool Recovery::may_be_element(const View& view) const noexcept {
  switch (context_.within) {
    case Within::list:
      return last_ != ':' && last_ != '[';
    case Within::map:
      return false;
    case Within::document:
    case Within::perhaps_map:
    case Within::document_or_map:
      return (last_ != ':' && last_ != '[' && last_ != ',') ||
             starts_like_document(ValueScanner::line_style(view, at_));
    case Within::nothing:
      return last_ != ':';
  }
  return false;
}

bool Recovery::may_be_entry() const noexcept {
  const bool in_other = context_.within == Within::list || context_.within == Within::document;
  return last_ != ':' && (!in_other || context_.left_map);
}

Recovery::Step Recovery::object(const View& stream, bool at_end) {
  const auto [view, last] = near(stream, at_end, at_, ValueScanner::looks_back);
  const auto like_document = is_document() && starts_like_document(ValueScanner::line_style(view, at_));
  if (at_ < quiet_until_ || (last_ == ':' && !like_document)) return pass(view);
  const auto response = starts_response(view, at_, last);
  if (!response) return Step::more;
  if (*response) return take(Found::response, at_);
  const auto first = skip_blanks(view, at_ + 1);
  if (first == view.end() && !last) return Step::more;
  if (!may_be_element(view) || first == view.end() || view[first] != '"') return pass(view);
  return begin_check(view, Check::element, at_);
}

/// At a quote: a name, perhaps of something that is not to be looked into, or of a user in a map.
Recovery::Step Recovery::name(const View& stream, bool at_end) {
  const auto [view, last] = near(stream, at_end, at_, ValueScanner::looks_back);
  const auto end = string_end(view, at_);
  if (end == nowhere) {
    const bool unfinished = view.since(at_).find('\n') == std::string_view::npos;
    return unfinished && !last ? Step::more : pass(view);
  }
  const auto colon = skip_blanks(view, end);
  const auto inner = colon < view.end() && view[colon] == ':' ? skip_blanks(view, colon + 1) : colon;
  if (inner == view.end() && !last) return Step::more;
  if (colon >= view.end() || view[colon] != ':') return pass(view);
  const auto text = view.sub(at_ + 1, end - 1);
  count(text);
  const bool opens = inner < view.end() && is_open(view[inner]);
  if (!opens || at_ < quiet_until_ || json::member_from(text) != json::Member::other) return pass(view);
  return begin_check(view, may_be_entry() && view[inner] == '{' ? Check::entry : Check::container, inner);
}

Recovery::Step Recovery::begin_check(const View& view, Check check, Offset bracket) {
  if (checked_bytes_ > checks_a_byte * at_ + free_checks) return pass(view);
  check_ = check;
  check_at_ = bracket;
  check_from_ = at_;
  scanner_.start(bracket);
  return Step::stop;
}

Recovery::Step Recovery::check(const View& stream, bool at_end) {
  using Event = ValueScanner::Event;
  // What is larger than a user is none, nor a part of one: it has swallowed others.
  const auto [view, last] = near(stream, at_end, check_at_, largest_user);
  const auto event = scanner_.scan(view, last);
  if (event == Event::end) return checked(stream, scanner_.position(), at_end);
  if (event == Event::need_more && !last) return Step::more;
  return end_check(view, scanner_.position());
}

/// What was checked is whole.
Recovery::Step Recovery::checked(const View& view, Offset end, bool last) {
  const bool user = check_ != Check::container && is_user_text(view.sub(check_at_, end));
  if (check_ == Check::element) {
    const bool leaves = user && leaves_list(ValueScanner::line_style(view, check_at_));
    const auto stays = leaves ? stays_in_users(view, last, check_at_) : std::optional(true);
    if (!stays) {
      scanner_.start(check_at_);  // it is looked at again when there is more
      return Step::more;
    }
    const bool document = is_document() || !*stays;
    const auto element = of_users_ ? Found::user : Found::element;
    const auto found = document ? Found::document : element;
    return user ? take(found, at_) : end_check(view, end);
  }
  const auto goes_on = user ? map_goes_on(view, end, last) : std::optional(false);
  const auto fits = value_fits(view, end, last);
  if (!goes_on || !fits) {
    scanner_.start(check_at_);  // it is looked at again when there is more
    return Step::more;
  }
  if (*goes_on) return take(Found::entry, at_);
  if (*fits) quiet_until_ = end;  // whole as it is, nothing in it stands in the list around
  return end_check(view, end);
}

Recovery::Step Recovery::end_check(const View& view, Offset end) {
  checked_bytes_ += end - check_at_;
  if (at_ == check_from_) pass(view);
  check_ = Check::nothing;
  return Step::stop;
}

}  // namespace connect_userconfig::reader
