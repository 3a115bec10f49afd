// Objects that are made from others: no lists are offered where one of them would be wrong.
#include "found_in.hpp"

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(spread)

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* offers;  ///< of the calls, in their order: `+` with lists, `-` without
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"an object that is spread alone", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, Username='a')\n", "+"},
    {"a call with settings of its own", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, Username='a')\n"
     "c.create_user(Username='b', PhoneConfig={'PhoneType': 'DESK_PHONE', 'DeskPhoneNumber': '+12065550100'})\n",
     "++"},
    {"settings of its own behind a spread", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, Username='a')\n"
     "c.create_user(**{**D, 'PhoneConfig': {'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}})\n",
     "--"},
    {"dict", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, Username='a')\n"
     "c.create_user(**dict(D, PhoneConfig={'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}))\n",
     "--"},
    {"a union", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, Username='a')\n"
     "c.create_user(**(D | {'PhoneConfig': {'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}}))\n",
     "--"},
    {"JavaScript", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser({ ...d, Username: 'a' });\n"
     "c.createUser({ ...d, PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: true } });\n",
     "--"},
    {"the CDK", typescript,
     "const d = { phoneConfig: { phoneType: 'SOFT_PHONE' } };\nnew CfnUser(this, 'a', { ...d, username: 'a' });\n"
     "new CfnUser(this, 'b', { ...d, phoneConfig: { phoneType: 'SOFT_PHONE', autoAccept: true } });\n",
     "--"},
    {"what another spread gives", javascript,
     "c.createUser({ ...more, PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: true } });\n", "+"},
    {"the answer of a call", python,
     "r = c.create_user(PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nprint(r['PhoneConfig'])\n", "+"},
    {"a constant that another object has in it", python,
     "B = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=B)\nc.create_user(PhoneConfig={**B})\n", "--"},
    {"a constant of JavaScript", javascript,
     "const b = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: b });\n"
     "c.createUser({ PhoneConfig: { ...b, AfterContactWorkTimeLimit: 30 } });\n",
     "--"},
    {"a variable with the name of the setting", javascript,
     "const phoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: phoneConfig });\n"
     "f({ ...phoneConfig, AfterContactWorkTimeLimit: 30 });\n",
     "-"},
};

BOOST_DATA_TEST_CASE(offers, boost::unit_test::data::make(rows)) {
  std::string found;
  for (const LocatedDiagnostic& f : look_through(sample.text, sample.language, {}).findings) {
    if (f.id != DiagnosticId::legacy_call) continue;
    const bool offer = !f.call_site->replacement.empty();
    found += offer ? '+' : '-';
    if (!offer) BOOST_TEST(f.message.find("not translated: ") != std::string::npos, f.message);
  }
  BOOST_TEST(found == sample.offers);
}

BOOST_AUTO_TEST_SUITE_END()
