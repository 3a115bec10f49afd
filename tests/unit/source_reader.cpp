// When records are handed on, and when there is nothing to be handed on.
#include "read/window.hpp"
#include "unit/support.hpp"

#include <cstring>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(source_reader)

/// Gives a text byte by byte, and knows how much of it has been given.
class ByteByByte : public ByteSource {
 public:
  explicit ByteByByte(std::string_view text) : text_(text) {}
  Read read(std::span<char> to) override {
    if (given_ == text_.size()) return {};
    to.front() = text_[given_++];
    return {.size = 1};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "byte by byte"; }
  [[nodiscard]] std::size_t given() const noexcept { return given_; }

 private:
  std::string_view text_;
  std::size_t given_ = 0;
};

bool is_empty(std::string_view text) {
  MemorySource source(text);
  reader::SourceReader reader(source, false);
  reader::Records records;
  while (reader.read(records)) {
  }
  return reader.empty();
}

BOOST_AUTO_TEST_CASE(what_should_have_been_a_record_is_not_nothing) {
  const std::pair<std::string_view, bool> rows[] = {
      {"", true},
      {" \n", true},
      {"[]", true},
      {R"({"Users":[]})", true},
      {R"({"NextToken":"t","Users":[]})", true},
      {R"({"Users":[],"NextToken":"t"})", true},
      {R"({"Users":[],"User":{"Id":"u","PhoneConfig":{}}})", false},
      {R"({"User":{"Id":"u","PhoneConfig":{}},"Users":[]})", false},
      {"[", false},
      {"x", false},
      {"{}", false},
  };
  for (const auto& [text, expected] : rows) BOOST_TEST(is_empty(text) == expected, text);
}

/// The first byte that has not been asked for when the user is handed on.
std::size_t given_when(std::string_view text, std::string_view user) {
  ByteByByte source(text);
  reader::SourceReader reader(source, true);
  reader::Records records;
  while (reader.read(records)) {
    for (const auto& slice : records.slices) {
      if (slice.kind == reader::Slice::Kind::record && records.text(slice).find(user) != std::string_view::npos)
        return source.given();
    }
  }
  return std::string_view::npos;
}

/// Behind broken text, too, a user that lacks its end is noticed where the next one cannot stand in it: who waits for
/// an answer need not wait for the end of the text.
BOOST_AUTO_TEST_CASE(a_user_behind_broken_ones_is_handed_on_as_soon_as_it_is_there) {
  const std::string text =
      "{\"Users\": [\n  {\n    \"Id\" [1\n  },\n  {\n    \"Id\": \"x\",\n    \"PhoneConfig\": {},\n"
      "  {\n    \"Id\": \"v\",\n    \"PhoneConfig\": {}\n  },\n  {\n    \"Id\": \"w\",\n    \"PhoneConfig\": {}\n  "
      "}\n]}";
  BOOST_TEST(given_when(text, "\"v\"") < text.find("\"w\""));
}

BOOST_AUTO_TEST_SUITE_END()
