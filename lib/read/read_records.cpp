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
    const auto window = records.window.text();
    for (const auto& slice : records.slices) {
      parser.parse(window, slice, user);
      // What stands around records is no record, unless something is wrong with it.
      if (slice.record == 0 && user.diagnostics.empty()) continue;
      sink({.user = user,
            .text = slice.text(window),
            .source = source.name(),
            .number = slice.record,
            .position = slice.position,
            .pointer = reader::pointer_of(window, slice)});
    }
  }
  return reader.error();
}

}  // namespace connect_userconfig
