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

/// Two users, of which a bracket starts a line as a document does: no document, where the list goes on and ends.
const ReaderRow rows_of_lines[] = {
    {"a line end in place of a comma", R"({"Users":[)" USER("u") "\n" USER("v") "," USER("w") "]}",
     "1@1:11 /Users/0 search-users u\n"
     "0@2:1 /Users/1 [malformed-json@]\n"
     "2@2:1 /Users/1 search-users v\n"
     "3@2:29 /Users/2 search-users w\n"},
    {"the same in a list of responses",
     R"([{"Users":[)" USER("u") "\n" USER("v") "," USER("w") R"(]},{"Users":[)" USER("x") "]}]",
     "1@1:12 /0/Users/0 search-users u\n"
     "0@2:1 /0/Users/1 [malformed-json@]\n"
     "2@2:1 /0/Users/1 search-users v\n"
     "3@2:29 /0/Users/2 search-users w\n"
     "4@2:69 /1/Users/0 search-users x\n"},
    {"a line end in place of a colon",
     R"({"Users":[{"Id":"u","PhoneConfig")"
     "\n"
     R"({"AutoAccept":true},"Username":"n"},)" USER("v") "," USER("w") R"(],"NextToken":""})",
     "1@1:11 /Users/0 [malformed-json@]\n"
     "2@2:37 /Users/1 search-users v\n"
     "3@2:65 /Users/2 search-users w\n"},
    {"a word and a line end between two users", R"({"Users":[)" USER("u") ",Terminated\n" USER("v") "," USER("w") "]}",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "0@2:1 /Users/2 [malformed-json@]\n"
     "3@2:1 /Users/2 search-users v\n"
     "4@2:29 /Users/3 search-users w\n"},
    {"a word and a line end in a list of a user",
     R"({"Users":[{"Id":"u","AutoAcceptConfigs":[Killed)"
     "\n"
     R"({"Channel":"CHAT"}],"Username":"n"},)" USER("v") "," USER("w") "]}",
     "1@1:11 /Users/0 [malformed-json@]\n"
     "2@2:37 /Users/1 search-users v\n"
     "3@2:65 /Users/2 search-users w\n"},
    {"a bracket in the first column",
     "{\n  \"Users\": [\n    " USER("u") ",\n    {\n{      \"Id\": \"x\",\n      \"PhoneConfig\": {}\n    },\n   "
                                         " " USER("v") ",\n    " USER("w") "\n  ]\n}",
     "1@3:5 /Users/0 search-users u\n"
     "2@4:5 /Users/1 [malformed-json@]\n"
     "3@5:1 /Users/2 search-users x\n"
     "4@8:5 /Users/3 search-users v\n"
     "5@9:5 /Users/4 search-users w\n"},
    {"a bracket in the first column, before an end",
     "{\n  \"Users\": [\n    " USER("u") ",\n    {\n      \"Id\": \"x\",\n      \"PhoneConfig\": {}\n{    },\n   "
                                         " " USER("v") ",\n    " USER("w") "\n  ],\n  \"NextToken\": \"t\"\n}",
     "1@3:5 /Users/0 search-users u\n"
     "2@4:5 /Users/1 [malformed-json@]\n"
     "3@8:5 /Users/2 search-users v\n"
     "4@9:5 /Users/3 search-users w\n"},
    {"documents behind a list that was cut off", R"({"Users":[)" USER("u") "\n" USER("v") "\n" USER("w") "\n",
     "1@1:11 /Users/0 search-users u\n"
     "0@2:1  [malformed-json@]\n"
     "2@2:1  user v\n"
     "3@3:1  user w\n"},
    {"the same behind a user that was cut off",
     R"({"Users":[)" USER("u") R"(,{"Id":"x)"
                               "\n" USER("v") "\n" USER("w") "\n",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@2:1  user v\n"
     "4@3:1  user w\n"},
    {"a list without its beginning behind one that was cut off",
     R"({"Users":[)" USER("u") R"(,{"Id":"x)"
                               "\n" USER("v") "," USER("w") "]\n",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@2:1  user v\n"
     "0@2:28  [malformed-json@]\n"
     "4@2:29 /1 user w\n"},
    {"one that has documents before its end",
     R"({"Users":[)" USER("u") R"(,{"Id":"x)"
                               "\n" USER("v") ",\n" REQUEST("r") "\n" REQUEST("s") "," USER("w") "]}\n",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@2:1  user v\n"
     "0@2:28  [malformed-json@]\n"
     "4@3:1 /1 update-user-phone-config r\n"
     "0@4:1 /2 [malformed-json@]\n"
     "5@4:1 /2 update-user-phone-config s\n"
     "6@4:50 /3 user w\n"},
    {"a list of a user is not that of users",
     R"({"Users":[)" USER("u") R"(,{"Id":"x)"
                               "\n" USER("v") R"(,"AutoAcceptConfigs":[{}],"Username":"x"})"
                                              "\n" REQUEST("r"),
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@2:1  user v\n"
     "4@2:28  [malformed-json@]\n"
     "5@3:1  update-user-phone-config r\n"},
};

/// A bracket, or more, that cuts a record in two.
const ReaderRow rows_in_two[] = {
    {"a bracket in place of a comma",
     R"({"Users":[)" USER("u") R"(,{"Id":"x"}"Arn":"a","PhoneConfig":{}},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@1:77 /Users/2 search-users v\n"},
    {"a bracket before a comma", R"({"Users":[)" USER("u") R"(,{"Id":"x"},"Arn":"a","PhoneConfig":{}},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [malformed-json@]\n"
     "3@1:78 /Users/2 search-users v\n"},
    // Who has settings is answered at once, and what stands behind him is told of.
    {"a bracket behind the settings, of which there are more",
     R"({"Users":[{"Id":"x","PhoneConfig":{}}"AutoAcceptConfigs":[{}]},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users x\n"
     "2@1:38 /Users/0 [malformed-json@]\n"
     "3@1:64 /Users/1 search-users v\n"},
    {"a bracket in a list", "[" USER("u") R"(,{"Id":"x","Arn":"a"},"Username":"n","PhoneConfig":{}},)" USER("v") "]",
     "1@1:2 /0 user u\n"
     "2@1:30 /1 [malformed-json@]\n"
     "3@1:84 /2 user v\n"},
    {"a bracket in a map", R"({"a":)" USER("u") R"(,"b":{"Id":"x"}"PhoneConfig":{}},"c":)" USER("v") "}",
     "1@1:6 /a user u\n"
     "2@1:38 /b [malformed-json@]\n"
     "3@1:70 /c user v\n"},
    {"a name without a comma before it, in a map", R"({"a":)" USER("u") R"(,"b":)" USER("v") R"("c":)" USER("w") "}",
     "1@1:6 /a user u\n"
     "2@1:38 /b user v\n"
     "0@1:65  [malformed-json@]\n"
     "3@1:69 /c user w\n"},
    {"a name behind the last record", R"({"Users":[)" USER("u") R"(,"x"],"NextToken":""})",
     "1@1:11 /Users/0 search-users u\n"
     "2@1:39 /Users/1 [unrecognized-form@]\n"},
    {"the name of a response in a saved request",
     "[" REQUEST("u") R"(,{"UserId":"x","Users":["InstanceId":"i","PhoneConfig":{}},)" REQUEST("v") "," REQUEST(
         "w") "]",
     "1@1:2 /0 update-user-phone-config u\n"
     "2@1:51 /1 [malformed-json@]\n"
     "3@1:109 /2 update-user-phone-config v\n"
     "4@1:158 /3 update-user-phone-config w\n"},
    {"the same behind the instance",
     "[" REQUEST("u") R"(,{"InstanceId":"i","Users":["UserId":"x","PhoneConfig":{}},)" REQUEST("v") "," REQUEST(
         "w") "]",
     "1@1:2 /0 update-user-phone-config u\n"
     "2@1:78 /0 [unrecognized-form@]\n"
     "3@1:86 /0 [malformed-json@]\n"
     "4@1:109 /1 update-user-phone-config v\n"
     "5@1:158 /2 update-user-phone-config w\n"},
    {"the same in one document",
     R"({"UserId":"x","Users":["InstanceId":"i","PhoneConfig":{}})"
     "\n" REQUEST("v"),
     "1@1:1  [malformed-json@]\n"
     "2@2:1  update-user-phone-config v\n"},
    {"a response that names its instance", R"({"InstanceId":"i","Users":[)" USER("u") R"(],"NextToken":""})",
     "1@1:28 /Users/0 search-users u\n"},
};

BOOST_DATA_TEST_CASE(the_users_of_a_response_that_ends_too_early_go_on, rows_that_go_on, row) { check(row); }

BOOST_DATA_TEST_CASE(a_bracket_at_the_start_of_a_line_costs_one_user, data::make(rows_of_lines), row) { check(row); }

BOOST_DATA_TEST_CASE(a_record_cut_in_two_is_one_that_is_broken, data::make(rows_in_two), row) { check(row); }

BOOST_AUTO_TEST_CASE(a_name_that_was_cut_off_ends_the_text_though_a_line_end_follows) {
  for (const auto* end : {"", "\n", "\r\n", "\n \n"}) {
    const auto found = records_of(R"({"Users":[)" USER("u") R"(],"NextT)" + std::string(end));
    BOOST_TEST(contains(found, "[incomplete-export@]"), found);
  }
  const auto found = records_of(R"({"Users":[)" USER("u") "],\"NextT\nx");
  BOOST_TEST(!contains(found, "[incomplete-export@]"), found);
}

BOOST_AUTO_TEST_SUITE_END()
