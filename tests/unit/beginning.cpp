// What a document of more than 8 MiB is, told from its beginning.
#include "read/beginning.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using json::Setting;

BOOST_AUTO_TEST_SUITE(beginning)

#define A_USER R"({"Id":"u","Arn":"a","PhoneConfig":{"PhoneType":"SOFT_PHONE"}})"

BOOST_AUTO_TEST_CASE(the_path_leads_to_what_is_read_as_it_is) {
  const std::pair<std::string, const char*> rows[] = {
      {R"({"users":[)" A_USER "," A_USER, ".users[]"},
      {R"({"at":"2026","a":{"b c":[)" A_USER, R"(.a["b c"][])"},
      {R"([[)" A_USER, "[][]"},
      {R"({"result":{"Users":[)" A_USER, ".result"},
      {R"({"result":[{"Users":[)" A_USER, ".result[]"},
      {R"({"\u0055sers":[)" A_USER, ""},
      {R"({"x":{"User":)" A_USER "}", ".x"},
      {R"({"x":[{"Id":"u","Arn":"a","History":[)" A_USER "]}", ".x[]"},
      {R"({"x{[":[)" A_USER, R"(["x{["][])"},
      {R"({"x":"{\"}","y":)" A_USER, ".y"},
  };
  for (const auto& [text, path] : rows) {
    const auto found = reader::path_to_users(text);
    BOOST_TEST(found.has_value(), text);
    BOOST_TEST(found.value_or("none") == path, text);
  }
}

BOOST_AUTO_TEST_CASE(without_a_whole_user_there_is_no_path) {
  for (const auto* text :
       {"", "{", R"({"users":[{"Id":"u","Arn":"a")", R"({"a":[{"b":1},{"c":2}])", A_USER, "]]", "{}}"})
    BOOST_TEST(!reader::path_to_users(text), text);
  BOOST_TEST(!reader::path_to_users(std::string(100, '[') + A_USER));
}

BOOST_AUTO_TEST_CASE(a_beginning_says_what_is_the_matter) {
  const auto said = [](std::string_view text, Setting setting = Setting::alone) {
    const auto found = reader::look_at_beginning(text, setting);
    return found.error ? std::to_string(found.error->offset) : found.form;
  };
  BOOST_TEST(said(R"({"users":[)" A_USER ",") ==
             "its first member is users; users stand inside of it: jq '.users[]' FILE | connect-userconfig convert");
  BOOST_TEST(contains(said(R"({"users":[)" A_USER ",", Setting::in_list), "jq '.[].users[]?' FILE"));
  BOOST_TEST(contains(said(R"({"\u0055sers":[)" A_USER ","), "written with escapes: jq . FILE"));
  BOOST_TEST(
      contains(said("[[" A_USER ","), "it is a document of more than 8 MiB; users stand inside of it: jq '.[][]?'"));
  BOOST_TEST(said(std::string("{\"Us\0ers\":[", 12) + A_USER) == "4");
  BOOST_TEST(said(R"({"users" [)" A_USER) == "9");
  for (const auto* text :
       {R"({"Notes":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa)", R"({"Notes":"a","Tags":{"b":tr)", "{\"a\":[1,2,-"})
    BOOST_TEST(said(text).empty(), text);
}

BOOST_AUTO_TEST_SUITE_END()
