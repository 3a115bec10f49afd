// Objects that are made from others: no lists are offered where one of them would be wrong.
#include "found_in.hpp"

#include <string>
#include <string_view>

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
    {"what is spread behind it", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser({ ...d, ...user });\n", "-"},
    {"what is spread before it", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser({ ...user, ...d });\n", "-"},
    {"an argument with a name", python,
     "r = requests.put(f'https://connect.{g}.amazonaws.com/users/{i}', auth=auth, "
     "json={'Username': u, 'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}})\n",
     "+"},
    {"a variable with the name of a text", typescript,
     "const u = new aws.cloudcontrol.Resource('u', { typeName: 'AWS::Connect::User', desiredState: JSON.stringify({\n"
     "  Username: 'u', PhoneConfig: { PhoneType: 'SOFT_PHONE' } }) });\n",
     "+"},
    {"members that are given by update", python,
     "p = {'InstanceId': 'i'}\np.update({'UserId': 'u', 'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}})\n"
     "c.update_user_phone_config(**p)\n",
     "+"},
    {"JSON in a text", python,
     "p = json.loads('{\"Username\": \"u\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}')\nc.create_user(**p)\n",
     "-"},
    {"JSON in a long text", python,
     "p = json.loads(\"\"\"\n{\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\n\"\"\")\nc.create_user(**p)\n", "-"},
    {"JSON in a template", javascript,
     "const p = JSON.parse(`{\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}`);\nc.createUser(p);\n", "-"},
    {"a text beside a literal", python,
     "print('don\\'t')\nc.create_user(Username='u', PhoneConfig={'PhoneType': 'SOFT_PHONE'})  # it's\n", "+"},
    {"members that are given by a sign", python,
     "p = {'InstanceId': 'i'}\np |= {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**p)\n", "+"},
    {"an object that is constant, whose lists would be", typescript,
     "const r = { Username: 'a', PhoneConfig: { PhoneType: 'SOFT_PHONE' } } as const;\nc.createUser(r);\n", "-"},
    {"an object that is constant and checked", typescript,
     "const r = {\n  PhoneConfig: { PhoneType: 'SOFT_PHONE' },\n} as const satisfies "
     "CreateUserRequest;\nc.createUser(r);\n",
     "-"},
    {"a list of objects that is constant", typescript,
     "const rs = [{ PhoneConfig: { PhoneType: 'SOFT_PHONE' } }] as const;\nfor (const r of rs) c.createUser(r);\n",
     "-"},
    {"an object beside a constant one", typescript,
     "c.createUser({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\nconst x = { a: 1 } as const;\n", "+"},
    {"members that are given by update, and changed by another", python,
     "p = {'InstanceId': 'i'}\np.update({'UserId': 'u', 'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}})\n"
     "p.update(more)\nc.update_user_phone_config(**p)\n",
     "-"},
    {"what is all to be seen", javascript,
     "const ids = { InstanceId: 'i' };\nconst d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\n"
     "c.createUser({ ...d, ...ids });\n",
     "+"},
    {"a dictionary that is spread behind it", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**{**D, **user})\n", "-"},
    {"arguments, of which none can be there twice", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D, **user)\n", "+"},
    {"a copy that gets its own later", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D)\np = {**D}\n"
     "p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}\nc.create_user(**p)\n",
     "--"},
    {"a copy by dict that gets its own later", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D)\np = dict(D)\n"
     "p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}\nc.create_user(**p)\n",
     "--"},
    {"a deep copy that gets its own later", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**D)\np = copy.deepcopy(D)\n"
     "p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE', 'AutoAccept': True}\nc.create_user(**p)\n",
     "--"},
    {"a copy of JavaScript that gets its own later", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser(d);\nconst p = { ...d };\n"
     "p.PhoneConfig = { PhoneType: 'SOFT_PHONE', AutoAccept: true };\nc.createUser(p);\n",
     "--"},
    {"a copy that is updated later", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\np = dict(D)\np.update(user)\nc.create_user(**p)\n", "-"},
    {"a copy that gets a name", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\np = dict(D)\np['Username'] = 'a'\nc.create_user(**p)\n", "+"},
    {"an update", python,
     "def req(**over):\n  r = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\n  r.update(over)\n  c.create_user(**r)\n",
     "-"},
    {"an update that is all to be seen", python,
     "r = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nr.update(Username='a')\nr.update({'UserId': u})\n"
     "c.create_user(**r)\n",
     "+"},
    {"an update by sign", python, "r = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nr |= user\nc.create_user(**r)\n",
     "-"},
    {"a union with somebody's", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**(D | user))\n", "-"},
    {"dict with somebody's", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**dict(D, **user))\n", "-"},
    {"Object.assign", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser(Object.assign({}, d, user));\n", "-"},
    {"Object.assign into it", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nObject.assign(d, user);\nc.createUser(d);\n", "-"},
    {"a merge of a library", javascript,
     "const d = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nc.createUser(_.merge({}, d, user));\n", "-"},
    {"a chain of maps", python,
     "D = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(**ChainMap(user, D))\n", "-"},
    {"members by names that a run knows", typescript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nfor (const k in o) p[k] = o[k];\nc.createUser(p);\n",
     "-"},
    {"members by names that stand there", python,
     "p = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\np['Username'] = 'a'\nc.create_user(**p)\n", "+"},
    {"a setting that is taken out again", python,
     "p = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nif desk: del p['PhoneConfig']\nc.create_user(**p)\n", "-"},
    {"a setting that is removed", python,
     "p = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\np.pop('PhoneConfig', None)\nc.create_user(**p)\n", "-"},
    {"a setting that is deleted", javascript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\ndelete p.PhoneConfig;\nc.createUser(p);\n", "-"},
    {"a setting that is read", typescript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nif (p?.PhoneConfig) f();\nc.createUser(p);\n", "-"},
    {"a constant in an object that another one is made from", python,
     "S = {'PhoneType': 'SOFT_PHONE'}\np = {'PhoneConfig': S}\nc.create_user(**p)\n"
     "c.create_user(**{**p, 'PhoneConfig': other})\n",
     "--"},
    {"a constant in an object by itself", python,
     "S = {'PhoneType': 'SOFT_PHONE'}\np = {'PhoneConfig': S}\nc.create_user(**p)\n", "+"},
    {"a member of a member", javascript, "this.p.PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser(this.p);\n",
     "+"},
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

const Row bases[] = {
    {"an object that somebody gives", javascript,
     "c.createUser({ ...ids, PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\n", "!"},
    {"an object that is all to be seen", javascript,
     "const ids = { InstanceId: 'i' };\nc.createUser({ ...ids, PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\n", ""},
    {"arguments", python, "c.create_user(**ids, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n", ""},
    {"dict of something", python, "c.create_user(**dict(ids, PhoneConfig={'PhoneType': 'SOFT_PHONE'}))\n", "!"},
    {"dict of arguments", python, "c.create_user(**dict(UserId=u, PhoneConfig={'PhoneType': 'SOFT_PHONE'}))\n", ""},
    {"an assignment to something", python, "p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n", "!"},
    {"an assignment to what is all to be seen", python,
     "p = {'UserId': u}\np['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n", ""},
    {"a constant on top of something", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ ...ids, PhoneConfig: soft });\n", "!"},
    {"a constant on top of nothing", javascript,
     "const soft = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: soft });\n", ""},
    {"merged into something", javascript,
     "Object.assign(p, { PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\nc.createUser(p);\n", "!"},
};

BOOST_DATA_TEST_CASE(a_base_that_nobody_sees, boost::unit_test::data::make(bases)) {
  const auto findings = look_through(sample.text, sample.language, {}).findings;
  BOOST_REQUIRE(!findings.empty());
  BOOST_TEST(!findings[0].call_site->replacement.empty());
  const bool said =
      findings[0].message.find("take PhoneConfig out of what they are put on top of") != std::string::npos;
  BOOST_TEST(said == (std::string_view{sample.offers} == "!"), findings[0].message);
}

BOOST_AUTO_TEST_SUITE_END()
