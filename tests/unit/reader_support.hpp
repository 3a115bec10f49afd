// What the tests of the reader share: a text as a source, and all that was read of it as a text.
#pragma once

#include "connect_userconfig/reader.hpp"
#include "unit/support.hpp"

#include <algorithm>
#include <cstring>

#define USER(id) R"({"Id":")" id R"(","PhoneConfig":{}})"
#define REQUEST(id) R"({"InstanceId":"i","UserId":")" id R"(","PhoneConfig":{}})"

namespace connect_userconfig::test {

/// Gives a text in pieces of one size, the first of which may have its own.
class Pieces : public ByteSource {
 public:
  Pieces(std::string_view text, std::size_t size) : Pieces(text, size, size) {}
  Pieces(std::string_view text, std::size_t first, std::size_t size) : text_(text), first_(first), size_(size) {}
  Read read(std::span<char> to) override {
    const auto size = std::min({std::exchange(first_, size_), text_.size(), to.size()});
    std::memcpy(to.data(), text_.data(), size);
    text_.remove_prefix(size);
    return {.size = size};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "pieces"; }

 private:
  std::string_view text_;
  std::size_t first_;
  std::size_t size_;
};

/// `1@2:3 /Users/0 search-users u-1`, one a line: number, place, pointer, form, Id or UserId, and the diagnostics.
inline std::string records_of(ByteSource& source, const ReadOptions& options) {
  std::string result;
  const auto error = read_records(source, options, [&](const SourceRecord& record) {
    if (record.goes_on) return;
    result += std::to_string(record.number) + "@" + std::to_string(record.position.line) + ":" +
              std::to_string(record.position.column) + " " + record.pointer;
    if (!has_errors(record.user.diagnostics)) {
      result += " " + std::string(to_string(record.user.form));
      const auto& id = record.user.id ? record.user.id : record.user.user_id;
      if (id) result += " " + *id;
    }
    if (!record.user.diagnostics.empty()) result += " [" + text(record.user.diagnostics) + "]";
    result += "\n";
  });
  BOOST_TEST(!error);
  return result;
}

inline std::string records_of(std::string_view text, const ReadOptions& options = {}) {
  MemorySource source(text);
  return records_of(source, options);
}

struct ReaderRow {
  const char* name;
  std::string text;
  std::string expected;
};
CONNECT_USERCONFIG_TEST_ROW(ReaderRow)

/// Whole, in pieces, and cut once at every place.
inline void check(const ReaderRow& row) {
  BOOST_TEST(records_of(row.text) == row.expected);
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
    Pieces pieces(row.text, size);
    BOOST_TEST(records_of(pieces, {}) == row.expected, "in pieces of " << size);
  }
  for (std::size_t first = 1; first < std::min<std::size_t>(row.text.size(), 500); ++first) {
    Pieces pieces(row.text, first, row.text.size());
    BOOST_TEST(records_of(pieces, {}) == row.expected, "cut at " << first);
  }
}

}  // namespace connect_userconfig::test
