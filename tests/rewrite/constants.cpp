// Settings that the call has by another name: the literal that the name stands for is what is translated.
#include "connect_userconfig/inventory.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(constants)

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* offered;  ///< the first line of the offer; empty if there is none
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"a constant of JavaScript", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.updateUserPhoneConfig({ PhoneConfig: soft });\n", "const soft = {"},
    {"a constant with a type", typescript,
     "const soft: UserPhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.send(new CreateUserCommand({ PhoneConfig: soft "
     "}));\n",
     "const soft: Partial<CreateUserCommandInput> = {"},
    {"as const", typescript,
     "const soft = { PhoneType: 'SOFT_PHONE' } as const;\nc.send(new CreateUserCommand({ PhoneConfig: soft }));\n",
     "const soft: Partial<CreateUserCommandInput> = {"},
    {"a constant that satisfies a type", typescript,
     "export const soft = { PhoneType: 'SOFT_PHONE' } as const satisfies sdk.UserPhoneConfig\n"
     "c.send(new CreateUserCommand({ PhoneConfig: soft }));\n",
     "export const soft: Partial<CreateUserCommandInput> = {"},
    {"a field as const", typescript,
     "class A {\n  static readonly soft = { phoneType: 'SOFT_PHONE' } as const;\n"
     "  f() { new CfnUser(this, 'u', { phoneConfig: A.soft }); }\n}\n",
     "static readonly soft: Partial<CfnUserProps> = {"},
    {"a constant of the CDK", typescript,
     "const pc: CfnUser.UserPhoneConfigProperty = { phoneType: 'SOFT_PHONE' };\n"
     "new CfnUser(this, 'U', { username: 'u', phoneConfig: pc });\n",
     "const pc: Partial<CfnUserProps> = {"},
    {"a variable of Python", python,
     "SOFT = {'PhoneType': 'SOFT_PHONE'}\nc.update_user_phone_config(PhoneConfig=SOFT)\n", "SOFT = {"},
    {"a variable of the CDK for Python", python,
     "pc: connect.CfnUser.UserPhoneConfigProperty = {'phone_type': 'SOFT_PHONE'}\nCfnUser(s, 'U', phone_config=pc)\n",
     "pc = {"},
    {"a member", python,
     "class A:\n  soft = {'PhoneType': 'SOFT_PHONE'}\n  def f(self):\n    c.create_user(PhoneConfig=self.soft)\n",
     "soft = {"},
    {"a field", typescript,
     "class A {\n  private readonly soft = { PhoneType: 'SOFT_PHONE' };\n"
     "  f() { c.createUser({ PhoneConfig: this.soft }); }\n}\n",
     "private readonly soft = {"},
    {"an assignment to a member", python,
     "self.soft = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=self.soft)\n", "self.soft = {"},
    {"behind an assertion", typescript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: soft! });\n", "const soft = {"},
    // None
    {"a member as const", typescript,
     "this.soft = { PhoneType: 'SOFT_PHONE' } as const;\nc.createUser({ PhoneConfig: this.soft });\n", ""},
    {"a constant as another type", typescript,
     "const soft = { PhoneType: 'SOFT_PHONE' } as Ring;\nc.createUser({ PhoneConfig: soft });\n", ""},
    {"two values", python, "soft = {'PhoneType': 'SOFT_PHONE'}\nif x: soft = {}\nc.create_user(PhoneConfig=soft)\n",
     ""},
    {"a value behind", python, "c.create_user(PhoneConfig=soft)\nsoft = {'PhoneType': 'SOFT_PHONE'}\n", ""},
    {"a parameter of that name", python,
     "soft = {'PhoneType': 'SOFT_PHONE'}\ndef f(soft):\n  c.create_user(PhoneConfig=soft)\n", ""},
    {"a parameter of a method", typescript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nclass A {\n  f(soft: X) { c.createUser({ PhoneConfig: soft }); }\n}\n",
     ""},
    {"a parameter of a small function", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nusers.map(soft => c.createUser({ PhoneConfig: soft }));\n", ""},
    {"a loop", python, "soft = {'PhoneType': 'SOFT_PHONE'}\nfor soft in all:\n  c.create_user(PhoneConfig=soft)\n", ""},
    {"what is taken out of an object", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nfunction f() { const { soft } = x; c.createUser({ PhoneConfig: soft "
     "}); }\n",
     ""},
    {"a member that is set", python,
     "soft = {'PhoneType': 'SOFT_PHONE'}\nsoft['AutoAccept'] = x\nc.create_user(PhoneConfig=soft)\n", ""},
    {"members that are merged", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nObject.assign(soft, x);\nc.createUser({ PhoneConfig: soft });\n", ""},
    {"a call", python, "soft = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=soft.copy())\n", ""},
    {"a choice", python, "soft = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=soft if x else y)\n", ""},
    {"a choice of JavaScript", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: soft || y });\n", ""},
    {"a value of an expression", python, "soft = {'PhoneType': 'SOFT_PHONE'} | x\nc.create_user(PhoneConfig=soft)\n",
     ""},
    {"another object's member", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: x.soft });\n", ""},
    {"an object of others", python, "soft = {'ring': 1}\nc.update_user_phone_config(PhoneConfig=soft)\n", ""},
    {"a keyword argument", python, "f(soft={'PhoneType': 'SOFT_PHONE'})\nc.create_user(PhoneConfig=soft)\n", ""},
};

BOOST_DATA_TEST_CASE(are_followed, boost::unit_test::data::make(rows)) {
  const auto findings = look_through(sample.text, sample.language, {}).findings;
  BOOST_REQUIRE(!findings.empty());
  BOOST_REQUIRE(findings.front().call_site != nullptr);
  const std::string& replacement = findings.front().call_site->replacement;
  BOOST_TEST(replacement.substr(0, replacement.find('\n')) == sample.offered, findings.front().message);
  if (*sample.offered != '\0')
    BOOST_TEST(findings.front().message.find("spread it") != std::string::npos, findings.front().message);
}

BOOST_AUTO_TEST_SUITE_END()
