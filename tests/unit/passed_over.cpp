// Settings that stand where nobody reads them: they are told of, and the user is withheld.
#include "connect_userconfig/json.hpp"
#include "unit/reader_support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(passed_over)

#define LISTS R"("AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true}])"

struct Row {
  const char* name;
  std::string text;
  const char* said;  // in a message; nothing if all is well
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row beside[] = {
    {"lists behind User", R"({"User":)" USER("u") "," LISTS "}", "settings stand beside `User`"},
    {"lists before User", "{" LISTS R"(,"User":)" USER("u") "}", "settings stand beside `User`"},
    {"lists beside User in a line of rejects",
     R"({"diagnostics":[],"form":"describe-user","input":{"User":)" USER("u") "," LISTS "}}",
     "settings stand beside `User`"},
    {"lists in User", R"({"User":{"Id":"u",)" LISTS "}}", ""},
    {"lists behind Users", R"({"Users":[)" USER("u") "]," LISTS "}", "settings stand beside its `Users`"},
    {"lists before Users", "{" LISTS R"(,"Users":[)" USER("u") "]}", "settings stand beside its `Users`"},
    {"a PhoneConfig behind Users", R"({"Users":[)" USER("u") R"(],"PhoneConfig":{}})",
     "settings stand beside its `Users`"},
    {"other members beside Users", R"({"InstanceId":"i","Users":[)" USER("u") R"(],"Id":"x","Tags":{}})", ""},
    {"users in another list of a response", R"({"Users":[)" USER("u") R"(],"Users2":[)" USER("v") "]}",
     "jq 'del(.Users2[]?), (.Users2[]? // empty)' FILE"},
    {"a user beside the users", R"({"User":)" USER("v") R"(,"Users":[)" USER("u") "]}",
     "jq 'del(.User), (select(.User) | {User})' FILE"},
    {"Users twice", R"({"Users":[)" USER("u") R"(],"Users":[)" USER("v") "]}", "make one list of both"},
    {"a response in a response", R"({"Users":[)" USER("u") R"(],"next":{"Users":[)" USER("v") "]}}",
     "jq 'del(.next), (.next // empty)' FILE"},
    {"a PhoneConfig of names in camel case", R"({"Id":"u","Arn":"a","PhoneConfig":{"phoneType":"SOFT_PHONE"}})",
     "its members are phoneType"},
    {"the same in a request", R"({"UserId":"u","InstanceId":"i","PhoneConfig":{"Phone_Type":"SOFT_PHONE","x":1}})",
     "none of the members of PhoneConfig is known"},
    {"a PhoneConfig of which one name is known",
     R"({"Id":"u","Arn":"a","PhoneConfig":{"phoneType":"SOFT_PHONE","AutoAccept":true}})", ""},
    {"a PhoneConfig's members in the user", R"({"Id":"u","Arn":"a","AutoAccept":true,"PhoneType":"SOFT_PHONE"})",
     "AutoAccept, PhoneType stand in the user itself"},
    {"one of them", R"({"Users":[{"Id":"u","Arn":"a","AfterContactWorkTimeLimit":1}]})",
     "AfterContactWorkTimeLimit stands in the user itself"},
    {"those in a wrapped user", R"({"User":{"Id":"u","Arn":"a","AutoAccept":true}})",
     "AutoAccept stands in the user itself"},
    {"those beside a PhoneConfig", R"({"Id":"u","Arn":"a","AutoAccept":true,"PhoneConfig":{}})", ""},
    {"those two levels down", R"({"Id":"u","Arn":"a","S":{"P":{"AutoAccept":true,"PhoneType":"SOFT_PHONE"}}})",
     "P holds what a PhoneConfig does"},
    {"those in a list", R"({"Id":"u","Arn":"a","S":[1,{"AutoAccept":true,"PhoneType":"SOFT_PHONE"}]})",
     "S holds what a PhoneConfig does"},
    {"an empty PhoneConfig", R"({"Id":"u","Arn":"a","PhoneConfig":{}})", ""},
    {"Users that is written with escapes", R"({"\u0055sers":[)" USER("u") "]}",
     "the name Users is written with escapes: jq . FILE"},
    {"a mended line of another form",
     R"({"diagnostics":[],"form":"search-users","input":{"InstanceId":"i","UserId":"u","PhoneConfig":{}}})",
     "which of the two is right?"},
};

BOOST_DATA_TEST_CASE(what_stands_beside_is_told_of, beside, row) {
  MemorySource source(row.text);
  std::string said;
  BOOST_TEST(!read_records(source, {}, [&](const SourceRecord& record) {
    if (has_errors(record.user.diagnostics)) said += messages(record.user.diagnostics);
  }));
  if (*row.said == '\0') {
    BOOST_TEST(said.empty(), said);
  } else {
    BOOST_TEST(contains(said, row.said), said);
  }
}

BOOST_AUTO_TEST_CASE(a_user_is_no_request_whatever_is_said) {
  constexpr std::string_view user = R"({"Id":"u","Arn":"a","PhoneConfig":{"AfterContactWorkTimeLimit":30000}})";
  for (const auto form : {Form::update_user_phone_config, Form::create_user}) {
    const auto record = read_record(user, {.form = form});
    BOOST_TEST(text(record.diagnostics) == "unrecognized-form@");
  }
}

std::string extent_in(const std::string& text) {
  const auto found = records_of(text);
  return contains(found, "text-not-read") ? "several" : "one";
}

BOOST_AUTO_TEST_CASE(users_without_settings_are_counted_too) {
  const std::string bare = R"({"Id":"u","Arn":"a","Username":"n"})";
  BOOST_TEST(extent_in(R"({"users":[)" + bare + "," + bare + "]}") == "several");
  BOOST_TEST(extent_in(R"({"users":[)" + bare + "]}") == "one");
  BOOST_TEST(extent_in(R"({"users":[{"Id":"u","Arn":"a"},)" + bare + "],}") == "several");
  // The names of other things are called by an Id and an Arn as well.
  BOOST_TEST(extent_in(R"({"RoutingProfileSummaryList":[{"Id":"q","Arn":"a"},{"Id":"r","Arn":"b"}]})") == "one");
}

BOOST_AUTO_TEST_CASE(a_wrapper_says_what_it_is_in_a_mended_line_of_a_response_too) {
  const auto record = read_record(std::string_view(
      R"({"diagnostics":[],"form":"search-users","input":{"User":{"Id":"u","Arn":"a","PhoneConfig":{}}}})"));
  BOOST_TEST(to_string(record.form) == "describe-user");
  BOOST_TEST(!has_errors(record.diagnostics));
}

BOOST_AUTO_TEST_SUITE_END()
