// A response that ends too early: its users go on behind it, in the unit that they have, if nothing else can be meant.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

const ReaderRow rows_that_go_on[] = {
    {"a bracket that ends the list where a user begins",
     R"({"Users":[)" USER("u") R"(,]"Id":"x","PhoneConfig":{}},)" USER("v") "," USER("w") R"(],"NextToken":""})",
     "1@1:11 /Users/0 search-users u\n0@1:39  [malformed-json@]\n2@1:40  [malformed-json@]\n"
     "0@1:66  [malformed-json@]\n3@1:67 /Users/2 search-users v\n4@1:95 /Users/3 search-users w\n"},
    {"the same in a list of responses",
     R"([{"Users":[)" USER("u") R"(,]"Id":"x","PhoneConfig":{}},)" USER("v") R"(],"NextToken":""},{"Users":[)" USER(
         "w") "]}]",
     "1@1:12 /0/Users/0 search-users u\n0@1:40 /0 [malformed-json@]\n2@1:41 /0 [malformed-json@]\n"
     "3@1:68 /0/Users/2 search-users v\n4@1:123 /1/Users/0 search-users w\n"},
    {"the end of a response too many", R"({"Users":[)" USER("u") "]}," USER("v") "," USER("w") R"(],"NextToken":""})",
     "1@1:11 /Users/0 search-users u\n0@1:40  [malformed-json@]\n2@1:41 /Users/1 search-users v\n"
     "3@1:69 /Users/2 search-users w\n"},
    {"the same, and nothing beside the users", R"({"Users":[)" USER("u") "]}," USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n0@1:40  [malformed-json@]\n2@1:41 /Users/1 search-users v\n"},
    {"the same in a list of responses",
     R"([{"Users":[)" USER("u") "]}," USER("v") R"(],"NextToken":""},{"Users":[)" USER("w") "]}]",
     "1@1:12 /0/Users/0 search-users u\n2@1:40 /0 [malformed-json@]\n3@1:42 /0/Users/1 search-users v\n"
     "4@1:97 /1/Users/0 search-users w\n"},
    {"the same where nothing tells but how the users are written",
     "{\n \"Users\": [\n  " USER("u") "]},\n  " USER("v") ",\n  " USER("w"),
     "1@3:3 /Users/0 search-users u\n0@3:32  [malformed-json@]\n2@4:3 /Users/1 search-users v\n"
     "3@5:3 /Users/2 search-users w\n"},
    {"a bracket too many, and one too few: a user is left beside the list",
     R"({"Users":[)" USER("u") R"(],"Id":"x","PhoneConfig":{}},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39  [unrecognized-form@]\n0@1:66  [malformed-json@]\n"
     "3@1:67 /Users/1 search-users v\n"},
    {"a list of two forms is none of users",
     "["
     R"({"Users":[)" USER("u") "]}," USER("v") R"(,{"Users":[)" USER("w") "]}]",
     "1@1:12 /0/Users/0 search-users u\n2@1:42 /1 user v\n3@1:80 /2/Users/0 search-users w\n"},
    {"nor is one without its first bracket", R"({"Users":[)" USER("u") "]}," USER("v") "," USER("w") "]",
     "1@1:11 /Users/0 search-users u\n0@1:40  [malformed-json@]\n2@1:41 /1 user v\n3@1:69 /2 user w\n"},
    {"nor what is written as the documents are", "{\"Users\": [\n " USER("u") "]},\n" USER("v") ",\n" USER("w"),
     "1@2:2 /Users/0 search-users u\n0@2:31  [malformed-json@]\n2@3:1 /1 user v\n3@4:1 /2 user w\n"},
    {"nor what comes behind another document", R"({"Users":[)" USER("u") R"(,]"Id":"x"}[],)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n0@1:39  [malformed-json@]\n2@1:40  [malformed-json@]\n"
     "0@1:51  [malformed-json@]\n3@1:52 /1 user v\n"},
    {"nor another response", R"({"Users":[)" USER("u") R"(]},{"Users":[)" USER("v") R"(]}],"x":1})",
     "1@1:11 /Users/0 search-users u\n0@1:40  [malformed-json@]\n2@1:51 /1/Users/0 search-users v\n"
     "3@1:81  [malformed-json@]\n"},
    {"a bracket too many in a second page",
     R"({"Users":[)" USER("u") R"(]}{"Users":[[)" USER("v") "," USER("w") R"(],"NextToken":""})",
     "1@1:11 /Users/0 search-users u\n0@1:50 /Users/0 [malformed-json@]\n2@1:51 /Users/0 search-users v\n"
     "3@1:79 /Users/1 search-users w\n"},
    {"two pages of which the brackets between are missing",
     R"({"Users":[)" USER("u") R"(],"NextToken":"t" "Users":[)" USER("x") "," USER("v") "," USER("w") R"(]})",
     "1@1:11 /Users/0 search-users u\n2@1:39  [malformed-json@]\n3@1:93 /Users/1 search-users v\n"
     "4@1:121 /Users/2 search-users w\n"},
    {"a list among the users, whole", R"({"Users":[)" USER("u") ",[" USER("v") "]]}",
     "1@1:11 /Users/0 search-users u\n2@1:39 /Users/1 [unrecognized-form@]\n"},
};

BOOST_DATA_TEST_CASE(the_users_of_a_response_that_ends_too_early_go_on, rows_that_go_on, row) { check(row); }

BOOST_AUTO_TEST_CASE(a_name_that_was_cut_off_ends_the_text_though_a_line_end_follows) {
  for (const auto* end : {"", "\n", "\r\n", "\n \n"}) {
    const auto found = records_of(R"({"Users":[)" USER("u") R"(],"NextT)" + std::string(end));
    BOOST_TEST(contains(found, "[incomplete-export@]"), found);
  }
  const auto found = records_of(R"({"Users":[)" USER("u") "],\"NextT\nx");
  BOOST_TEST(!contains(found, "[incomplete-export@]"), found);
}

BOOST_AUTO_TEST_SUITE_END()
