// Files whose beginning is broken: what follows it is read all the same.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

const ReaderRow beginnings[] = {
    {"Users without its bracket", R"({"Users":)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:10 /Users/0 search-users u\n3@1:38 /Users/1 search-users v\n"},
    {"Users without its colon", R"({"Users"[)" USER("u") "," USER("v") R"(],"NextToken":""})",
     "1@1:1  [malformed-json@]\n2@1:10 /Users/0 search-users u\n3@1:38 /Users/1 search-users v\n"},
    {"Users without its first quote", R"({Users":[)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:10 /Users/0 search-users u\n3@1:38 /Users/1 search-users v\n"},
    {"Users without its last quote", R"({"Users:[)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:10 /Users/0 search-users u\n3@1:38 /Users/1 search-users v\n"},
    {"Users with a comma for its first quote", R"({,Users":[)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:11 /Users/0 search-users u\n3@1:39 /Users/1 search-users v\n"},
    {"Users with a brace for its bracket", R"({"Users":{)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:11 /Users/0 search-users u\n3@1:39 /Users/1 search-users v\n"},
    {"Users without what it is in", R"("Users":[)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@]\n2@1:10 /Users/0 search-users u\n3@1:38 /Users/1 search-users v\n"},
    {"Users with a bracket too many", R"({"Users":[[)" USER("u") "," USER("v") "]}",
     "0@1:11 /Users/0 [malformed-json@]\n1@1:12 /Users/0 search-users u\n2@1:40 /Users/1 search-users v\n"},
    {"a second page without its bracket", R"({"Users":[)" USER("u") R"(]}{"Users":)" USER("v") "]}" USER("w"),
     "1@1:11 /Users/0 search-users u\n2@1:40  [malformed-json@]\n3@1:49 /Users/0 search-users v\n4@1:78  user w\n"},
    {"a page of a list without its bracket",
     R"([{"Users":[)" USER("t") R"(]},{"Users":)" USER("u") "]},{\"Users\":[" USER("v") "]}]",
     "1@1:12 /0/Users/0 search-users t\n2@1:42 /1 [malformed-json@]\n3@1:51 /1/Users/0 search-users u\n"
     "4@1:91 /2/Users/0 search-users v\n"},
    {"a pretty page without its bracket", "{\n  \"Users\": \n    " USER("u") ",\n    " USER("v") "\n  ]\n}\n" USER("w"),
     "1@1:1  [malformed-json@]\n2@3:5 /Users/0 search-users u\n3@4:5 /Users/1 search-users v\n4@7:1  user w\n"},
    {"Users that is one user, whole", R"({"Users":)" USER("u") "}", "1@1:1  [unrecognized-form@]\n"},
    {"users of a longer name", R"({"UsersOld":)" USER("u") "," USER("v") "]}",
     "1@1:1  [malformed-json@ text-not-read@]\n"},
    {"a list without its bracket", USER("u") "," USER("v") "," USER("w") "]",
     "1@1:1  user u\n0@1:28  [malformed-json@]\n2@1:29 /1 user v\n3@1:57 /2 user w\n"},
    {"a list without its brackets, a user a line", USER("u") ",\n" USER("v") ",\n" USER("w") "\n",
     "1@1:1  user u\n0@1:28  [malformed-json@]\n2@2:1 /1 user v\n3@3:1 /2 user w\n"},
    {"a comma behind the last", USER("u") ",", "1@1:1  user u\n2@1:28  [malformed-json@]\n"},
    {"a comma before the first", "," USER("u"), "1@1:1  [malformed-json@]\n2@1:2 /0 user u\n"},
    {"a map whose first name lacks its quotes", R"({u:)" USER("u") R"(,"v":)" USER("v") R"(,"w":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@1:36 /v user v\n3@1:68 /w user w\n"},
    {"a map whose first name lacks one", R"({u":)" USER("u") R"(,"v":)" USER("v") "}",
     "1@1:1  [malformed-json@]\n2@1:37 /v user v\n"},
    {"a map behind a remark", "{\n// users\n\"u\":" USER("u") ",\n\"v\":" USER("v") "\n}",
     "1@1:1  [malformed-json@]\n2@3:5 /u user u\n3@4:5 /v user v\n"},
    {"a map of responses", R"({"a":{"User":)" USER("u") R"(},"b":{"User":)" USER("v") "}}",
     "1@1:6 /a describe-user u\n2@1:47 /b describe-user v\n"},
    {"a map of responses whose first is broken",
     R"({"a":{"User":{"Id" "u"}},"b":{"User":)" USER("v") R"(},"c":{"User":)" USER("w") "}}",
     "1@1:6 /a [malformed-json@]\n2@1:30 /b describe-user v\n3@1:71 /c describe-user w\n"},
};

BOOST_DATA_TEST_CASE(what_has_no_beginning_is_read_from_its_first_user_on, data::make(beginnings), row) { check(row); }

BOOST_AUTO_TEST_CASE(a_text_that_cannot_be_read_says_how_many_users_are_in_it) {
  const auto extent_of = [](std::string_view text) {
    std::string extent;
    MemorySource source(text);
    read_records(source, {}, [&](const SourceRecord& record) {
      for (const auto& diagnostic : record.user.diagnostics) {
        if (diagnostic.id == DiagnosticId::text_not_read) extent += diagnostic.detail;
      }
    });
    return extent;
  };
  const std::string two = USER("u") "," USER("v");
  BOOST_TEST(extent_of(" {\"r\":{\"Users\":[" + two + "]}}") ==
             "73 bytes from byte 1 on, up to line 1, column 75; about 2 users in them");
  BOOST_TEST(extent_of("{\"r\":\n[" + two + ",]}") ==
             "65 bytes from byte 0 on, up to line 2, column 60; about 2 users in them");
  BOOST_TEST(extent_of(R"({"Users":[],"p":{"Users":[)" + two + "]}}") ==
             "73 bytes from byte 11 on, up to line 1, column 85; about 2 users in them");
  BOOST_TEST(extent_of(R"({"r":[{"AutoAcceptConfigs":[]},{"AutoAcceptConfigs":[]}]})") ==
             "57 bytes from byte 0 on, up to line 1, column 58; about 2 users in them");
  BOOST_TEST(extent_of(R"({"r":)" USER("u") R"(,"s":1,"AutoAcceptConfigs":[],"t":{"AutoAcceptConfigs":[]}})").empty());
}

BOOST_AUTO_TEST_CASE(a_page_in_another_encoding_is_called_by_it) {
  std::string text = USER("u") "\n\xff\xfe";
  for (const char c : std::string_view(USER("v"))) text.append(1, c).append(1, '\0');
  std::string detail;
  MemorySource source(text);
  read_records(source, {}, [&](const SourceRecord& record) {
    for (const auto& diagnostic : record.user.diagnostics) detail += diagnostic.detail;
  });
  BOOST_TEST(detail == "it is UTF-16 from here on: make each file UTF-8 before they are joined");
}

BOOST_AUTO_TEST_SUITE_END()
