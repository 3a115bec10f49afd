// Integers beyond 64 bits in JSON text.
#include "json/clamp_integers.hpp"

#include "unit/support.hpp"

using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(clamp_integers)

struct Row {
  const char* name;
  std::string text;
  std::string expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"nothing", "", ""},
    {"small ones", R"([0,-1,12,{"a":345}])", R"([0,-1,12,{"a":345}])"},
    {"the largest of 63 bits", "9223372036854775807", "9223372036854775807"},
    {"the largest of 64 bits", "18446744073709551615", "18446744073709551615"},
    {"one more", "18446744073709551616", "9223372036854775807 "},
    {"the smallest", "-9223372036854775808", "-9223372036854775808"},
    {"one less", "[-9223372036854775809]", "[-9223372036854775808]"},
    {"300 digits, twice", "[" + std::string(300, '9') + ",-" + std::string(300, '1') + "]",
     "[9223372036854775807" + std::string(281, ' ') + ",-9223372036854775808" + std::string(281, ' ') + "]"},
    {"a fraction and exponents", "[99999999999999999999.5,99999999999999999999e1,9E+99999999999999999999]",
     "[99999999999999999999.5,99999999999999999999e1,9E+99999999999999999999]"},
    {"in a string", R"(["99999999999999999999\"99999999999999999999\\",99999999999999999999])",
     R"(["99999999999999999999\"99999999999999999999\\",9223372036854775807 ])"},
    {"in a name", R"({"99999999999999999999":99999999999999999999})",
     R"({"99999999999999999999":9223372036854775807 })"},
};

BOOST_DATA_TEST_CASE(what_becomes_of_them, data::make(rows), row) {
  auto text = row.text;
  connect_userconfig::json::clamp_integers(text);
  BOOST_TEST(text == row.expected);
}

BOOST_AUTO_TEST_SUITE_END()
