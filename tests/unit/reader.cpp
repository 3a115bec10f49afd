// Every form of file.
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(reader)

const ReaderRow whole[] = {
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
    {"a user in a user, first", R"({"Previous":)" USER("v") R"(,"Id":"u","PhoneConfig":{}})",
     "1@1:1  [unrecognized-form@/Previous/PhoneConfig]\n"},
    {"a name that ends like Users", R"({"x\"Users":[)" USER("u") R"(],"Id":"v","PhoneConfig":{}})",
     "1@1:1  [unrecognized-form@/x\"Users/0/PhoneConfig]\n"},
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
     "1@1:2 /0 [unrecognized-form@ text-not-read@]\n2@1:60 /1 user w\n"},
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

BOOST_DATA_TEST_CASE(every_form_of_file, data::make(whole), row) { check(row); }

BOOST_AUTO_TEST_CASE(a_told_form_holds_for_every_record) {
  BOOST_TEST(records_of(USER("u") "\n" USER("v"), {.form = Form::describe_user}) ==
             "1@1:1  describe-user u\n2@2:1  describe-user v\n");
  BOOST_TEST(records_of(R"({"Queues":1})", {.form = Form::describe_user}) == "1@1:1  [unrecognized-form@]\n");
}

/// A record uses the memory of the one before: nothing of whom that was about must be left.
BOOST_AUTO_TEST_CASE(nothing_is_left_of_the_record_before) {
  const std::string before = R"({"InstanceId":"a","UserId":"b","PhoneConfig":{"AutoAccept":true}})"
                             "\n"
                             R"({"Id":"c","Arn":"d","Username":"e","PhoneConfig":{"AutoAccept":true}})";
  for (const std::string after : {R"({"Id":1,"Arn":null,"Username":2,"PhoneConfig":{}})",
                                  R"({"PhoneType":"SOFT_PHONE"})", R"({"PhoneConfig":{}})", R"({"Id":"f",})", "[7]",
                                  "{}", R"({"Users":[{"Id":[]}]})", R"({"input":{},"diagnostics":[]})", ""}) {
    BOOST_TEST_CONTEXT(after) {
      const auto text = before + "\n" + after + "\n";
      MemorySource source(text);
      std::size_t records = 0;
      const auto error = read_records(source, {}, [&](const SourceRecord& record) {
        const auto& user = record.user;
        const bool nobody = !user.id && !user.arn && !user.user_id && !user.instance_id && !user.username;
        BOOST_TEST(nobody == (++records > 2));
        if (records > 2) BOOST_TEST((!user.phone_config || !user.phone_config->auto_accept));
      });
      BOOST_TEST(!error);
      BOOST_TEST(records == (after.empty() ? 2U : 3U));
    }
  }
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
