#include "reader/value_scanner.hpp"

#include "bytes.hpp"

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

/// The bits of the bytes that a backslash takes out of their usual meaning. `carry` goes from block to block.
std::uint64_t escaped_bytes(std::uint64_t backslashes, std::size_t count, bool& carry) noexcept {
  if (backslashes == 0 && !carry) return 0;
  std::uint64_t escaped = carry ? 1 : 0;
  carry = false;
  backslashes &= ~escaped;
  while (backslashes != 0) {
    const auto at = static_cast<unsigned>(std::countr_zero(backslashes));
    if (at + 1 == count) {
      carry = true;
      break;
    }
    const auto next = std::uint64_t{1} << (at + 1);
    escaped |= next;
    backslashes &= ~next & (backslashes - 1);
  }
  return escaped;
}

}  // namespace

void ValueScanner::start(std::size_t position, bool inside_object) noexcept {
  position_ = position;
  depth_ = inside_object ? 1 : 0;
  is_object_[0] = 1;
  first_inner_ = 0;
  in_string_ = escaped_ = false;
  watch_users_ = watch_first_ = watch_lines_ = false;
}

void ValueScanner::shift(std::size_t count) noexcept {
  position_ -= count;
  first_inner_ -= std::min(first_inner_, count);
  known_ = 0;
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

void ValueScanner::classify_at_position(std::string_view window) noexcept {
  const auto left = window.size() - position_;
  const auto blocks = std::min((left + block_size - 1) / block_size, known_blocks);
  classify_(window.data() + position_, blocks, blocks_.data());
  known_from_ = position_;
  known_ = std::min(left, blocks * block_size);
}

ValueScanner::Event ValueScanner::scan(std::string_view window, bool last) noexcept {
  // The byte after a bracket belongs to the style of its line.
  if (watch_lines_ && !last && window.size() > position_ && (window.back() == '{' || window.back() == '[')) {
    window.remove_suffix(1);
  }
  while (position_ < window.size()) {
    // A position before what is known makes a very large difference.
    if (position_ - known_from_ >= known_) classify_at_position(window);
    const auto base = position_;
    const auto& block = blocks_[(base - known_from_) / block_size];
    const auto skipped = (base - known_from_) % block_size;
    const auto count = std::min({block_size - skipped, known_ - (base - known_from_), window.size() - base});
    const auto valid = ~std::uint64_t{0} >> (block_size - count);
    const auto escaped = escaped_bytes((block.backslash >> skipped) & valid, count, escaped_);
    const auto quotes = (block.quote >> skipped) & ~escaped & valid;
    const auto in_string = running_parity(quotes) ^ (in_string_ ? ~std::uint64_t{0} : 0);
    const auto broken = (block.newline >> skipped) & in_string & valid;
    const auto open_brackets = block.open >> skipped;
    auto brackets = (open_brackets | (block.close >> skipped)) & ~in_string & valid;
    if (broken != 0) brackets &= broken ^ (broken - 1);  // those before the line end that cannot be
    for (; brackets != 0; brackets &= brackets - 1) {
      const auto bit = brackets & (~brackets + 1);
      const auto at = base + static_cast<std::size_t>(std::countr_zero(brackets));
      const auto event = (open_brackets & bit) != 0 ? open(window, at) : close(window, at);
      if (event != Event::need_more) {
        // A bracket stands outside of strings, so nothing is pending but what follows it.
        in_string_ = escaped_ = false;
        return event;
      }
    }
    if (broken != 0) {
      return fail(base + static_cast<std::size_t>(std::countr_zero(broken)), "a line ends inside a string");
    }
    in_string_ = ((in_string >> (count - 1)) & 1U) != 0;
    position_ = base + count;
  }
  return Event::need_more;
}

}  // namespace connect_userconfig::reader
