#include "connect_userconfig/text.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(text_)

struct Row {
  const char* name;
  std::string from;
  std::string expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row masks[] = {
    {"a number", "+12065550112", "+1206*****12"},
    {"the shortest that shows anything", "+1234567890", "+1234****90"},
    {"too short", "+123456789", "**********"},
    {"the longest", "+123456789012345", "+1234*********45"},
    {"one digit too many", "+1234567890123456", "****************"},
    {"no plus", "12065550112", "***********"},
    {"no number", "call me maybe", "*************"},
    {"empty", "", ""},
    {"control characters", "+1206\x1b[2J0112", "*************"},
    {"very long", std::string(1000, '7'), "****************"},
    {"NUL", std::string("+1206\0\0\0\0\0112", 12), "************"},
};

BOOST_DATA_TEST_CASE(mask, data::make(masks), row) { BOOST_TEST(mask_phone_number(row.from) == row.expected); }

const Row texts[] = {
    {"plain", "plain text", "plain text"},
    {"empty", "", ""},
    {"other scripts stay", "\xc3\xa4\xe6\xbc\xa2\xf0\x9f\x98\x80", "\xc3\xa4\xe6\xbc\xa2\xf0\x9f\x98\x80"},
    {"line end", "a\nb", "a\\u{a}b"},
    {"terminal escape", "\x1b[31mred", "\\u{1b}[31mred"},
    {"DEL", "\x7f", "\\u{7f}"},
    {"NUL", std::string("a\0b", 3), "a\\u{0}b"},
    {"C1 control", "\xc2\x9b", "\\u{9b}"},
    {"invalid UTF-8", "a\xff", "a\\xff"},
    {"cut UTF-8", "\xe6\xbc", "\\xe6\\xbc"},
    {"overlong UTF-8", "\xc0\xaf", "\\xc0\\xaf"},
    {"surrogate in UTF-8", "\xed\xa0\x80", "\\xed\\xa0\\x80"},
    {"beyond Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
    {"right-to-left override", "\xe2\x80\xae", "\\u{202e}"},
    {"isolate", "\xe2\x81\xa6", "\\u{2066}"},
    {"zero-width space", "\xe2\x80\x8b", "\\u{200b}"},
    {"byte order mark", "\xef\xbb\xbf", "\\u{feff}"},
    {"line separator", "\xe2\x80\xa8", "\\u{2028}"},
};

BOOST_DATA_TEST_CASE(printable_, data::make(texts), row) { BOOST_TEST(printable(row.from) == row.expected); }

BOOST_AUTO_TEST_CASE(long_text_is_cut_between_characters) {
  BOOST_TEST(printable(std::string(80, 'a')) == std::string(80, 'a'));
  BOOST_TEST(printable(std::string(81, 'a')) == std::string(80, 'a') + "... (cut)");
  BOOST_TEST(printable("ab\xc3\xa4", 3) == "ab... (cut)");
  BOOST_TEST(printable("ab\n", 3) == "ab... (cut)");
  BOOST_TEST(printable(std::string(1'000'000, '\x1b')).size() < 100U);
}

BOOST_AUTO_TEST_SUITE_END()
