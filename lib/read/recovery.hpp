// Where reading goes on after text that is broken: at the next place that certainly starts a record.
//
// Two things make a place certain. A line that starts like the one on which the broken record, or its document, started
// (pretty-printed text, a record a line). And, on whatever line, an object that is complete, is a user, and stands
// where an element of a list, or a value of a map, can stand. Brackets and quotes of broken text prove nothing, so they
// are not counted; what is looked for proves itself: `{"name":` can stand in no string.
//
// An object inside a user may look like a user as well (`"History": [{...}, {...}]`). Such an array or object has a
// name that the API does not know; if it is complete, nothing in it is taken for an element of the list around.
#pragma once

#include "read/rest_of_users.hpp"
#include "read/value_scanner.hpp"
#include "read/view.hpp"

#include <cstdint>
#include <optional>

namespace connect_userconfig::reader {

class Recovery {
 public:
  /// What the broken text stands in.
  enum class Within : std::uint8_t {
    list,             ///< an array of records
    map,              ///< a map of users
    document,         ///< a document of its own, which began like one
    perhaps_map,      ///< the same, and its start is still to tell whether it may have been a map of users
    document_or_map,  ///< it may have been one, whose first value is broken
    nothing,          ///< text that is not even the start of a document
  };

  struct Context {
    Within within = Within::nothing;
    bool lines = false;     ///< documents have been seen to end on the line on which they started
    bool users = false;     ///< the list is that of a SearchUsers response
    bool left_map = false;  ///< a map of users was left before its end, for what may have looked like more than it is
    ValueScanner::LineStyle value_style{};
    ValueScanner::LineStyle document_style{};
  };

  enum class Found : std::uint8_t {
    nothing,
    element,   ///< an element of the list
    entry,     ///< a name and a value of the map
    user,      ///< an element of the `Users` of a response that is broken before its first user
    document,  ///< a document, whatever was open before
    response,  ///< a SearchUsers response, alone or in an array
  };

  /// Starts at `from`, in text that breaks at `problem_at`. `before` is what stands before, white space left out: the
  /// bracket of what may have been a map.
  void start(const Context& context, Offset from, Offset problem_at, char before);
  /// Lines are looked at only from here on; at the start it is everywhere.
  void watch_lines_from(Offset at) noexcept { lines_from_ = at; }

  /// Nothing is found, only counted, until this ends: whole text may hold what looks like records.
  void stay_quiet(bool quiet) noexcept { quiet_until_ = quiet ? nowhere : 0; }

  /// Searches on. False: `view` holds no such place; if it is not the `last` one, more may follow.
  bool search(const View& view, bool last);

  [[nodiscard]] Found found() const noexcept { return found_; }
  /// The byte before what was found, white space left out.
  [[nodiscard]] char before() const noexcept { return last_; }
  /// Of what was found; before that, no place before this one will be found any more.
  [[nodiscard]] Offset position() const noexcept { return found_ == Found::nothing ? at_ : found_at_; }
  /// About how many users are in what has been passed: how often the members came that a user has once.
  [[nodiscard]] std::uint64_t users() const noexcept;

 private:
  enum class Step : std::uint8_t { more, next, stop };
  enum class Check : std::uint8_t { nothing, element, entry, container };

  [[nodiscard]] bool look_at_head(const View& view, bool last);
  Step step(const View& view, bool last);
  Step line(const View& stream, bool at_end);
  Step name(const View& stream, bool at_end);
  Step object(const View& stream, bool at_end);
  Step check(const View& stream, bool at_end);
  Step checked(const View& view, Offset end, bool last);
  Step end_check(const View& view, Offset end);
  Step begin_check(const View& view, Check check, Offset bracket);
  Step take(Found found, Offset at);
  Step pass(const View& view);
  [[nodiscard]] bool is_document_line(const ValueScanner::LineStyle& style, Offset first, bool opens) const noexcept;
  [[nodiscard]] std::optional<bool> stays_in_users(const View& view, bool last, Offset at);
  [[nodiscard]] bool is_document() const noexcept {
    return context_.within == Within::document || context_.within == Within::document_or_map;
  }
  [[nodiscard]] bool may_be_entry() const noexcept;
  [[nodiscard]] bool starts_like_document(const ValueScanner::LineStyle& style) const noexcept;
  [[nodiscard]] bool leaves_list(const ValueScanner::LineStyle& style) const noexcept;
  [[nodiscard]] bool may_be_element(const View& view) const noexcept;
  void count(std::string_view name) noexcept;

  Context context_;
  bool head_seen_ = false;  // the beginning of an object has been looked at
  bool of_users_ = false;   // it is that of a response, and what follows are its users
  Offset from_ = 0;
  Offset problem_at_ = 0;
  Offset lines_from_ = 0;
  Offset at_ = 0;           // the next byte to look at
  Offset line_start_ = 0;   // of the line that it is on, as far as it has been passed
  Offset quiet_until_ = 0;  // nothing before this can be a record
  char last_ = 0;           // the last byte before that is no white space
  Found found_ = Found::nothing;
  Offset found_at_ = 0;

  Check check_ = Check::nothing;  // what the scanner is looking at
  Offset check_at_ = 0;           // its bracket
  Offset check_from_ = 0;         // its name, or its bracket
  ValueScanner scanner_;
  Offset checked_bytes_ = 0;  // in all searches together
  RestOfUsers rest_;          // the same

  std::uint64_t phone_configs_ = 0;
  std::uint64_t ids_ = 0;
  std::uint64_t user_ids_ = 0;
};

}  // namespace connect_userconfig::reader
