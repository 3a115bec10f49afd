// Where users stand in what is no record: the expression of jq that takes them out.
#include "json/whereabouts.hpp"
#include "connect_userconfig/json.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using json::Setting;
using json::Whereabouts;

BOOST_AUTO_TEST_SUITE(whereabouts)

std::string expression(std::initializer_list<const char*> paths, Setting setting = Setting::alone) {
  Whereabouts records;
  for (const auto* path : paths) records.add(path);
  return records.expression(setting);
}

BOOST_AUTO_TEST_CASE(names_that_need_quotes_get_them_and_odd_ones_are_left_out) {
  BOOST_TEST(Whereabouts::step("Users") == ".Users");
  BOOST_TEST(Whereabouts::step("_x1") == "._x1");
  BOOST_TEST(Whereabouts::step("1x") == "[\"1x\"]");
  BOOST_TEST(Whereabouts::step("two words") == "[\"two words\"]");
  for (const auto* odd : {"", "it's", "a\"b", "a\\b", "a\nb", "\x1b[2J", "m\xC3\xBCller"})
    BOOST_TEST(Whereabouts::step(odd) == (*odd == '\0' ? "[\"\"]" : ""), odd);
}

BOOST_AUTO_TEST_CASE(few_places_are_named_and_many_are_taken_together) {
  BOOST_TEST(expression({".a"}) == ".a");
  BOOST_TEST(expression({"[]"}) == ".[]");
  BOOST_TEST(expression({"[\"a b\"][]"}) == ".[\"a b\"][]");
  BOOST_TEST(expression({".a", ".a", ".b[]"}) == ".a, .b[]");
  BOOST_TEST(expression({".a", ".b", ".c", ".d"}) == ".[] | objects");
  BOOST_TEST(expression({".x.a", ".x.b", ".x.c", "[\"x\"][\"d\"]", ".y[]"}) ==
             "(.x[] | objects), (.[\"x\"][] | objects), .y[]");
  BOOST_TEST(expression({".a[]", ".b[]", ".c[]", ".d[]"}) == "");
}

BOOST_AUTO_TEST_CASE(what_stands_in_a_list_is_reached_through_it) {
  BOOST_TEST(expression({".result"}, Setting::in_list) == ".[].result? // empty");
  BOOST_TEST(expression({"[]"}, Setting::in_list) == ".[][]?");
  BOOST_TEST(expression({".result"}, Setting::in_search_users) == "");
}

BOOST_AUTO_TEST_CASE(a_form_is_named_only_where_it_would_be_taken) {
  const auto said = [](std::string_view text, Form told = Form::automatic) {
    return messages(read_record(text, {.form = told}).diagnostics);
  };
  BOOST_TEST(contains(said(R"({"Username":"n"})"), "say which: --from create-user"));
  BOOST_TEST(!contains(said(R"({"Queues":[]})"), "--from"));
  BOOST_TEST(contains(said(R"({"Queues":[]})"), "no user is seen in it"));
  BOOST_TEST(contains(said(R"({"Id":"u","Arn":"a","PhoneConfig":{}})", Form::phone_config), "leave --from out"));
  BOOST_TEST(!contains(said(R"({"users":[{"Id":"u","PhoneConfig":{}}]})", Form::user), "--from"));
}

BOOST_AUTO_TEST_CASE(a_repeated_member_is_repaired_first) {
  const auto record = read_record(std::string_view(R"({"a":{"User":{"Id":"u","PhoneConfig":{}},"User":1}})"));
  BOOST_TEST(!contains(messages(record.diagnostics), "jq"));
}

BOOST_AUTO_TEST_SUITE_END()
