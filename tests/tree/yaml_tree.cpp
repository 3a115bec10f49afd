// The tree: bytes, positions, and what is refused.
#include "tree/yaml_tree.hpp"
#include "text/position.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::tree;

BOOST_AUTO_TEST_SUITE(yaml_tree)

struct Row {
  const char* name;
  const char* text;
  const char* content;  ///< the bytes of the value of `k`
  std::uint64_t line;
  std::uint64_t column;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"plain", "k: v\n", "v", 1, 4},
    {"quoted", "k: \"v w\" # c\n", "\"v w\"", 1, 4},
    {"behind two-byte letters", "\xC3\xA9: \xC3\xBC\nk: v\n", "v", 2, 4},
    {"behind letters in its line", "{\xC3\xA9: \xF0\x9F\x98\x80, k: v}\n", "v", 1, 11},
    {"behind a byte order mark", "\xEF\xBB\xBFk: v\n", "v", 1, 5},
    {"CRLF", "a: b\r\nk: v\r\n", "v", 2, 4},
    {"a lone CR ends no line", "a: b\r\rk: v\r", "v", 1, 10},
    {"a letter ends no line", "a: \xE2\x80\xA8 b\nk: v\n", "v", 2, 4},
    {"a tag belongs to it", "k: !Ref A\n", "!Ref A", 1, 4},
    {"an anchor belongs to it", "k: &a !Ref A\n", "&a !Ref A", 1, 4},
    {"a flow sequence", "k: [a, [b]] # c\n", "[a, [b]]", 1, 4},
    {"a block mapping ends with its content", "k:\n  a: b # c\n  d: e\n\n# c\nf: g\n", "a: b # c\n  d: e", 2, 3},
    {"a block sequence at its key's column", "k:\n- a\n- b\nf: g\n", "- a\n- b", 2, 1},
    {"a literal text", "k: |\n  a\n  b\n\nf: g\n", "|\n  a\n  b", 1, 4},
    {"a folded text at the end", "k: >-\n  a", ">-\n  a", 1, 4},
    {"nothing", "k:\nf: g\n", "", 1, 3},
};

BOOST_DATA_TEST_CASE(bytes, boost::unit_test::data::make(rows), row) {
  const Tree tree = connect_userconfig::tree::parse(row.text, Syntax::yaml);
  BOOST_REQUIRE(!tree.fault);
  BOOST_REQUIRE(tree.documents.size() == 1U);
  const Node* node = tree.documents[0].find("k");
  BOOST_REQUIRE(node != nullptr);
  BOOST_TEST(std::string_view(row.text).substr(node->begin, node->end - node->begin) == row.content);
  BOOST_TEST(node->position.line == row.line);
  BOOST_TEST(node->position.column == row.column);
  BOOST_TEST((node->end_position == connect_userconfig::text::position_of(row.text, node->end)));
}

struct Refused {
  const char* name;
  Syntax syntax;
  std::string text;
  std::uint64_t line;
  std::uint64_t column;
};
CONNECT_USERCONFIG_TEST_ROW(Refused)

const Refused refused[] = {
    {"broken YAML", Syntax::yaml, "a: b\n  c: [\n", 2, 4},
    {"broken YAML behind lone CRs", Syntax::yaml, "a: b\r\rc: d\n\n e: }\n", 3, 3},
    {"invalid UTF-8", Syntax::yaml, "a: b\nc: \xFF\n", 2, 4},
    {"UTF-16", Syntax::yaml,
     std::string("\xFF\xFE"
                 "a\0",
                 4),
     1, 1},
    {"too deep", Syntax::yaml, std::string(2000, '['), 1, 1001},
    {"broken JSON", Syntax::json, "{\n  \"a\": tru\n}", 2, 11},
    {"YAML that is no JSON", Syntax::json, "{a: b}", 1, 2},
    {"deep JSON", Syntax::json, std::string(2000, '[') + std::string(2000, ']'), 1, 1001},
    {"empty JSON", Syntax::json, "", 1, 1},
};

BOOST_DATA_TEST_CASE(refusals, boost::unit_test::data::make(refused), row) {
  const Tree tree = connect_userconfig::tree::parse(row.text, row.syntax);
  BOOST_REQUIRE(tree.fault.has_value());
  BOOST_TEST((tree.documents.empty()));
  BOOST_TEST(tree.fault->position.line == row.line);
  BOOST_TEST(tree.fault->position.column == row.column);
}

BOOST_AUTO_TEST_CASE(json_keeps_its_bytes_behind_surrogate_pairs) {
  const std::string_view text = R"({"a": "\ud83d\ude00 \\ud83d", "\uD83D\uDE00k": 1, "k": "v"})";
  const Tree tree = connect_userconfig::tree::parse(text, Syntax::json);
  BOOST_REQUIRE(!tree.fault);
  const Node* node = tree.documents[0].find("k");
  BOOST_REQUIRE(node != nullptr);
  BOOST_TEST(text.substr(node->begin, node->end - node->begin) == "\"v\"");
  BOOST_TEST(tree.documents[0].find("a")->value == "\xF0\x9F\x98\x80 \\ud83d");
  BOOST_TEST(tree.documents[0].items[2].value == "\xF0\x9F\x98\x80k");
}

BOOST_AUTO_TEST_CASE(an_alias_means_the_anchor_before_it) {
  const Tree tree = connect_userconfig::tree::parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", Syntax::yaml);
  BOOST_REQUIRE(!tree.fault);
  const Node& root = tree.documents[0];
  BOOST_TEST(resolve(tree.documents, *root.find("b"))->value == "1");
  BOOST_TEST(resolve(tree.documents, *root.find("d"))->value == "2");
}

BOOST_AUTO_TEST_CASE(a_repeated_key_is_found) {
  const auto key = [](std::string_view text, Syntax syntax) {
    const auto document = connect_userconfig::tree::parse(text, syntax).documents.at(0);
    const Node* repeated = document.repeated_key();
    return repeated == nullptr ? std::string() : repeated->value + std::to_string(repeated->position.line);
  };
  BOOST_TEST(key("a: 1\nb: 2\n", Syntax::yaml).empty());
  BOOST_TEST(key("a: 1\nb: 2\n\"a\": 3\n", Syntax::yaml) == "a3");
  BOOST_TEST(key("- a\n- a\n", Syntax::yaml).empty());
  BOOST_TEST(key("{\"a\": 1,\n\"\\u0061\": 2}", Syntax::json) == "a2");
}

BOOST_AUTO_TEST_CASE(what_was_quoted_or_tagged_shows) {
  const Tree tree = connect_userconfig::tree::parse("[true, 'true', !!str true, &a x, *a]", Syntax::yaml);
  BOOST_REQUIRE(!tree.fault);
  const auto& items = tree.documents[0].items;
  BOOST_TEST(items[0].plain);
  BOOST_TEST(!items[1].plain);
  BOOST_TEST(items[2].tag == "tag:yaml.org,2002:str");
  BOOST_TEST(items[3].anchor == "a");
  BOOST_TEST((items[4].kind == NodeKind::alias && items[4].anchor == "a"));
}

BOOST_AUTO_TEST_SUITE_END()
