// Where in the text of a record the value stands that a pointer names.
#include "read/locate.hpp"

#include "unit/support.hpp"

using namespace connect_userconfig::test;
using connect_userconfig::reader::locate;

BOOST_AUTO_TEST_SUITE(locate_)

struct Row {
  const char* name;
  const char* text;
  const char* pointer;
  std::size_t repetition;
  const char* rest;  // of the text from the place on
  std::size_t size;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"all of it", R"( {"a":1} )", "", 0, R"({"a":1} )", 7},
    {"a member", R"({"a":1,"b":[2]})", "/b", 0, "[2]}", 3},
    {"a member of a member", R"({"x":{"b":9},"a":{"b" : "c"}})", "/a/b", 0, R"("c"}})", 3},
    {"an element", R"([1,{"a":2},3])", "/1/a", 0, "2},3]", 1},
    {"the first of its name", R"({"a":1,"a":2,"a":3})", "/a", 0, R"(1,"a":2,"a":3})", 1},
    {"the second of its name", R"({"a":1,"a":2,"a":3})", "/a", 1, R"("a":2,"a":3})", 3},
    {"the third of its name", R"({"a":1,"b":1,"a":2,"b":2,"a":3})", "/a", 2, R"("a":3})", 3},
    {"repeated only in the last part", R"({"a":{"b":1},"a":{"b":2,"b":3}})", "/a/b", 1, R"({"b":1},"a":{"b":2,"b":3}})",
     7},
    {"a name with a slash and a tilde", R"({"a/b~":1})", "/a~1b~0", 0, "1}", 1},
    {"brackets and quotes in a string before", R"({"x":"}\"]","a":1})", "/a", 0, "1}", 1},
    {"what is not there", R"({"x":{"y":1}})", "/x/z", 0, R"({"y":1}})", 7},
};

BOOST_DATA_TEST_CASE(what_a_pointer_names, data::make(rows), row) {
  const std::string_view text = row.text;
  const auto found = locate(text, row.pointer, row.repetition);
  BOOST_TEST(text.substr(found.begin) == row.rest);
  BOOST_TEST(found.end - found.begin == row.size);
}

BOOST_AUTO_TEST_SUITE_END()
