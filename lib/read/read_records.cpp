#include "connect_userconfig/reader.hpp"
#include "read/record_parser.hpp"
#include "read/window.hpp"

namespace connect_userconfig {

std::error_code read_records(ByteSource& source, const ReadOptions& options,
                             const std::function<void(const SourceRecord&)>& sink) {
  reader::SourceReader reader(source, true);
  reader::RecordParser parser(options);
  reader::Records records;
  UserRecord user;
  while (reader.read(records)) {
    for (const auto& slice : records.slices) {
      parser.parse(records, slice, user);
      // What stands around records is no record, unless something is wrong with it.
      if (slice.record == 0 && user.diagnostics.empty()) continue;
      sink({.user = user,
            .text = records.text(slice),
            .source = source.name(),
            .number = slice.record,
            .position = slice.position,
            .pointer = reader::pointer_of(records, slice),
            .goes_on = slice.more});
    }
  }
  return reader.error();
}

}  // namespace connect_userconfig
