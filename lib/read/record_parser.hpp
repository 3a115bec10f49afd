// From a slice of text to a record: simdjson for text that is right, nlohmann's parser for text that is not, to say
// exactly where it breaks. Both feed the same templates.
#pragma once

#include "connect_userconfig/record.hpp"
#include "read/window.hpp"

#include <simdjson.h>

#include <optional>

namespace connect_userconfig::reader {

/// What a SearchUsers response says of the export that it is a page of.
struct PageFacts {
  bool more_follow = false;                     ///< `NextToken` is there, and not empty
  std::optional<std::uint64_t> users_in_all{};  ///< `ApproximateTotalCount`
};

class RecordParser {
 public:
  explicit RecordParser(const ReadOptions& options);

  /// Reads the slice into `record`, which is used again and again. The result is where broken text breaks, if it does.
  std::optional<Position> parse(const Records& input, const Slice& slice, UserRecord& record);
  /// Of the slice that was parsed last, if that was the end of a SearchUsers response.
  [[nodiscard]] const std::optional<PageFacts>& page() const noexcept { return page_; }

 private:
  std::optional<Position> parse_value(std::string_view text, const Slice& slice, UserRecord& record);
  bool read_fast(std::string_view text, const Slice& slice, UserRecord& record);
  std::optional<Position> parse_unread(std::string_view text, const Slice& slice, const SliceDetails& details,
                                       UserRecord& record);
  std::optional<Position> parse_head(std::string_view text, const Slice& slice, UserRecord& record);
  std::optional<Position> parse_tail(std::string_view text, const Slice& slice, const SliceDetails& details,
                                     UserRecord& record);
  std::optional<Position> parse_slice(const Records& input, const Slice& slice, UserRecord& record);

  const ReadOptions& options_;
  simdjson::dom::parser parser_;
  std::optional<PageFacts> page_;
};

/// The JSON Pointer of the slice in its document: `/Users/3`, `/0/Users/3`, `/user1`, or nothing.
[[nodiscard]] std::string pointer_of(const Records& input, const Slice& slice);

/// The place of what `pointer` names, from the slice on (`pointer_in`), for a diagnostic of this id; empty for the
/// record as a whole. `broken_at` is what `parse` returned; of a repeated member, `before` repetitions have been told
/// of.
[[nodiscard]] Region region_of(const Records& input, const Slice& slice, std::string_view pointer, DiagnosticId id,
                               std::optional<Position> broken_at, std::size_t before = 0);

}  // namespace connect_userconfig::reader
