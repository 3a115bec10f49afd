// The AWS CLI's shorthand: what it means, where it is broken, and back to text.
#include "commands/shorthand.hpp"
#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using commands::Json;

BOOST_AUTO_TEST_SUITE(shorthand)

struct Row {
  const char* name;
  const char* text;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"one pair", "A=1", R"({"A":"1"})"},
    {"the documented example", "PhoneType=SOFT_PHONE,AutoAccept=false,DeskPhoneNumber=+18005551212",
     R"({"PhoneType":"SOFT_PHONE","AutoAccept":"false","DeskPhoneNumber":"+18005551212"})"},
    {"empty value", "A=", R"({"A":""})"},
    {"empty value before another pair", "A=,B=2", R"({"A":"","B":"2"})"},
    {"a list without brackets", "A=b,c,d", R"({"A":["b","c","d"]})"},
    {"a list without brackets before another pair", "A=b,c,B=2", R"({"A":["b","c"],"B":"2"})"},
    {"a list", "A=[b,c],B=2", R"({"A":["b","c"],"B":"2"})"},
    {"an empty list", "A=[]", R"({"A":[]})"},
    {"braces", "A={B=1,C={D=2}},E=3", R"({"A":{"B":"1","C":{"D":"2"}},"E":"3"})"},
    {"a list of braces", "A=[{B=1},{B=2}]", R"({"A":[{"B":"1"},{"B":"2"}]})"},
    {"white space around signs", "A = 1 , B = 2 ", R"({"A":"1","B":"2"})"},
    {"white space inside a word", "A=b c", R"({"A":"b c"})"},
    {"an equals sign in a word", "A=b=c", R"({"A":"b=c"})"},
    {"single quotes", "A='b,c'", R"({"A":"b,c"})"},
    {"double quotes", R"(A="b,c",D=e)", R"({"A":"b,c","D":"e"})"},
    {"escaped quotes", R"(A="say \"b\"")", R"({"A":"say \"b\""})"},
    {"escaped backslash in quotes", R"(A="b\\c")", R"({"A":"b\\c"})"},
    {"backslash in a plain word", R"(A=b\c)", R"({"A":"b\\c"})"},
    {"escaped comma", R"(A=b\,c)", R"({"A":"b,c"})"},
    {"names with other characters", "a-b_c.d#e/f:g=1", R"({"a-b_c.d#e/f:g":"1"})"},
    {"characters beyond ASCII", "A=\xC3\xA9t\xC3\xA9", "{\"A\":\"\xC3\xA9t\xC3\xA9\"}"},
    {"emoji in quotes", "A='\xF0\x9F\x98\x80'", "{\"A\":\"\xF0\x9F\x98\x80\"}"},
    {"a file", "A@=file://f.txt", R"({"A":"content"})"},
    {"files in a list, and a name without them", "A@=[file://f.txt,x],B=file://f.txt",
     R"({"A":["content","x"],"B":"file://f.txt"})"},
};

BOOST_DATA_TEST_CASE(means, data::make(rows), row) {
  const auto parsed = commands::parse_shorthand(row.text, files({{"f.txt", "content"}}));
  BOOST_TEST_REQUIRE(static_cast<bool>(parsed), parsed.problem.text);
  BOOST_TEST(parsed.value->value.dump() == row.expected);
}

struct Broken {
  const char* name;
  const char* text;
  std::size_t column;
  DiagnosticId id;
};
CONNECT_USERCONFIG_TEST_ROW(Broken)

constexpr auto invalid = DiagnosticId::invalid_option_value;

const Broken broken[] = {
    {"nothing", "", 1, invalid},
    {"no sign", "SOFT_PHONE", 11, invalid},
    {"no name", "=x", 1, invalid},
    {"comma at the end", "A=1,", 5, invalid},
    {"comma at the beginning", ",A=1", 1, invalid},
    {"name twice", "A=1,A=2", 5, invalid},
    {"name twice in braces", "A={B=1,B=2}", 8, invalid},
    {"open quote", "A='b", 3, invalid},
    {"open list", "A=[b", 5, invalid},
    {"open brace", "A={B=1", 7, invalid},
    {"text behind a list", "A=[b]c", 6, invalid},
    {"text behind a quote", "A='b'c", 6, invalid},
    {"closing bracket", "A=b]", 4, invalid},
    {"columns count characters", "A=\xC3\xA9,B", 0, invalid},
    {"text that the AWS CLI would drop", "A=b,c\\,D=e", 9, invalid},
    {"a file that is not there", "A@=file://g.txt", 15, DiagnosticId::parameter_file_unreadable},
    {"invalid UTF-8", "A=\xFF", 0, invalid},
};

BOOST_DATA_TEST_CASE(is_refused, data::make(broken), row) {
  const auto parsed = commands::parse_shorthand(row.text, files({}));
  if (std::string(row.name) == "columns count characters") {
    // `A=é,B` is a list; one more sign, and the name behind it is missing.
    BOOST_TEST(static_cast<bool>(parsed));
    BOOST_TEST(commands::parse_shorthand("A=\xC3\xA9,B=[", {}).problem.position.column == 8U);
    return;
  }
  BOOST_TEST_REQUIRE(!parsed);
  BOOST_TEST(parsed.problem.position.column == row.column, parsed.problem.text);
  BOOST_TEST((parsed.problem.id == row.id));
}

BOOST_AUTO_TEST_CASE(nesting_is_bounded) {
  const auto parsed = commands::parse_shorthand("A=" + std::string(100'000, '['), {});
  BOOST_TEST_REQUIRE(!parsed);
  BOOST_TEST(parsed.problem.position.column == 1003U);
  BOOST_TEST((parsed.problem.id == DiagnosticId::nesting_too_deep));
  const std::string deep = "A=" + std::string(999, '[') + "x" + std::string(999, ']');
  BOOST_TEST(static_cast<bool>(commands::parse_shorthand(deep, {})));
}

BOOST_AUTO_TEST_CASE(positions_of_values) {
  const auto parsed = commands::parse_shorthand("A=1, BC = {D=2}", {});
  BOOST_TEST_REQUIRE(static_cast<bool>(parsed));
  BOOST_TEST(parsed.value->positions.at("A").column == 3U);
  BOOST_TEST(parsed.value->positions.at("BC").column == 11U);
}

const Row printed[] = {
    {"plain words", R"({"Channel":"VOICE","PhoneNumber":"+18005551212"})", "Channel=VOICE,PhoneNumber=+18005551212"},
    {"numbers and booleans", R"({"A":true,"B":{"C":60}})", "A=true,B={C=60}"},
    {"a list", R"({"A":["b","c"]})", "A=[b,c]"},
    {"one element stays a list", R"({"A":["b"]})", "A=[b]"},
    {"empty things", R"({"A":"","B":[],"C":{}})", R"(A="",B=[],C={})"},
    {"comma", R"({"A":"b,c"})", R"(A="b,c")"},
    {"double quote", R"({"A":"\""})", R"(A='"')"},
    {"both quotes", R"({"A":"'\""})", R"(A="'\"")"},
    {"brackets", R"({"A":"[b]"})", R"(A="[b]")"},
    {"white space", R"({"A":" b "})", R"(A=" b ")"},
    {"backslash", R"({"A":"b\\c"})", R"(A="b\\c")"},
};

BOOST_DATA_TEST_CASE(is_printed, data::make(printed), row) {
  const auto text = commands::print_shorthand(Json::parse(row.text));
  BOOST_TEST_REQUIRE(text.has_value());
  BOOST_TEST(*text == row.expected);
}

struct Unprintable {
  const char* name;
  const char* json;
};
CONNECT_USERCONFIG_TEST_ROW(Unprintable)

const Unprintable unprintable[] = {
    {"no object", R"(["a"])"},
    {"an empty object", "{}"},
    {"null", R"({"A":null})"},
    {"a fraction", R"({"A":1.5})"},
    {"a name that is none", R"({"a b":1})"},
    {"an empty name", R"({"":1})"},
    {"a backslash before a closing quote that is not the last", R"({"A":"b\\ ","B":"c,\\","C":"d,e"})"},
};

BOOST_DATA_TEST_CASE(is_not_printed, data::make(unprintable), row) {
  BOOST_TEST(!commands::print_shorthand(Json::parse(row.json)).has_value());
}

BOOST_DATA_TEST_CASE(there_and_back, data::make(rows), row) {
  const auto value = Json::parse(row.expected);
  const auto text = commands::print_shorthand(value);
  BOOST_TEST_REQUIRE(text.has_value());
  const auto again = commands::parse_shorthand(*text, {});
  BOOST_TEST_REQUIRE(static_cast<bool>(again), again.problem.text);
  BOOST_TEST(again.value->value == value);
}

BOOST_AUTO_TEST_SUITE_END()
