// JSON and YAML as input files give them.
#include "commands/input_text.hpp"
#include "commands/markers.hpp"
#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(input_text)

struct Row {
  const char* name;
  const char* text;
  const char* expected;  ///< JSON, or `id:line:column`
};
CONNECT_USERCONFIG_TEST_ROW(Row)

std::string result_of(const commands::Result<commands::Json>& read) {
  if (read) return read.value->dump();
  return std::string(describe(read.problem.id).name) + ":" + std::to_string(read.problem.position.line) + ":" +
         std::to_string(read.problem.position.column);
}

const Row json_rows[] = {
    {"an object", R"({"B":1,"A":{"C":true}})", R"({"B":1,"A":{"C":true}})"},
    {"broken", "{\n \"A\": tru\n}", "malformed-json:2:10"},
    {"columns count characters", "{\"\xC3\xA9\": x}", "malformed-json:1:7"},
    {"cut", R"({"A":)", "malformed-json:1:6"},
    {"nothing", "", "malformed-json:1:1"},
    {"a member twice", R"({"A":1,"A":2})", "duplicate-member:0:0"},
    {"a member twice, further in", R"([{"A":{"B":1,"B":1}}])", "duplicate-member:0:0"},
    {"the same name in two objects", R"([{"A":1},{"A":1}])", R"([{"A":1},{"A":1}])"},
    {"a huge number", R"({"A":1e999})", "malformed-json:1:10"},
};

BOOST_DATA_TEST_CASE(json, data::make(json_rows), row) {
  BOOST_TEST(result_of(commands::read_json_text(row.text)) == row.expected);
}

BOOST_AUTO_TEST_CASE(json_depth_is_bounded) {
  BOOST_TEST(result_of(commands::read_json_text(std::string(200'000, '['))) == "nesting-too-deep:0:0");
}

const Row yaml_rows[] = {
    {"the skeleton's shape",
     "PhoneConfig:  # Information\n  PhoneType: SOFT_PHONE\n  AutoAccept: true\n"
     "  AfterContactWorkTimeLimit: 60\nUserId: u\n",
     R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":true,"AfterContactWorkTimeLimit":60},"UserId":"u"})"},
    {"JSON is YAML", R"({"A": [1, "2", null]})", R"({"A":[1,"2",null]})"},
    {"quoted words are text", "A: 'true'\nB: \"60\"\n", R"({"A":"true","B":"60"})"},
    {"empty is null", "A:\n", R"({"A":null})"},
    {"quoted empty is text", "A: ''\n", R"({"A":""})"},
    {"numbers", "A: -5\nB: 0x1f\nC: 0o17\nD: 1.5\nE: +7\n", R"({"A":-5,"B":31,"C":15,"D":1.5,"E":7})"},
    {"an identifier is text", "A: 12345678-4444-3333-2222-111122223333\n",
     R"({"A":"12345678-4444-3333-2222-111122223333"})"},
    {"a phone number is text in quotes", "A: '+18005551212'\n", R"({"A":"+18005551212"})"},
    {"anchors", "A: &x {B: 1}\nC: *x\n", R"({"A":{"B":1},"C":{"B":1}})"},
    {"an anchor that comes again", "A: &x 1\nB: &y [&x 2]\nC: &x 3\nD: *y\nE: *x\n",
     R"({"A":1,"B":[2],"C":3,"D":[2],"E":3})"},
    {"no anchor", "A: *x\n", "invalid-option-value:1:4"},
    {"literal block", "A: |\n  b\n  c\n", R"({"A":"b\nc\n"})"},
    {"yes means two things", "A: 1\nB: yes\n", "invalid-option-value:2:4"},
    {"an octal number of old", "A: 0123\n", "invalid-option-value:1:4"},
    {"digits in groups", "A: 1_000\n", "invalid-option-value:1:4"},
    {"sexagesimal", "A: 12:30\n", "invalid-option-value:1:4"},
    {"a member twice", "A: 1\nA: 2\n", "duplicate-member:2:1"},
    {"merge key", "A: &x {B: 1}\nC:\n  <<: *x\n", "invalid-option-value:3:3"},
    {"a tag", "A: !!int '5'\n", "invalid-option-value:1:4"},
    {"a list as a name", "? [a]\n: b\n", "invalid-option-value:1:3"},
    {"broken", "A: [1\nB: 2\n", "invalid-option-value:2:2"},
    {"two documents", "A: 1\n---\nB: 2\n", "invalid-option-value:3:1"},
    {"nothing", "# only a comment\n", "invalid-option-value:1:1"},
    {"invalid UTF-8", "A: \xFF\n", "invalid-option-value:1:4"},
};

BOOST_DATA_TEST_CASE(yaml, data::make(yaml_rows), row) {
  BOOST_TEST(result_of(commands::read_yaml_text(row.text)) == row.expected);
}

BOOST_AUTO_TEST_CASE(yaml_aliases_cannot_explode) {
  std::string text = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 10; ++i) {
    const auto before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int n = 0; n < 10; ++n) text += before + ",";
    text += "x]\n";
  }
  BOOST_TEST(contains(commands::read_yaml_text(text).problem.text, "100000"));
  BOOST_TEST(!commands::read_yaml_text("a: &a [*a]\n"));
  BOOST_TEST(!commands::read_yaml_text(std::string(5000, '[')));
}

BOOST_AUTO_TEST_CASE(bare_markers_get_quotes) {
  const auto m = command_marker(3);
  BOOST_TEST(commands::quote_bare_markers("{\"A\": " + m + ", \"B\": \"" + m + "\"}") ==
             "{\"A\": \"\xEE\x83\x82" + m + "\xEE\x83\x82\", \"B\": \"" + m + "\"}");
  BOOST_TEST(commands::quote_bare_markers(R"({"A\"": 1})") == R"({"A\"": 1})");
}

BOOST_AUTO_TEST_SUITE_END()
