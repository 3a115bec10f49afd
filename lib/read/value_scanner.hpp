// Finds the end of a JSON object or array without parsing it: strings, brackets and what may stand before a bracket.
// That is enough to tell records apart at the speed of memory, and to notice early when they run into each other.
#pragma once

#include "json/text_document.hpp"
#include "read/marks.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace connect_userconfig::reader {

class ValueScanner {
 public:
  enum class Event : std::uint8_t {
    need_more,            ///< the text ends inside the value
    end,                  ///< the value ends before `position()`
    users_array,          ///< `"Users": [` was opened in the outermost object; `position()` is after the bracket
    first_member_closed,  ///< the first object inside the outermost one is complete
    line_start,           ///< a bracket starts a line just as the value itself did; `position()` is the bracket
    error,                ///< the value cannot go on at `position()`; see `problem`
  };

  /// What the value's own line looks like, to recognize the next one like it.
  struct LineStyle {
    bool starts_line = false;    ///< nothing but blanks stands before it
    bool bracket_alone = false;  ///< the line ends after the bracket
    std::uint16_t indent = 0;    ///< how many blanks, `max_indent` and one at the most

    friend bool operator==(const LineStyle&, const LineStyle&) = default;
  };

  /// Starts at an opening bracket (`position` is where it stands), or inside an object whose bracket is long gone.
  void start(Offset position, bool inside_object = false) noexcept;
  /// Whether to report `users_array` and `first_member_closed`.
  void watch_members(bool watch) noexcept { watch_users_ = watch_first_ = watch; }
  /// Report `line_start` for every bracket whose line looks like this. With `lenient`, those that can open where they
  /// stand are passed; the first of them is remembered.
  void watch_lines(const LineStyle& style, bool lenient) noexcept {
    watch_lines_ = style.starts_line;
    lenient_ = lenient;
    style_ = style;
  }

  /// Goes on in `view`. `last` says that nothing comes after it.
  Event scan(const View& view, bool last) noexcept;

  [[nodiscard]] Offset position() const noexcept { return position_; }
  /// Where the first bracket inside the outermost object stands; of use with `first_member_closed`.
  [[nodiscard]] Offset first_inner() const noexcept { return first_inner_; }
  [[nodiscard]] std::string_view problem() const noexcept { return problem_; }
  /// The first bracket whose line looks like the value's own, if it was passed; nowhere if there is none.
  [[nodiscard]] Offset passed_line() const noexcept { return passed_line_; }

  /// A bracket that stands further in than this does not start a line, whatever stands before it.
  static constexpr std::size_t max_indent = 1000;
  /// How many bytes before its position the scanner may look at, if the value has begun there.
  static constexpr std::size_t looks_back = std::size_t{4} << 10;
  /// How the line of the bracket at `position` looks. The view starts with the stream, or holds more than `max_indent`
  /// blanks or something else, and a byte order mark, before the bracket.
  [[nodiscard]] static LineStyle line_style(const View& view, Offset position) noexcept;

 private:
  Event open(const View& view, Offset at) noexcept;
  Event close(const View& view, Offset at) noexcept;
  Event fail(Offset at, std::string_view problem) noexcept;
  [[nodiscard]] bool top_is_object() const noexcept;

  Marks marks_;
  Offset position_ = 0;
  std::size_t depth_ = 0;
  Offset first_inner_ = 0;
  std::array<std::uint64_t, json::max_depth / 64 + 1> is_object_{};  // a bit a level
  std::string_view problem_;
  LineStyle style_;
  bool watch_users_ = false;
  bool watch_first_ = false;
  bool watch_lines_ = false;
  bool lenient_ = false;
  Offset passed_line_ = nowhere;
};

}  // namespace connect_userconfig::reader
