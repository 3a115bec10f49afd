// Cuts a stream of bytes into records, of whatever form of file, with memory for one record only.
//
// The stream is a sequence of JSON documents. A document is a record, an array of records, a SearchUsers response
// (`Users[]`, whose elements are records), or a map whose values are users. Records are found by brackets and strings
// alone; whether they are JSON is for the parser to say. Where text is broken, reading goes on at the next place that
// certainly starts a record; see recovery.hpp.
//
// Every byte is accounted for: it belongs to a slice, or stands between two as white space, as a comma, or as a bracket
// or a name of what holds the records.
#pragma once

#include "json/read_record.hpp"
#include "read/recovery.hpp"
#include "read/seen_keys.hpp"
#include "read/value_scanner.hpp"
#include "read/view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::reader {

inline constexpr std::size_t max_record = std::size_t{8} << 20;
/// Text that is no record is handed on in pieces of about this size.
inline constexpr std::size_t max_piece = std::size_t{1} << 20;

/// A piece of the stream.
struct Slice {
  enum class Kind : std::uint8_t {
    record,   ///< a whole value
    unread,   ///< text that is no value, as far as it could be told from what follows, or too much for one; or a piece
    head,     ///< a SearchUsers response up to and including `"Users": [`
    tail,     ///< a SearchUsers response after the `]` of its `Users`
    problem,  ///< something is wrong between two records
    cut_off,  ///< the text ends where a document does not
  };

  Kind kind = Kind::record;
  json::Setting setting = json::Setting::alone;
  Offset offset = 0;
  std::size_t size = 0;
  Position position;
  std::uint64_t record = 0;       ///< counts from 1 in its source; 0 for what is no record
  std::int64_t array_index = -1;  ///< of the element of an outer array that this is, or is in
  std::int64_t users_index = -1;  ///< of the element of `Users`
  Offset key_offset = 0;          ///< the name in a map, as JSON text with its quotes
  std::size_t key_size = 0;
  std::string_view problem;   ///< static; what the slicer itself found
  Offset problem_offset = 0;  ///< in the stream
  std::size_t region = 0;  ///< for unread text and what stands around `Users`: where more is told, from 1; see Details
  bool more = false;       ///< a piece of unread text, and not its last
  bool repeated = false;   ///< the name in the map has come before
  bool resumes = false;    ///< a problem: the users of the response before it go on, though its end has been handed on

  [[nodiscard]] std::string_view text(const View& view) const { return view.sub(offset, offset + size); }
};

/// What is told of few slices only.
struct SliceDetails {
  // Of unread text, the last piece
  Offset offset = 0;  ///< where all of it starts
  Position position;
  Position end;  ///< behind its last byte
  Position problem_position;
  std::uint64_t size = 0;   ///< of all of it
  std::uint64_t users = 0;  ///< about how many are in it
  Position resumed;         ///< where reading went on; unknown if nowhere
  std::string key;          ///< its name in a map, as JSON text with its quotes: it may be long out of memory
  bool too_large = false;   ///< over `max_record`
  bool whole = false;       ///< it is, and its brackets match
  // Of it, or of the end of a SearchUsers response
  std::string head;  ///< its beginning, up to `"Users": [`; empty if that is all there is to it
};

class Slicer {
 public:
  enum class Status : std::uint8_t { slice, need_more, done, again };  // `again` never leaves the slicer

  /// Finds the next slice in the view. `last` says that nothing comes after it.
  Status next(const View& view, bool last, Slice& slice);

  /// What the last slice has to tell beyond itself, if its `region` is not 0.
  [[nodiscard]] SliceDetails& details() noexcept { return details_; }

  /// Everything before this is of no use any more; the caller calls `forget`, then drops it.
  [[nodiscard]] Offset keep() const noexcept { return keep_; }
  void forget(const View& view) noexcept { move_position(view, keep_); }

 private:
  enum class Mode : std::uint8_t { between, value, scalar, lost };
  enum class FrameKind : std::uint8_t { array, users, map };
  enum class Expect : std::uint8_t { value_or_end, value, comma_or_end };
  enum class Follows : std::uint8_t { fits, other, unknown };

  struct Frame {
    FrameKind kind = FrameKind::array;
    Expect expect = Expect::value_or_end;
    std::int64_t index = 0;
    bool told_of_comma = false;
    bool holds_objects = false;  // an element before this one is one
  };

  // slicer.cpp: between records
  Status between(const View& view, bool last, Slice& slice);
  Status list_without_start(const View& view, bool last, Slice& slice);
  [[nodiscard]] std::optional<bool> ends_in_object(const View& view, bool last, Offset at);
  [[nodiscard]] bool tail_was_broken() const;
  [[nodiscard]] bool stands_as_users(const View& view, Offset at) const noexcept;
  Status between_in_frame(const View& view, bool last, Slice& slice);
  Status list_element(const View& view, bool last, Slice& slice);
  [[nodiscard]] std::optional<bool> starts_document(const View& view, bool last);
  Status map_key(const View& stream, bool at_end);
  void note_key(const View& view, Offset from, Offset to);
  Status new_response(const View& view, Slice& slice);
  void leave_frame();
  void push(FrameKind kind, Expect expect = Expect::value_or_end);
  Status give(Slice& slice, Slice::Kind kind, const View& view, Offset from, Offset to);
  Status give_problem(Slice& slice, const View& view, Offset at, std::string_view problem);
  void move_position(const View& view, Offset to) noexcept;
  void keep_from(const View& view, Offset from) noexcept;
  [[nodiscard]] bool in_list() const noexcept { return !frames_.empty() && !tail_; }

  // slicer_values.cpp: in a record
  void start_value(const View& view);
  void end_value();
  Status value(const View& view, bool last, Slice& slice);
  [[nodiscard]] bool breaks_at_passed_line(const View& view, ValueScanner::Event event, bool last) const;
  Status value_ended(const View& view, bool last, Slice& slice);
  [[nodiscard]] Follows what_follows(const View& view, bool last, Offset end) const;
  [[nodiscard]] std::optional<bool> ends_early(const View& view, bool last, Offset end) const;
  Status tail_ended(const View& view, bool last, Slice& slice);
  [[nodiscard]] bool tail_holds_others(const View& view);
  [[nodiscard]] std::optional<bool> goes_on_as_users(const View& view, bool last, Offset end);
  Status users_start(const View& view, Slice& slice);
  Status first_member_closed(const View& view, bool last, Slice& slice);
  Status scalar(const View& stream, bool at_end, Slice& slice);
  [[nodiscard]] bool holds_others(const View& view, bool final);
  [[nodiscard]] bool has_swallowed(const View& view, bool final);

  // slicer_lost.cpp: where there is no record
  void start_search(const View& view, Offset from, Offset problem_at, char before);
  [[nodiscard]] Recovery::Within within(const View& view) const;
  Status break_at(const View& view, Offset at, std::string_view problem);
  Status no_document(const View& view);
  Status too_large(const View& view, ValueScanner::Event event);
  Status lost(const View& view, bool last, Slice& slice);
  Offset end_of_large(const View& view, bool last);
  Status give_piece(const View& view, Slice& slice);
  Status leave_lost(const View& view, Slice& slice, Offset end);
  void give_unread(const View& view, Slice& slice, Offset end, bool more);
  void resume();

  ValueScanner scanner_;
  Recovery recovery_;
  std::vector<Frame> frames_;
  Mode mode_ = Mode::between;

  Offset keep_ = 0;      // everything before this byte may go
  Offset position_ = 0;  // the next byte to look at between records
  Offset start_ = 0;     // of the current value, or of what is left of the unread text
  Offset counted_ = 0;   // where `here_` is
  Position here_{.line = 1, .column = 1};
  Offset key_offset_ = 0;
  std::size_t key_size_ = 0;
  bool repeated_ = false;
  SeenKeys keys_;  // of the current map
  std::uint64_t records_ = 0;

  Offset first_end_ = nowhere;  // of the first object in the current value, if that makes it no map of users
  bool deciding_map_ = false;   // the first member of the current value holds a user; the next one decides
  bool ended_ = false;          // the current value is whole, but what follows it is not known yet
  bool doubtful_ = false;       // it is no JSON, or looks as if it held others
  bool tail_ = false;           // the current value is the rest of a SearchUsers response
  ValueScanner::LineStyle value_style_;
  ValueScanner::LineStyle document_style_;
  bool lines_ = false;                   // documents have been seen to end on the line on which they started
  bool resynced_ = false;                // a broken value has been left before
  Offset passed_until_ = 0;              // of a value that broke, and ended at a line that had been passed
  bool damaged_ = false;                 // in this document, so its brackets need not match
  bool left_map_ = false;                // a map was left before its end
  bool cut_off_ = false;                 // to be told next
  std::int64_t left_index_ = 0;          // of the last element of the `Users` that was left last
  std::string head_;                     // of the current SearchUsers response
  std::string tail_text_;                // of the one that ended last, and was no element of a list
  std::uint64_t tail_record_ = nowhere;  // how many records there were then; nowhere if another document has begun
  RestOfUsers rest_;                     // of the list of users that something like a document stands in
  Offset list_end_ = 0;                  // of the list that was looked through last
  bool list_in_object_ = false;          // what followed there can stand in an object only

  // Text that is no record
  bool searching_ = false;      // the current value is being looked through for others that it should not hold
  bool nested_ = false;         // it holds others, and may: it is a list of users, or has one
  bool large_ = false;          // it is a value over `max_record`, whose end the scanner still looks for
  bool too_large_ = false;      // it was one
  bool at_end_ = false;         // it breaks at the end of the text
  Offset value_end_ = nowhere;  // where a value over `max_record` ends
  Offset problem_at_ = 0;
  std::string_view problem_;
  Offset unread_from_ = 0;  // where all of it starts
  std::uint64_t unread_record_ = 0;
  std::string unread_key_;
  SliceDetails details_;
};

}  // namespace connect_userconfig::reader
