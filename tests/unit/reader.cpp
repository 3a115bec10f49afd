// Every form of file, and how far a broken one is still read.
#include "connect_userconfig/reader.hpp"
#include "unit/support.hpp"

#include <algorithm>
#include <cstring>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

/// Gives a text in pieces of one size.
class Pieces : public ByteSource {
 public:
  Pieces(std::string_view text, std::size_t size) : text_(text), size_(size) {}
  Read read(std::span<char> to) override {
    const auto size = std::min({size_, text_.size(), to.size()});
    std::memcpy(to.data(), text_.data(), size);
    text_.remove_prefix(size);
    return {.size = size};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "pieces"; }

 private:
  std::string_view text_;
  std::size_t size_;
};

/// `1@2:3 /Users/0 search-users u-1`, one a line: number, place, pointer, form, Id or UserId, and the diagnostics.
std::string records_of(ByteSource& source, const ReadOptions& options) {
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

std::string records_of(std::string_view text, const ReadOptions& options = {}) {
  MemorySource source(text);
  return records_of(source, options);
}

struct Row {
  const char* name;
  std::string text;
  std::string expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

#define USER(id) R"({"Id":")" id R"(","PhoneConfig":{}})"
#define REQUEST(id) R"({"InstanceId":"i","UserId":")" id R"(","PhoneConfig":{}})"

const Row whole[] = {
    {"request", REQUEST("u"), "1@1:1  update-user-phone-config u\n"},
    {"request, pretty", "{\n  \"InstanceId\": \"i\",\n  \"UserId\": \"u\",\n  \"PhoneConfig\": {\n  }\n}\n",
     "1@1:1  update-user-phone-config u\n"},
    {"DescribeUser", R"({"User":)" USER("u") "}", "1@1:1  describe-user u\n"},
    {"SearchUsers", R"({"Users":[)" USER("u") "," USER("v") "]}",
     "1@1:11 /Users/0 search-users u\n2@1:39 /Users/1 search-users v\n"},
    {"SearchUsers, pretty",
     "{\n    \"Users\": [\n        {\n            \"Id\": \"u\",\n            \"PhoneConfig\": {}\n        },\n"
     "        {\n            \"Id\": \"v\",\n            \"PhoneConfig\": {}\n        }\n    ]\n}\n",
     "1@3:9 /Users/0 search-users u\n2@7:9 /Users/1 search-users v\n"},
    {"SearchUsers with all members", R"({"Users":[)" USER("u") R"(],"NextToken":"t","ApproximateTotalCount":1})",
     "1@1:11 /Users/0 search-users u\n"},
    {"SearchUsers, Users last", R"({"ApproximateTotalCount":1,"NextToken":"t","Users":[)" USER("u") "]}",
     "1@1:53 /Users/0 search-users u\n"},
    {"SearchUsers without users", R"({"Users":[],"ApproximateTotalCount":0})", ""},
    {"SearchUsers of wrapped users", R"({"Users":[{"User":)" USER("u") "}]}", "1@1:11 /Users/0 describe-user u\n"},
    {"bare user", USER("u"), "1@1:1  user u\n"},
    {"bare PhoneConfig", R"({"AutoAccept":true})", "1@1:1  phone-config\n"},
    {"array of requests", "[" REQUEST("u") ",\n" REQUEST("v") "]",
     "1@1:2 /0 update-user-phone-config u\n2@2:1 /1 update-user-phone-config v\n"},
    {"array of DescribeUser responses", R"([{"User":)" USER("u") R"(},{"User":)" USER("v") "}]",
     "1@1:2 /0 describe-user u\n2@1:39 /1 describe-user v\n"},
    {"array of SearchUsers responses", R"([{"Users":[)" USER("u") R"(]},{"Users":[)" USER("v") "]}]",
     "1@1:12 /0/Users/0 search-users u\n2@1:52 /1/Users/0 search-users v\n"},
    {"empty array", "[]", ""},
    {"newline-delimited", USER("u") "\n" USER("v") "\n", "1@1:1  user u\n2@2:1  user v\n"},
    {"newline-delimited, no last line end", USER("u") "\n" USER("v"), "1@1:1  user u\n2@2:1  user v\n"},
    {"newline-delimited, CRLF", USER("u") "\r\n" USER("v") "\r\n", "1@1:1  user u\n2@2:1  user v\n"},
    {"newline-delimited, blank lines", "\n" USER("u") "\n\n\n" USER("v") "\n", "1@2:1  user u\n2@5:1  user v\n"},
    {"byte order mark", "\xef\xbb\xbf" USER("u") "\n" USER("v"), "1@1:1  user u\n2@2:1  user v\n"},
    {"concatenated", USER("u") USER("v"), "1@1:1  user u\n2@1:28  user v\n"},
    {"concatenated, pretty", "{\n  \"User\": " USER("u") "\n}\n{\n  \"User\": " USER("v") "\n}\n",
     "1@1:1  describe-user u\n2@4:1  describe-user v\n"},
    {"concatenated SearchUsers pages",
     R"({"Users":[)" USER("u") "]}\n"
                               R"({"Users":[)" USER("v") "]}\n",
     "1@1:11 /Users/0 search-users u\n2@2:11 /Users/0 search-users v\n"},
    {"map of users", R"({"user1":)" USER("u") R"(,"user2":)" USER("v") "}",
     "1@1:10 /user1 user u\n2@1:46 /user2 user v\n"},
    {"map with odd names", R"({"a/b~c":)" USER("u") R"(,"":)" USER("v") "}",
     "1@1:10 /a~1b~0c user u\n2@1:41 / user v\n"},
    {"a map of one", R"({"user1":)" USER("u") "}", "1@1:10 /user1 user u\n"},
    {"a user and something else is no map", R"({"user1":)" USER("u") R"(,"x":1})", "1@1:1  [unrecognized-form@]\n"},
    {"a user in a user, first", R"({"Previous":)" USER("v") R"(,"Id":"u","PhoneConfig":{}})", "1@1:1  user u\n"},
    {"a name that ends like Users", R"({"x\"Users":[)" USER("u") R"(],"Id":"v","PhoneConfig":{}})",
     "1@1:1  [unrecognized-form@/x\"Users/0]\n"},
    {"a name that ends in a backslash before Users", R"({"x\\":1,"Users":[)" USER("u") "]}",
     "1@1:19 /Users/0 search-users u\n"},
    {"a bracket in a user that starts its line as the user did",
     "{\"Users\": [\n  {\n  \"Id\": \"u\", \"PhoneConfig\":\n  {\n  }\n  }\n]}", "1@2:3 /Users/0 search-users u\n"},
    {"a bracket in a user that stands alone where the user's did",
     "{\n  \"Id\": \"u\",\n  \"PhoneConfig\":\n{\n  },\n  \"L\": [\n{\n    },\n{\n    }\n  ]\n}\n" USER("v"),
     "1@1:1  user u\n2@13:1  user v\n"},
    {"a bracket in a response that stands alone where its own did",
     "{\n  \"User\":\n{\n  \"Id\": \"u\",\n  \"PhoneConfig\": {}\n}\n}\n", "1@1:1  describe-user u\n"},
    {"a bracket before Users that stands alone where its page's did",
     "{\n  \"ResponseMetadata\":\n{\n  },\n  \"Users\": [" USER("u") "]\n}\n", "1@5:13 /Users/0 search-users u\n"},
    {"a user of a map whose bracket stands alone where the map's did",
     "{\n  \"a\":\n{\n  \"Id\": \"u\",\n  \"PhoneConfig\": {}\n}\n}\n", "1@3:1 /a user u\n"},
    {"a bracket that starts its line behind a document of a line",
     USER("u") "\n{\"Id\":\"v\",\"PhoneConfig\":\n{\"AutoAccept\":true},\"L\":[\n[]]}\n",
     "1@1:1  user u\n2@2:1  user v\n"},
    {"a list in a list", "[[" USER("u") "," USER("v") "]," USER("w") "]",
     "1@1:2 /0 [unrecognized-form@]\n2@1:60 /1 user w\n"},
    {"a mixture",
     REQUEST("a") "\n[" USER("b") "]\n"
                                  R"({"User":)" USER("c") "}\n"
                                                          R"({"Users":[)" USER("d") "]}",
     "1@1:1  update-user-phone-config a\n2@2:2 /0 user b\n3@3:1  describe-user c\n4@4:11 /Users/0 search-users d\n"},
    {"columns count characters",
     R"([{"Id":")"
     "\xc3\xa4\xf0\x9f\x98\x80"
     R"(","PhoneConfig":{}},)" USER("v") "]",
     "1@1:2 /0 user \xc3\xa4\xf0\x9f\x98\x80\n2@1:31 /1 user v\n"},
    {"brackets and quotes in strings",
     R"({"Id":"]}\"{[\\","PhoneConfig":{}})"
     "\n" USER("v"),
     "1@1:1  user ]}\"{[\\\n2@2:1  user v\n"},
    {"nothing", "", ""},
    {"blanks", " \r\n\t\n", ""},
};

const Row broken[] = {
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
    {"a map whose first user lacks its end",
     R"({"a":{"Id":"x","PhoneConfig":{},"b":)" USER("v") R"(,"c":)" USER("w") "}",
     "1@1:1  [malformed-json@]\n2@1:37 /b user v\n3@1:69 /c user w\n"},
    {"a map in which a broken user looks like a page",
     R"({"a":)" USER("u") R"(,"b":{"Id":1 [{"Users":["C": 1}]},"c":)" USER("v") R"(,"d":)" USER("w") "}",
     "1@1:6 /a user u\n2@1:38 /b [malformed-json@]\n3@1:57 /Users/0 [unrecognized-form@]\n"
     "4@1:60 /Users/0 [malformed-json@]\n5@1:71 /c user v\n6@1:103 /d user w\n"},
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
     "1@1:1  [malformed-json@]\n"},
    {"a user in a user, and no colon behind it", R"({"Previous":)" USER("v") R"(,"a"{"Id":"u"},"PhoneConfig":{}})",
     "1@1:1  [malformed-json@ text-not-read@]\n"},
    {"a user in a user, and no quote behind it", R"({"Previous":)" USER("v") R"(,a:{"Id":"u"},"PhoneConfig":{}})",
     "1@1:1  [malformed-json@]\n"},
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
     "4@1:72  [malformed-json@]\n5@1:73 /0 user v\n"},
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

void check(const Row& row) {
  BOOST_TEST(records_of(row.text) == row.expected);
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{7}}) {
    Pieces pieces(row.text, size);
    BOOST_TEST(records_of(pieces, {}) == row.expected, "in pieces of " << size);
  }
}

BOOST_DATA_TEST_CASE(every_form_of_file, data::make(whole), row) { check(row); }
BOOST_DATA_TEST_CASE(what_is_broken_does_not_take_the_rest_with_it, data::make(broken), row) { check(row); }

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
  const Row rows[] = {
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

BOOST_AUTO_TEST_CASE(a_told_form_holds_for_every_record) {
  BOOST_TEST(records_of(USER("u") "\n" USER("v"), {.form = Form::describe_user}) ==
             "1@1:1  describe-user u\n2@2:1  describe-user v\n");
  BOOST_TEST(records_of(R"({"Queues":1})", {.form = Form::describe_user}) == "1@1:1  [unrecognized-form@]\n");
}

BOOST_AUTO_TEST_CASE(a_source_that_fails_says_so) {
  class Failing : public ByteSource {
   public:
    Read read(std::span<char> to) override {
      if (done_) return {.error = std::make_error_code(std::errc::io_error)};
      done_ = true;
      const std::string_view text = USER("u") "\n" USER("v");
      std::memcpy(to.data(), text.data(), text.size());
      return {.size = text.size()};
    }
    [[nodiscard]] std::string_view name() const noexcept override { return "failing"; }

   private:
    bool done_ = false;
  } source;
  std::size_t records = 0;
  const auto error = read_records(source, {}, [&](const SourceRecord&) { ++records; });
  BOOST_TEST((error == std::errc::io_error));
  BOOST_TEST(records >= 1U);
}

BOOST_AUTO_TEST_SUITE_END()
