// From a slice of text to a record: simdjson for text that is right, nlohmann's parser for text that is not, to say
// exactly where it breaks. Both feed the same templates.
#pragma once

#include "connect_userconfig/record.hpp"
#include "read/slicer.hpp"

#include <simdjson.h>

#include <optional>

namespace connect_userconfig::reader {

class RecordParser {
 public:
  explicit RecordParser(const ReadOptions& options);

  /// Reads the slice into `record`, which is used again and again. The result is the offset in the slice at which
  /// broken text breaks, if it does. 64 bytes beyond the end of `window` are readable.
  std::optional<std::size_t> parse(std::string_view window, const Slice& slice, UserRecord& record);

 private:
  std::optional<std::size_t> parse_carefully(std::string_view text, const Slice& slice, UserRecord& record);
  void clear(UserRecord& record);

  const ReadOptions& options_;
  simdjson::dom::parser parser_;
  json::SpareTexts spare_;
};

/// The JSON Pointer of the slice in its document: `/Users/3`, `/0/Users/3`, `/user1`, or nothing.
[[nodiscard]] std::string pointer_of(std::string_view window, const Slice& slice);

/// The place of what `pointer` names, from the slice on (`pointer_in`); empty for the record as a whole. `repeated`
/// asks for the second member of that name. `broken_at` is what `parse` returned.
[[nodiscard]] Region region_of(std::string_view window, const Slice& slice, std::string_view pointer, bool repeated,
                               std::optional<std::size_t> broken_at);

}  // namespace connect_userconfig::reader
