#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

// Boost.Test shows the second factor of a product of data sets, too.
namespace connect_userconfig {
static std::ostream& operator<<(std::ostream& out, PhoneType type) { return out << to_string(type); }
}  // namespace connect_userconfig

BOOST_AUTO_TEST_SUITE(phone_number)

constexpr auto soft = PhoneType::soft_phone;
constexpr auto desk = PhoneType::desk_phone;

struct Row {
  const char* name;
  std::optional<PhoneType> type;
  std::optional<std::string> number;
  const char* expected;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row changes[] = {
    {"soft phone", soft, std::nullopt, "phone VOICE=SOFT_PHONE", ""},
    {"soft phone with a number keeps it", soft, "+12065550112", "phone VOICE=SOFT_PHONE/+12065550112", ""},
    {"soft phone with an empty number", soft, "", "phone VOICE=SOFT_PHONE",
     "empty-phone-number-dropped@/PhoneConfig/DeskPhoneNumber"},
    {"desk phone", desk, "+12065550112", "phone VOICE=DESK_PHONE/+12065550112", ""},
    {"desk phone without a number", desk, std::nullopt, "phone VOICE=DESK_PHONE",
     "desk-phone-without-number@/PhoneConfig/PhoneType"},
    {"desk phone with an empty number", desk, "", "phone VOICE=DESK_PHONE",
     "empty-phone-number-dropped@/PhoneConfig/DeskPhoneNumber desk-phone-without-number@/PhoneConfig/PhoneType"},
    {"the shortest number", desk, "+12", "phone VOICE=DESK_PHONE/+12", ""},
    {"the longest number", desk, "+123456789012345", "phone VOICE=DESK_PHONE/+123456789012345", ""},
};

const Row stays[] = {
    {"nothing at all", std::nullopt, std::nullopt, "", ""},
    {"an empty number alone", std::nullopt, "", "", "empty-phone-number-dropped@/PhoneConfig/DeskPhoneNumber"},
    {"a number without PhoneType", std::nullopt, "+12065550112", "", "phone-type-missing@/PhoneConfig/DeskPhoneNumber"},
    {"a wrong number without PhoneType: both are said", std::nullopt, "12065550112", "",
     "invalid-phone-number@/PhoneConfig/DeskPhoneNumber phone-type-missing@/PhoneConfig/DeskPhoneNumber"},
};

void check(const Row& row) {
  const auto expansion = expand({.phone_type = row.type, .desk_phone_number = row.number});
  BOOST_TEST(text(expansion.config) == row.expected);
  BOOST_TEST(text(expansion.diagnostics) == row.diagnostics);
}

BOOST_DATA_TEST_CASE(what_changes, data::make(changes), row) { check(row); }
BOOST_DATA_TEST_CASE(what_stays, data::make(stays), row) { check(row); }

struct Number {
  const char* name;
  std::string number;
};
CONNECT_USERCONFIG_TEST_ROW(Number)

const Number wrong[] = {
    {"no plus", "12065550112"},
    {"plus alone", "+"},
    {"one digit", "+1"},
    {"leading zero", "+02065550112"},
    {"16 digits", "+1234567890123456"},
    {"dashes", "+1-206-555-0112"},
    {"spaces", "+1 206 555 0112"},
    {"space behind", "+12065550112 "},
    {"space before", " +12065550112"},
    {"line end behind", "+12065550112\n"},
    {"NUL inside", std::string("+1206\0"
                               "550112",
                               12)},
    {"extension", "+12065550112x7"},
    {"two pluses", "++12065550112"},
    {"letters", "+1206CALLME"},
    {"Arabic digits", "+\xd9\xa1\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xa5\xd9\xa6"},
    {"full-width plus",
     "\xef\xbc\x8b"
     "12065550112"},
    {"invalid UTF-8", "+1206\xff\xfe"},
    {"terminal escape", "\x1b[31m+12065550112"},
    {"blank", " "},
    {"very long", "+1" + std::string(100'000, '2')},
};

BOOST_DATA_TEST_CASE(what_is_refused, data::make(wrong) * data::make({soft, desk}), row, type) {
  const auto expansion = expand({.phone_type = type, .desk_phone_number = row.number});
  BOOST_TEST(text(expansion.config) == "");
  BOOST_TEST(text(expansion.diagnostics) == "invalid-phone-number@/PhoneConfig/DeskPhoneNumber");
  const auto shown = messages(expansion.diagnostics);
  BOOST_TEST(shown.size() < 200U);
  if (row.number.size() > 5) BOOST_TEST(!contains(shown, row.number.substr(row.number.size() - 5)));
  for (const char c : shown) BOOST_TEST((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
}

BOOST_AUTO_TEST_SUITE_END()
