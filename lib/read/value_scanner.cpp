#include "read/value_scanner.hpp"

#include "text/bytes.hpp"

#include <algorithm>

namespace connect_userconfig::reader {
namespace {

/// The index of the last byte before `at` that is no white space; npos if the window has none.
std::size_t previous(std::string_view window, std::size_t at) noexcept {
  while (at > 0) {
    if (!is_blank(window[--at])) return at;
  }
  return std::string_view::npos;
}

}  // namespace

void ValueScanner::start(std::size_t position, bool inside_object) noexcept {
  position_ = position;
  depth_ = inside_object ? 1 : 0;
  is_object_[0] = 1;
  first_inner_ = 0;
  if (inside_object) {
    marks_.start(position);
  } else {
    marks_.start_at_bracket(position);
  }
  watch_users_ = watch_first_ = watch_lines_ = false;
}

void ValueScanner::shift(std::size_t count) noexcept {
  // Between two values the position means nothing, and may be gone.
  const auto lost = std::min(position_, count);
  marks_.shift(lost, position_);
  position_ -= lost;
  first_inner_ -= std::min(first_inner_, count);
}

ValueScanner::LineStyle ValueScanner::line_style(std::string_view window, std::size_t position) noexcept {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  LineStyle style;
  auto start = position;
  while (start > 0 && position - start <= max_indent && (window[start - 1] == ' ' || window[start - 1] == '\t'))
    --start;
  style.indent = static_cast<std::uint16_t>(position - start);
  style.starts_line = style.indent <= max_indent &&
                      (start == 0 || window[start - 1] == '\n' || window.substr(0, start) == byte_order_mark);
  const auto after = position + 1;
  style.bracket_alone = after < window.size() && (window[after] == '\n' || window[after] == '\r');
  return style;
}

bool ValueScanner::top_is_object() const noexcept {
  const auto level = depth_ - 1;
  if (level >= json::max_depth) return true;  // too deep to be remembered: the parser refuses such a record anyway
  return ((is_object_[level / 64] >> (level % 64)) & 1U) != 0;
}

ValueScanner::Event ValueScanner::fail(std::size_t at, std::string_view problem) noexcept {
  position_ = at;
  problem_ = problem;
  return Event::error;
}

ValueScanner::Event ValueScanner::open(std::string_view window, std::size_t at) noexcept {
  const bool object = window[at] == '{';
  if (depth_ > 0) {
    // Most brackets stand behind a colon: only white space may have a line's start before it.
    if (watch_lines_ && at > 0 && is_blank(window[at - 1]) && line_style(window, at) == style_) {
      position_ = at;
      return Event::line_start;
    }
    const auto before = previous(window, at);
    if (before != std::string_view::npos && depth_ <= json::max_depth) {
      const char c = window[before];
      const bool in_object = top_is_object();
      if (in_object ? c != ':' : (c != ',' && c != '[')) return fail(at, "a bracket cannot open here");
      if (depth_ == 1 && in_object) {
        if (watch_users_ && !object) {
          const auto name = previous(window, before);
          constexpr std::string_view users = "\"Users\"";
          if (name != std::string_view::npos && name + 1 >= users.size() &&
              window.substr(name + 1 - users.size(), users.size()) == users &&
              (name + 1 == users.size() || window[name - users.size()] != '\\')) {
            position_ = at + 1;
            return Event::users_array;
          }
        }
        if (first_inner_ == 0) first_inner_ = at;
      }
    }
  }
  if (depth_ < json::max_depth) {
    const auto bit = std::uint64_t{1} << (depth_ % 64);
    auto& word = is_object_[depth_ / 64];
    word = object ? word | bit : word & ~bit;
  }
  ++depth_;
  return Event::need_more;
}

ValueScanner::Event ValueScanner::close(std::string_view window, std::size_t at) noexcept {
  const bool object = window[at] == '}';
  if (depth_ <= json::max_depth && top_is_object() != object) {
    return fail(at, object ? "a } cannot close an array" : "a ] cannot close an object");
  }
  --depth_;
  if (depth_ == 0) {
    position_ = at + 1;
    return Event::end;
  }
  if (depth_ == 1 && watch_first_ && top_is_object()) {
    watch_first_ = false;
    position_ = at + 1;
    if (object) return Event::first_member_closed;
  }
  return Event::need_more;
}

ValueScanner::Event ValueScanner::scan(std::string_view window, bool last) noexcept {
  for (;;) {
    const auto at = marks_.next(window);
    if (at == window.size()) {
      position_ = at;
      return Event::need_more;
    }
    auto event = Event::error;
    switch (window[at]) {
      case '{':
      case '[':
        // The byte after a bracket belongs to the style of its line.
        if (watch_lines_ && !last && at + 1 == window.size()) {
          marks_.give_back();
          position_ = at;
          return Event::need_more;
        }
        event = open(window, at);
        break;
      case '}':
      case ']':
        event = close(window, at);
        break;
      default:
        return fail(at, "a line ends inside a string");
    }
    if (event != Event::need_more) return event;
  }
}

}  // namespace connect_userconfig::reader
