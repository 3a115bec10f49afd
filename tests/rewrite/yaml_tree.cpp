// The tree: bytes, positions, and what is refused.
#include "rewrite/yaml_tree.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::rewriting;

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
  const Tree tree = parse_tree(row.text, TemplateSyntax::yaml);
  BOOST_REQUIRE(!tree.error);
  BOOST_REQUIRE(tree.documents.size() == 1U);
  const Node* node = tree.documents[0].find("k");
  BOOST_REQUIRE(node != nullptr);
  BOOST_TEST(std::string_view(row.text).substr(node->begin, node->end - node->begin) == row.content);
  BOOST_TEST(node->position.line == row.line);
  BOOST_TEST(node->position.column == row.column);
}

struct Refused {
  const char* name;
  TemplateSyntax syntax;
  std::string text;
  std::uint64_t line;
  std::uint64_t column;
};
CONNECT_USERCONFIG_TEST_ROW(Refused)

const Refused refused[] = {
    {"broken YAML", TemplateSyntax::yaml, "a: b\n  c: [\n", 2, 4},
    {"invalid UTF-8", TemplateSyntax::yaml, "a: b\nc: \xFF\n", 2, 4},
    {"UTF-16", TemplateSyntax::yaml,
     std::string("\xFF\xFE"
                 "a\0",
                 4),
     1, 1},
    {"too deep", TemplateSyntax::yaml, std::string(2000, '['), 1, 501},
    {"broken JSON", TemplateSyntax::json, "{\n  \"a\": tru\n}", 2, 11},
    {"YAML that is no JSON", TemplateSyntax::json, "{a: b}", 1, 2},
    {"deep JSON", TemplateSyntax::json, std::string(2000, '[') + std::string(2000, ']'), 1, 501},
    {"empty JSON", TemplateSyntax::json, "", 1, 1},
};

BOOST_DATA_TEST_CASE(refusals, boost::unit_test::data::make(refused), row) {
  const Tree tree = parse_tree(row.text, row.syntax);
  BOOST_REQUIRE(tree.error.has_value());
  BOOST_TEST((tree.error->id == DiagnosticId::not_a_template));
  BOOST_TEST(tree.error->position.line == row.line);
  BOOST_TEST(tree.error->position.column == row.column);
}

BOOST_AUTO_TEST_CASE(json_keeps_its_bytes_behind_surrogate_pairs) {
  const std::string_view text = R"({"a": "\ud83d\ude00 \\ud83d", "\uD83D\uDE00k": 1, "k": "v"})";
  const Tree tree = parse_tree(text, TemplateSyntax::json);
  BOOST_REQUIRE(!tree.error);
  const Node* node = tree.documents[0].find("k");
  BOOST_REQUIRE(node != nullptr);
  BOOST_TEST(text.substr(node->begin, node->end - node->begin) == "\"v\"");
}

BOOST_AUTO_TEST_CASE(an_alias_means_the_anchor_before_it) {
  const Tree tree = parse_tree("a: &x 1\nb: *x\nc: &x 2\nd: *x\n", TemplateSyntax::yaml);
  BOOST_REQUIRE(!tree.error);
  const Node& root = tree.documents[0];
  BOOST_TEST(resolve(tree.documents, *root.find("b"))->value == "1");
  BOOST_TEST(resolve(tree.documents, *root.find("d"))->value == "2");
}

BOOST_AUTO_TEST_SUITE_END()
