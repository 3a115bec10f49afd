// How far a broken file is still read.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

const ReaderRow broken[] = {
    {"a broken line", USER("u") "\n{\"Id\": nope}\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"an unclosed line", USER("u") "\n{\"Id\":\"x\",\"PhoneConfig\":{\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"an unclosed string", USER("u") "\n{\"Id\":\"x\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"text between lines", USER("u") "\nnonsense\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"a lone surrogate", USER("u") "\n{\"Id\":\"\\ud800\"}\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"invalid UTF-8", USER("u") "\n{\"Id\":\"\xff\"}\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"a NUL character", USER("u") "\n{\"Id\":\"" + std::string(1, '\0') + "\"}\n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"a broken element", R"({"Users":[)" USER("u") R"(,{"Id" "x"},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39 /Users/1 [malformed-json@]\n3@1:50 /Users/2 search-users v\n"},
    {"the head of a response that was put into a user of a list",
     "[" USER("u") R"(,{"Id":"x",{"Users":["PhoneConfig":{}},)" USER("v") "]",
     "1@1:2 /0 user u\n2@1:30 /1 [malformed-json@]\n3@1:68 /2 user v\n"},
    {"a backslash before a line end in a string", "{\"Users\":[\"\\\n\"", "1@1:11 /Users/0 [malformed-json@]\n"},
    {"a list that ends in a comma", R"([)" USER("u") R"(,])", "1@1:2 /0 user u\n0@1:30  [malformed-json@]\n"},
    {"an element that lacks its end", R"({"Users":[)" USER("u") R"(,{"Id":"x","PhoneConfig":{},)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39 /Users/1 [malformed-json@]\n3@1:66 /Users/2 search-users v\n"},
    {"an element that ends twice", R"({"Users":[)" USER("u") "}," USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:38 /Users/0 [malformed-json@]\n3@1:40 /Users/1 search-users v\n"},
    {"a list that ends too early", R"({"Users":[)" USER("u") "]," USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39  [malformed-json@]\n3@1:40 /Users/1 search-users v\n"},
    {"a map in which a user lacks its end",
     R"({"a":)" USER("u") R"(,"b":{"Id":"x","PhoneConfig":{},"c":)" USER("v") R"(,"d":)" USER("w") "}",
     "1@1:6 /a user u\n2@1:38 /b [malformed-json@]\n3@1:69 /c user v\n4@1:101 /d user w\n"},
    {"a map whose first value is broken", R"({"a":{"Id":1 2},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:6 /a [malformed-json@]\n2@1:21 /b user v\n3@1:53 /c user w\n"},
    {"a map in whose first user the first name is broken",
     R"({"a":{"Id}:"x","PhoneConfig":{}},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@1:38 /b user v\n3@1:70 /c user w\n"},
    {"a map whose first user has the wrong bracket",
     R"({"a":["Id":"x","PhoneConfig":{}},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@1:38 /b user v\n3@1:70 /c user w\n"},
    {"a map in whose first user a line ends in the first name",
     "{\"a\":{\"\nId\":\"x\",\"PhoneConfig\":{}},\"b\":" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@2:31 /b user v\n3@2:63 /c user w\n"},
    {"a map in whose first user a NUL stands in the first name",
     "{\"a\":{\"I" + std::string(1, '\0') + R"(d":"x","PhoneConfig":{}},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:6 /a [malformed-json@]\n2@1:39 /b user v\n3@1:71 /c user w\n"},
    {"a map whose first user lacks its end",
     R"({"a":{"Id":"x","PhoneConfig":{},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@1:37 /b user v\n3@1:69 /c user w\n"},
    {"a map behind text that is no JSON, in which a bracket starts its line as the map's does",
     "}\n{\n \"a\":\n{\n\"Id\":\"u\",\"PhoneConfig\":{}},\"b\":" USER("v") "}",
     "1@1:1  [malformed-json@]\n2@4:1 /a user u\n3@5:32 /b user v\n"},
    {"a page behind a broken line, in which a bracket starts its line as its users do",
     "{\"Id\" 1}\n{\"Users\": [\n  {\n  \"Id\": \"u\", \"PhoneConfig\":\n  {\n  }\n  },\n  {\n  \"Id\": \"v\", \"L\": "
     "[\n"
     "  {\n  }\n  ], \"PhoneConfig\":\n  {\n  }\n  }\n]}",
     "1@1:1  [malformed-json@]\n2@3:3 /Users/0 search-users u\n3@8:3 /Users/1 search-users v\n"},
    {"a map behind text that is no JSON, whose first user is broken",
     "]\n {\n\"a\":\n {\n\"Id\" 1,\"PhoneConfig\":{}},\"b\":" USER("v") "}",
     "1@1:1  [malformed-json@]\n2@4:2 /a [malformed-json@]\n3@5:30 /b user v\n"},
    {"a map behind a document that was cut off where a bracket can open",
     "{\n \"User\":\n{\n \"a\":\n{\n\"Id\":\"u\",\"PhoneConfig\":{}},\"b\":" USER("v") "}",
     "1@1:1  [malformed-json@]\n2@3:1  [malformed-json@]\n3@5:1 /a user u\n4@6:32 /b user v\n"},
    {"a map in which a broken user looks like a page",
     R"({"a":)" USER("u") R"(,"b":{"Id":1 [{"Users":["C": 1}]},"c":)" USER("v") R"(,"d":)" USER("w") "}",
     "1@1:6 /a user u\n2@1:38 /b [malformed-json@]\n3@1:71 /c user v\n4@1:103 /d user w\n"},
    {"a broken user in whose middle a line starts as its document did",
     "{\"Users\": [\n{\n\"Id\": \"u\",\n\"PhoneConfig\": {}\n},\n  {\n\"Id\": \"x\",\n\"L\": [\n{{\n\"a\": "
     "1\n}\n]\n},\n"
     "  {\n\"Id\": \"v\",\n\"PhoneConfig\": {}\n}]}",
     "1@2:1 /Users/0 search-users u\n2@6:3 /Users/1 [malformed-json@]\n3@14:3 /Users/2 search-users v\n"},
    {"a broken element of a list behind documents of a line",
     USER("a") "\n"
               R"({"Users":[)" USER("u") ",\n{\"Id\" 1},\n" USER("v") ",\n" USER("w") "]}\n" USER("b"),
     "1@1:1  user a\n2@2:11 /Users/0 search-users u\n3@3:1 /Users/1 [malformed-json@]\n"
     "4@4:1 /Users/2 search-users v\n5@5:1 /Users/3 search-users w\n6@6:1  user b\n"},
    {"a page that lacks an end in its middle and at its end", R"({"Users":[{"Id":"x",)" USER("v") R"(,{"Id":"w")",
     "1@1:11 /Users/0 [malformed-json@]\n2@1:21 /Users/1 search-users v\n3@1:49 /Users/2 [malformed-json@]\n"},
    {"a line that was cut off behind a colon", USER("u") "\n{\"x\": \n" USER("v") "\n",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n3@3:1  user v\n"},
    {"a document that was cut off behind a colon, then a pretty one", "{\"User\":\n{\n  \"User\": " USER("v") "\n}\n",
     "1@1:1  [malformed-json@]\n2@2:1  describe-user v\n"},
    {"documents that were cut off where a bracket can open",
     "{\n  \"User\":\n{\n  \"User\": [\n{\n  \"User\": " USER("v") "\n}\n{\n  \"User\": " USER("w") "\n}\n",
     "1@1:1  [malformed-json@]\n2@3:1  [malformed-json@]\n3@5:1  describe-user v\n4@8:1  describe-user w\n"},
    {"a document that was cut off where a bracket can open, then brackets that match but no JSON",
     "{\n  \"User\":\n{\n  \"User\": " USER("v") "\n}\nnonsense }\n",
     "1@1:1  [malformed-json@]\n2@3:1  describe-user v\n3@6:1  [malformed-json@]\n"},
    {"a page that was cut off where a bracket can open, then brackets that match but no JSON",
     "{\n  \"NextToken\":\n{\n  \"User\": " USER("v") "\n}\nnonsense, \"Users\":[" USER("w") "]}\n",
     "1@1:1  [malformed-json@]\n2@3:1  describe-user v\n3@6:1  [malformed-json@]\n4@6:20 /0 user w\n"},
    {"a user in a user, and no comma behind it", R"({"Previous":)" USER("v") R"( "Id":"u","PhoneConfig":{}})",
     "1@1:1  [malformed-json@ text-not-read@]\n"},
    {"a user in a user, and no colon behind it", R"({"Previous":)" USER("v") R"(,"a"{"Id":"u"},"PhoneConfig":{}})",
     "1@1:1  [malformed-json@ text-not-read@]\n"},
    {"a user in a user, and no quote behind it", R"({"Previous":)" USER("v") R"(,a:{"Id":"u"},"PhoneConfig":{}})",
     "1@1:1  [malformed-json@ text-not-read@]\n"},
    {"a name twice in a map", R"({"a":)" USER("u") R"(,"a":)" USER("v") "}",
     "1@1:6 /a user u\n2@1:38 /a [duplicate-member@]\n"},
    {"users in two places", R"({"Users":[)" USER("u") R"(],"User":)" USER("v") "}",
     "1@1:11 /Users/0 search-users u\n2@1:39  [unrecognized-form@]\n"},
    {"users in two places, in the other order", R"({"User":)" USER("v") R"(,"Users":[)" USER("u") "]}",
     "1@1:1  [unrecognized-form@]\n2@1:46 /Users/0 search-users u\n"},
    {"Users twice", R"({"Users":[)" USER("u") R"(],"Users":[)" USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39  [unrecognized-form@ duplicate-member@/Users]\n"},
    {"NextToken twice", R"({"NextToken":"a","Users":[)" USER("u") R"(],"NextToken":"b"})",
     "1@1:27 /Users/0 search-users u\n0@1:55  [duplicate-member@/NextToken]\n"},
    {"a compact page that was cut off, then pretty documents",
     R"({"Users":[)" USER("u") R"(,{"Id":"x",)"
                               "\n{\n  \"User\": " USER("v") "\n}\n{\n  \"User\": " USER("w") "\n}\n",
     "1@1:11 /Users/0 search-users u\n2@1:39 /Users/1 [malformed-json@]\n3@2:1  describe-user v\n4@5:1  describe-user "
     "w\n"},
    {"a broken list behind a document that ended a map that was left",
     R"({"a":)" USER("u") ",\"b\":{\n" USER("v") "\n"
                                                 R"([{"Id" {},"c":)" USER("w") R"(,"d":{}}])",
     "1@1:6 /a user u\n2@1:38 /b [malformed-json@]\n3@2:1  user v\n4@3:2 /0 [malformed-json@]\n"},
    {"a broken list behind a map that ended a map that was left",
     R"({"a":)" USER("u") ",\"b\":{\n"
                          R"({"c":)" USER("v") "}\n"
                                               R"([{"Id" {},"d":)" USER("w") R"(,"e":{}}])",
     "1@1:6 /a user u\n2@1:38 /b [malformed-json@]\n3@2:6 /c user v\n4@3:2 /0 [malformed-json@]\n"},
    {"a line in a broken element that starts as all do where nothing is indented",
     "[\n{\n\"Id\": \"x\",\n\"L\": [{} {},\n{\n\"a\": 1\n}\n]\n},\n{\n\"Id\": \"v\",\n\"PhoneConfig\": {}\n}\n]",
     "1@2:1 /0 [malformed-json@]\n2@10:1 /1 user v\n"},
    {"a page that ends behind a user in which a line starts as the page did",
     "{\"Users\":[{\"Id\":\"u\",\"PhoneConfig\":\n{}}",
     "1@1:11 /Users/0 search-users u\n0@2:4  [incomplete-export@]\n"},
    {"a text that ends in the middle", USER("u") "\n{\"Id\":\"v\"",
     "1@1:1  user u\n2@2:1  [malformed-json@]\n0@2:10  [incomplete-export@]\n"},
    {"what is left of a broken user looks like the end of its page",
     R"({"Users":[{"H":[{"x":1 {},)" USER("u") R"(],"T":{},"Id":"x"},)" USER("v") "]}",
     "1@1:11 /Users/0 [malformed-json@]\n2@1:27 /Users/1 search-users u\n3@1:55  [unrecognized-form@]\n"
     "0@1:72  [malformed-json@]\n4@1:73 /Users/2 search-users v\n"},
    {"what is left of a broken user is broken, too",
     R"({"Users":[{"H":[{"x":1 {},)" USER("u") R"(],"T" {},"Id":"x"},)" USER("v") "]}",
     "1@1:11 /Users/0 [malformed-json@]\n2@1:27 /Users/1 search-users u\n3@1:55  [malformed-json@]\n"
     "4@1:73 /Users/2 search-users v\n"},
    {"an end of a page that is broken and may hold a user", R"({"Users":[)" USER("u") R"(],"User" {"Id":"x"}})",
     "1@1:11 /Users/0 search-users u\n2@1:39  [malformed-json@]\n"},
    {"an end of a page that is broken and names a user", R"({"Users":[)" USER("u") R"(],"User":{"Id" "x"}})",
     "1@1:11 /Users/0 search-users u\n2@1:39  [malformed-json@]\n"},
    {"a list that lacks its end", R"({"Users":[)" USER("u") ",",
     "1@1:11 /Users/0 search-users u\n0@1:39  [incomplete-export@]\n"},
    {"a damaged list that lacks its end", R"({"Users":[{"Id" ["x"},)" USER("v"),
     "1@1:11 /Users/0 [malformed-json@]\n2@1:23 /Users/1 search-users v\n"},
    {"a bracket too many", USER("u") "}\n" USER("v") "]\n" USER("w"),
     "1@1:1  user u\n2@1:28  [malformed-json@]\n3@2:1  user v\n4@2:28  [malformed-json@]\n5@3:1  user w\n"},
    {"brackets too many behind a damaged list", R"({"Users":[{"Id" ["x"},)" USER("v") "]}]}\n" USER("w") "}",
     "1@1:11 /Users/0 [malformed-json@]\n2@1:23 /Users/1 search-users v\n3@2:1  user w\n"
     "4@2:28  [malformed-json@]\n"},
    {"a list without commas", "[" USER("u") USER("v") USER("w") "]",
     "1@1:2 /0 user u\n0@1:29 /1 [malformed-json@]\n2@1:29 /1 user v\n3@1:56 /2 user w\n"},
    {"maps without a comma", R"([{"a":)" USER("u") R"(}{"b":)" USER("v") "}]",
     "1@1:7 /0/a user u\n0@1:35 /1 [malformed-json@]\n2@1:40 /1/b user v\n"},
    {"a large user that takes in the next of its page",
     R"([{"Users":[{"Id":"x","Notes":")" + std::string(20'000, 'n') +
         R"(","AutoAcceptConfigs":[{},)" USER("v") R"(]},{"Users":[)" USER("w") "]}]",
     "1@1:12 /0/Users/0 [malformed-json@]\n2@1:20057 /0/Users/1 search-users v\n3@1:20097 /1/Users/0 search-users w\n"},
    {"a list of lines without a comma", "[\n" USER("u") "\n" USER("v") "\n]",
     "1@2:1 /0 user u\n0@3:1 /1 [malformed-json@]\n2@3:1 /1 user v\n"},
    {"a list of lines, one of which is broken and has no comma", "[\n" USER("u") ",\n{\"Id\" 1}\n" USER("v") "\n]",
     "1@2:1 /0 user u\n2@3:1 /1 [malformed-json@]\n3@4:1 /2 user v\n"},
    {"a ] that closes an object", R"([{"Users":[{"Id":"x","L":[{"a":1],)" USER("v") R"(]},{"Users":[)" USER("w") "]}]",
     "1@1:12 /0/Users/0 [malformed-json@]\n2@1:35 /0/Users/1 search-users v\n3@1:75 /1/Users/0 search-users w\n"},
    {"a } that closes an array",
     R"({"a":)" USER("u") R"(,"x":{"Id":"x","L":[1},"b":)" USER("v") R"(},"c":)" USER("w") "}",
     "1@1:6 /a user u\n2@1:38 /x [malformed-json@]\n3@1:60 /b user v\n4@1:88  [malformed-json@]\n5@1:93 /c user w\n"},
    {"a user that looks like a user inside",
     R"({"Users":[{"Id" ["x","History":[)" USER("a") "," USER("b") "]}," USER("v") "]}",
     "1@1:11 /Users/0 [malformed-json@ text-not-read@]\n2@1:91 /Users/1 search-users v\n"},
    {"a repeated member",
     R"({"Id":"u","Id":"u","PhoneConfig":{}})"
     "\n" USER("v"),
     "1@1:1  [duplicate-member@/Id]\n2@2:1  user v\n"},
    {"not a record in a list", R"({"Users":[1,)" USER("u") R"(,null,"x"]})",
     "1@1:11 /Users/0 [unrecognized-form@]\n2@1:13 /Users/1 search-users u\n"
     "3@1:41 /Users/2 [unrecognized-form@]\n4@1:46 /Users/3 [unrecognized-form@]\n"},
    {"no form", R"({"Queues":[]})", "1@1:1  [unrecognized-form@]\n"},
    {"too deep, then a good one", std::string(2000, '[') + std::string(2000, ']') + "\n" USER("v") "\n",
     "1@1:2 /0 [nesting-too-deep@]\n2@2:1  user v\n"},
};

BOOST_DATA_TEST_CASE(what_is_broken_does_not_take_the_rest_with_it, data::make(broken), row) { check(row); }

/// While the end of a broken value is looked for, its name leaves the memory.
BOOST_AUTO_TEST_CASE(a_broken_user_of_a_map_keeps_its_name_however_the_text_is_cut) {
  const std::string text = R"({"first":{"Id":"u","PhoneConfig":{}},"second":{"Id":1 [{"Users":["C": 1}]},)"
                           R"("third":{"Id":"v","PhoneConfig":{}}})";
  const auto expected = records_of(text);
  BOOST_TEST(contains(expected, "2@1:47 /second "), expected);
  for (std::size_t size = 1; size < text.size(); ++size) {
    Pieces pieces(text, size);
    BOOST_TEST(records_of(pieces, {}) == expected, size);
  }
}

/// Where a line started is known however much of what stands before it has left the memory.
BOOST_AUTO_TEST_CASE(a_deep_indentation_counts_however_the_text_is_cut) {
  const std::string deepest(1000, ' ');
  const std::string deeper(1001, ' ');
  const auto list = [](const std::string& indent) {
    return "[\n" + indent + USER("u") ",\n" + indent + "{\"Id\" 1,\n" + indent + "{\"a\":1}]";
  };
  const ReaderRow rows[] = {
      {"the deepest", list(deepest),
       "1@2:1001 /0 user u\n2@3:1001 /1 [malformed-json@]\n3@4:1001 /2 [unrecognized-form@]\n"},
      {"one deeper", list(deeper), "1@2:1002 /0 user u\n2@3:1002 /1 [malformed-json@]\n"},
      {"behind a byte order mark", USER("u") "\n\xef\xbb\xbf" + deepest + "{\"Id\" 1,\n" + deepest + "{\"a\":1}",
       "1@1:1  user u\n2@2:1001  [malformed-json@]\n3@3:1001  [unrecognized-form@]\n"},
  };
  for (const auto& row : rows) {
    BOOST_TEST(records_of(row.text) == row.expected);
    for (std::size_t size = 1; size < row.text.size(); ++size) {
      Pieces pieces(row.text, size);
      BOOST_TEST(records_of(pieces, {}) == row.expected, row.name << " in pieces of " << size);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
