// Edits and diffs by themselves.
#include "connect_userconfig/rewrite.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(edit)

struct Row {
  const char* name;
  const char* text;
  std::vector<Edit> edits;
  const char* result;
  const char* diff;  ///< without its two name lines
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"nothing", "a\n", {}, "a\n", ""},
    {"a word", "one two\n", {{4, 3, "three"}}, "one three\n", "@@ -1,1 +1,1 @@\n-one two\n+one three\n"},
    {"an edit that changes nothing", "one\n", {{0, 3, "one"}}, "one\n", ""},
    {"two in a line", "a b c\n", {{0, 1, "x"}, {4, 1, "z"}}, "x b z\n", "@@ -1,1 +1,1 @@\n-a b c\n+x b z\n"},
    {"neighbouring lines", "a\nb\n", {{0, 1, "x"}, {2, 1, "y"}}, "x\ny\n", "@@ -1,2 +1,2 @@\n-a\n-b\n+x\n+y\n"},
    {"a line more", "a\nb\n", {{1, 0, "\nnew"}}, "a\nnew\nb\n", "@@ -1,2 +1,3 @@\n a\n+new\n b\n"},
    {"a line less", "a\nb\nc\n", {{2, 2, ""}}, "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"},
    {"no line end",
     "a",
     {{0, 1, "b"}},
     "b",
     "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"},
    {"CRLF", "a\r\nb\r\n", {{3, 1, "x"}}, "a\r\nx\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+x\r\n"},
    {"into an empty text", "", {{0, 0, "a\n"}}, "a\n", "@@ -0,0 +1,1 @@\n+a\n"},
    {"all of it", "a\n", {{0, 2, ""}}, "", "@@ -1,1 +0,0 @@\n-a\n"},
    {"far apart: two hunks",
     "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
     {{0, 1, "x\ny"}, {16, 1, "z"}},
     "x\ny\n2\n3\n4\n5\n6\n7\n8\nz\n",
     "@@ -1,4 +1,5 @@\n-1\n+x\n+y\n 2\n 3\n 4\n@@ -6,4 +7,4 @@\n 6\n 7\n 8\n-9\n+z\n"},
    {"close enough: one hunk",
     "1\n2\n3\n4\n5\n6\n7\n8\n",
     {{0, 1, "x"}, {14, 1, "z"}},
     "x\n2\n3\n4\n5\n6\n7\nz\n",
     "@@ -1,8 +1,8 @@\n-1\n+x\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+z\n"},
};

BOOST_DATA_TEST_CASE(applied, boost::unit_test::data::make(rows), row) {
  BOOST_TEST(apply_edits(row.text, row.edits) == row.result);
}

BOOST_DATA_TEST_CASE(shown, boost::unit_test::data::make(rows), row) {
  const std::string diff = unified_diff("f", row.text, row.edits);
  const std::string names = *row.diff == '\0' ? "" : "--- a/f\n+++ b/f\n";
  BOOST_TEST(diff == names + row.diff);
}

BOOST_AUTO_TEST_CASE(an_edit_that_cannot_be_is_left_out) {
  const std::vector<Edit> edits{{0, 2, "x"}, {1, 1, "overlaps"}, {3, 9, "too long"}, {9, 0, "beyond"}};
  BOOST_TEST(apply_edits("abcd", edits) == "xcd");
}

BOOST_AUTO_TEST_SUITE_END()
