// Records and files over 8 MiB.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

BOOST_AUTO_TEST_CASE(a_record_over_8_MiB_is_refused_and_the_rest_goes_on) {
  const auto filler = [](std::size_t size) {
    return R"({"Id":"big","PhoneConfig":{},"x":")" + std::string(size, 'x') + "\"}";
  };
  constexpr std::size_t mebibyte = 1 << 20;
  BOOST_TEST(records_of(filler(8 * mebibyte - 100)) == "1@1:1  user big\n");
  for (const auto* between : {"\n", ""}) {
    const auto text = std::string(USER("u")) + between + filler(9 * mebibyte) + between + USER("v");
    const auto found = records_of(text);
    BOOST_TEST(contains(found, "[record-too-large@]"), found);
    BOOST_TEST(contains(found, " user u\n"), found);
    BOOST_TEST(contains(found, " user v\n"), found);
  }
  BOOST_TEST(records_of("{\n  \"User\":\n{\n  \"x\": " + filler(9 * mebibyte) + "\n}\n" USER("v")) ==
             "1@1:1  [malformed-json@]\n2@4:9437183  [record-too-large@]\n3@6:1  user v\n");
  const auto document = R"({"Users":[)" + std::string(USER("u")) + "," + filler(9 * mebibyte) + "," USER("v") "]}";
  BOOST_TEST(records_of(document) ==
             "1@1:11 /Users/0 search-users u\n2@1:9437223 /Users/1 [record-too-large@]\n3@1:9437260 /Users/2 "
             "search-users v\n");
}

BOOST_AUTO_TEST_CASE(a_map_over_8_MiB_whose_first_user_lacks_its_end_loses_that_user) {
  const std::string notes(std::size_t{60} << 10, 'n');
  std::string others;
  constexpr int users = 150;
  for (int i = 0; i < users; ++i) {
    others += ",\"" + std::to_string(i) + R"(":{"Id":"u","PhoneConfig":{},"Notes":")" + notes + "\"}";
  }
  // What is longer than a mebibyte comes in pieces, so that nobody has all of it.
  const std::pair<std::size_t, const char*> rows[] = {
      {0, "the text ends too early; reading went on at line 1, column 48"},
      {2'000'000, "the record before this has no end; reading went on at line 1, column 2000048"}};
  for (const auto& [size, problem] : rows) {
    const auto document =
        R"({"first":{"Id":"x","PhoneConfig":{},"Notes":")" + std::string(size, 'n') + "\"" + others + "}";
    MemorySource source(document);
    int read = 0;
    std::string said;
    BOOST_TEST(!read_records(source, {}, [&](const SourceRecord& record) {
      read += record.user.diagnostics.empty() && !record.goes_on ? 1 : 0;
      for (const auto& diagnostic : record.user.diagnostics) said += diagnostic.message() + "\n";
    }));
    BOOST_TEST(read == users);
    BOOST_TEST(contains(said, problem), said);
  }
}

BOOST_AUTO_TEST_SUITE_END()
