// Cuts a stream of bytes into records, of whatever form of file, with memory for one record only.
//
// The stream is a sequence of JSON documents. A document is a record, an array of records, a SearchUsers response
// (`Users[]`, whose elements are records), or a map whose values are users. Records are found by brackets and strings
// alone; whether they are JSON is for the parser to say. Where text is broken, reading goes on at the next place that
// certainly starts a record: a line like the one on which the broken record started.
#pragma once

#include "json/read_record.hpp"
#include "read/value_scanner.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::reader {

inline constexpr std::size_t max_record = std::size_t{8} << 20;

/// A piece of the window. Offsets stay good while the window grows, pointers would not.
struct Slice {
  enum class Kind : std::uint8_t {
    record,     ///< a whole value
    broken,     ///< text that is no value, as far as it could be told from what follows
    too_large,  ///< a value over `max_record`, of which nothing is kept
    head,       ///< a SearchUsers response up to and including `"Users": [`
    tail,       ///< a SearchUsers response after the `]` of its `Users`
    problem,    ///< something is wrong between two records
  };

  Kind kind = Kind::record;
  json::Setting setting = json::Setting::alone;
  std::size_t offset = 0;
  std::size_t size = 0;
  Position position;
  std::uint64_t record = 0;       ///< counts from 1 in its source; 0 for what is no record
  std::int64_t array_index = -1;  ///< of the element of an outer array that this is, or is in
  std::int64_t users_index = -1;  ///< of the element of `Users`
  std::size_t key_offset = 0;     ///< the name in a map, as JSON text with its quotes
  std::size_t key_size = 0;
  std::string_view problem;        ///< static; what the slicer itself found
  std::size_t problem_offset = 0;  ///< from the start of the slice
  std::uint64_t resumed_line = 0;  ///< for broken text: where reading went on; 0: unknown, or nowhere
  bool rest_lost = false;          ///< what follows in the same document could not be told apart any more

  [[nodiscard]] std::string_view text(std::string_view window) const { return window.substr(offset, size); }
};

class Slicer {
 public:
  enum class Status : std::uint8_t { slice, need_more, done, again };  // `again` never leaves the slicer

  /// Finds the next slice in the window, of which 64 bytes beyond the end are readable. `last` says that nothing comes
  /// after the window.
  Status next(std::string_view window, bool last, Slice& slice);

  /// How many bytes at the start of the window are of no use any more; the caller calls `drop`, then drops them.
  [[nodiscard]] std::size_t droppable() const noexcept { return keep_; }
  void drop(std::string_view window, std::size_t count);

 private:
  enum class Mode : std::uint8_t { between, value, scalar, skip, garbage, resync };
  enum class FrameKind : std::uint8_t { array, users, map };
  enum class Expect : std::uint8_t { value_or_end, value, comma_or_end };

  struct Frame {
    FrameKind kind = FrameKind::array;
    Expect expect = Expect::value_or_end;
    std::int64_t index = 0;
  };

  Status between(std::string_view window, bool last, Slice& slice);
  Status between_in_frame(std::string_view window, bool last, Slice& slice);
  Status map_key(std::string_view window, bool last);
  Status value(std::string_view window, bool last, Slice& slice);
  Status scalar(std::string_view window, bool last, Slice& slice);
  Status skip(std::string_view window, bool last);
  Status garbage(std::string_view window, bool last, Slice& slice);
  Status resync(std::string_view window, bool last, Slice& slice);

  void start_value(std::string_view window);
  void end_value();
  void leave_frame();
  [[nodiscard]] bool is_map_of_users(std::string_view window) const;
  [[nodiscard]] std::optional<bool> map_goes_on(std::string_view window, bool last) const;
  Status give(Slice& slice, Slice::Kind kind, std::string_view window, std::size_t from, std::size_t to);
  Status give_problem(Slice& slice, std::string_view window, std::size_t at, std::string_view problem);
  Status break_at(std::string_view window, std::size_t at, std::string_view problem);
  Status too_large(Slice& slice, std::string_view window, ValueScanner::Event event);
  [[nodiscard]] bool resumes_at(std::string_view window, std::size_t first);
  void move_position(std::string_view window, std::size_t to);
  void keep_from(std::string_view window, std::size_t from);

  ValueScanner scanner_;
  std::vector<Frame> frames_;
  Mode mode_ = Mode::between;

  std::size_t keep_ = 0;        // everything before this byte of the window may go
  std::size_t text_start_ = 0;  // behind a byte order mark, as long as that is in the window
  std::size_t position_ = 0;    // the next byte to look at between records
  std::size_t start_ = 0;       // of the current value
  std::size_t counted_ = 0;     // where `here_` is
  Position here_{.line = 1, .column = 1};
  std::size_t key_offset_ = 0;
  std::size_t key_size_ = 0;
  std::uint64_t records_ = 0;

  bool deciding_map_ = false;  // the first member of the current value holds a user; the next one decides
  bool tail_ = false;          // the current value is the rest of a SearchUsers response
  ValueScanner::LineStyle value_style_;
  ValueScanner::LineStyle document_style_;
  bool lines_ = false;     // documents have been seen to end on the line on which they started
  bool resynced_ = false;  // a broken value has been left by its line style before

  // While looking for a place to go on
  std::size_t line_ = 0;  // the next line to look at
  char last_ = 0;         // the last byte before it that is no white space
  bool emitted_ = false;  // the broken text has been given already
  std::size_t problem_at_ = 0;
  std::string_view problem_;
};

}  // namespace connect_userconfig::reader
