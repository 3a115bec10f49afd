// Literal settings in their code: what is offered to be pasted, and where nothing is.
#include "connect_userconfig/inventory.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(literals_in_code)

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* says;  ///< `= ` and what is to be pasted, or a part of the message
};
CONNECT_USERCONFIG_TEST_ROW(Row)

// Every literal here is the same: `{PhoneType: SOFT_PHONE}`, one list with one element.
const Row rows[] = {
    // The literal is all that is given.
    {"an argument", python, "c.update_user_phone_config(UserId=u, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"an argument of several lines", python,
     "c.update_user_phone_config(\n  UserId=u,  # who\n  PhoneConfig={'PhoneType': 'SOFT_PHONE'}  # what\n)\n",
     "= PhoneNumberConfigs=[\n      {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n  ]"},
    {"a member", python, "c.update_user_phone_config(**{'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}})\n",
     "= 'PhoneNumberConfigs': [\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"a member in front of others", javascript,
     "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' }, UserId: u });\n",
     "= PhoneNumberConfigs: [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n]"},
    {"a spread in front", javascript,
     "c.updateUserPhoneConfig({ ...ids, PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\n",
     "= PhoneNumberConfigs: [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n]"},
    {"arguments behind, which cannot hold it again", python,
     "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'}, **ids)\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"an argument of dict", python, "c.create_user(**dict(PhoneConfig={'PhoneType': 'SOFT_PHONE'}))\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"an argument of what getattr gives", python,
     "getattr(c, 'create_user')(PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"an argument that is handed on", python,
     "pool.submit(c.create_user, Username=n, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"as const", typescript, "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } as const });\n",
     "= PhoneNumberConfigs: [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n]"},
    {"what satisfies a type", typescript,
     "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } satisfies UserPhoneConfig, ...x });\n",
     "what is spread behind"},
    {"an argument of something else", python, "c.create_user(**build(PhoneConfig={'PhoneType': 'SOFT_PHONE'}))\n",
     "the argument of another function"},
    // It is not.
    {"a choice", python, "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'} if soft else other)\n",
     "a part of an expression"},
    {"a choice in the next line", python,
     "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'}\n  if soft else other)\n",
     "a part of an expression"},
    {"a union", python, "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'} | extra)\n",
     "a part of an expression"},
    {"or", python, "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'} or base)\n",
     "a part of an expression"},
    {"a copy", python, "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'}.copy())\n",
     "a part of an expression"},
    {"an index", python, "c.update_user_phone_config(PhoneConfig={'PhoneType': 'SOFT_PHONE'}[kind])\n",
     "a part of an expression"},
    {"and", typescript, "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } && soft });\n",
     "a part of an expression"},
    {"a cast", typescript, "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } as Config });\n",
     "a part of an expression"},
    {"the second half of a choice", javascript,
     "c.updateUserPhoneConfig({ PhoneConfig: soft ? a : { PhoneType: 'SOFT_PHONE' } });\n", "not written as a literal"},
    {"what is spread behind it", javascript,
     "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: 'SOFT_PHONE' }, note: ')', ...rest });\n",
     "what is spread behind"},
    {"what is spread behind it in Python", python,
     "c.update_user_phone_config(**{'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}, **rest})\n", "what is spread behind"},
    {"a member that is set later", javascript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\np.PhoneConfig.AutoAccept = soft;\n"
     "c.createUser(p);\n",
     "a member of them is set in another line"},
    {"members that are merged later", javascript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\nObject.assign(p.PhoneConfig, more);\nc.createUser(p);\n",
     "a member of them is set in another line"},
    {"members of the request that are merged", javascript,
     "Object.assign(p, { PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\nc.createUser(p);\n",
     "= PhoneNumberConfigs: [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n]"},
    {"a member that is set later in Python", python,
     "p = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\np['PhoneConfig']['AutoAccept'] = soft\nc.create_user(**p)\n",
     "a member of them is set in another line"},
    {"a member that is read", python,
     "p = {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nif p['PhoneConfig']['AutoAccept'] == soft: "
     "c.create_user(**p)\n",
     "another line uses the setting"},
    {"a comment with a bracket before what is spread", python,
     "c.update_user_phone_config(**{'PhoneConfig': {'PhoneType': 'SOFT_PHONE'},  # (\n  **rest})\n",
     "what is spread behind"},
    {"another value under a condition", javascript,
     "p.PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nif (x) p.PhoneConfig = other;\nc.createUser(p);\n",
     "given in more than one place"},
    {"another value before", python,
     "p['PhoneConfig'] = base\nif x:\n  p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n",
     "given in more than one place"},
    {"what a function makes of the variable", javascript,
     "const phoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: phoneConfig(x) });\n",
     "given in more than one place"},
    {"in brackets that began long before", javascript,
     "c.createUser(UserId,\n  # who\n  PhoneConfig = { PhoneType: 'SOFT_PHONE' }\n);\n",
     "does not stand in a statement"},
    {"a default of a pattern", javascript,
     "const { PhoneConfig = { PhoneType: 'SOFT_PHONE' } } = x;\nc.createUser(x);\n", "does not stand in a statement"},
    // Assignments
    {"a member that is assigned", javascript, "  p.PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser(p);\n",
     "= p.PhoneNumberConfigs = [\n    { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n  ]"},
    {"two lists that are assigned", javascript,
     "p.PhoneConfig = { PhoneType: 'SOFT_PHONE', PersistentConnection: true };\nc.createUser(p);\n",
     "= p.PhoneNumberConfigs = [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n];\n"
     "p.PersistentConnectionConfigs = [\n  { Channel: 'VOICE', PersistentConnection: true },\n]"},
    {"without a semicolon", typescript, "p.q.PhoneConfig = { PhoneType: 'SOFT_PHONE' }\nc.createUser(p.q)\n",
     "= p.q.PhoneNumberConfigs = [\n  { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n]"},
    {"by index", python,
     "p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE', 'PersistentConnection': True}\nc.create_user(**p)\n",
     "= p['PhoneNumberConfigs'] = [\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]\n"
     "p['PersistentConnectionConfigs'] = [\n    {'Channel': 'VOICE', 'PersistentConnection': True},\n]"},
    {"under a condition in a line", python,
     "if soft: p['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n", "does not stand in a statement"},
    {"under a condition of one statement", javascript,
     "if (soft)\n  p.PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser(p);\n", "does not stand in a statement"},
    {"in an expression", javascript, "soft && (p.PhoneConfig = { PhoneType: 'SOFT_PHONE' });\nc.createUser(p);\n",
     "does not stand in a statement"},
    {"that goes on", javascript, "p.PhoneConfig = { PhoneType: 'SOFT_PHONE' }\n  || base;\nc.createUser(p);\n",
     "a part of an expression"},
    {"of what is called", javascript, "f(x).PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser(p);\n",
     "does not stand in a statement"},
    {"CDK", typescript, "const u = new connect.CfnUser(s, 'u', p);\nu.phoneConfig = { phoneType: 'SOFT_PHONE' };\n",
     "= u.phoneNumberConfigs = [\n  { channel: 'VOICE', phoneType: 'SOFT_PHONE' },\n]"},
    // Variables
    {"a variable", python, "phone_config = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=phone_config)\n",
     "= phone_config = {\n    'PhoneNumberConfigs': [\n        {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n    "
     "],\n}"},
    {"a constant", javascript,
     "export const phoneConfig = { PhoneType: \"SOFT_PHONE\" };\nc.createUser({ PhoneConfig: phoneConfig });\n",
     "= export const phoneConfig = {\n  PhoneNumberConfigs: [\n    { Channel: \"VOICE\", PhoneType: \"SOFT_PHONE\" "
     "},\n  ],\n}"},
    {"a variable in short", javascript,
     "if (x) { y(); }\nconst PhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig });\n",
     "= const PhoneConfig = {\n  PhoneNumberConfigs: [\n    { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n  ],\n}"},
    {"a member of a class", typescript,
     "class A {\n  phoneConfig = { PhoneType: 'SOFT_PHONE' };\n  f() { c.createUser({ PhoneConfig: this.phoneConfig "
     "}); }\n}\n",
     "= phoneConfig = {\n    PhoneNumberConfigs: [\n      { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' },\n    ],\n  }"},
    {"a member of one's own", python,
     "  self.phone_config = {'PhoneType': 'SOFT_PHONE'}\n  c.create_user(PhoneConfig=self.phone_config)\n",
     "= self.phone_config = {\n      'PhoneNumberConfigs': [\n          {'Channel': 'VOICE', 'PhoneType': "
     "'SOFT_PHONE'},\n"
     "      ],\n  }"},
    {"it says what to do", python,
     "phone_config = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=phone_config)\n",
     "spread it (**) where the setting is given"},
    {"an argument of one's own function", python,
     "def add(phone_config={'PhoneType': 'SOFT_PHONE'}):\n  c.create_user(PhoneConfig=phone_config)\n",
     "the argument is none of the operation"},
    {"a member of one's own object", javascript,
     "f({ phoneConfig: { PhoneType: 'SOFT_PHONE' } });\nc.createUser({ PhoneConfig: x });\n",
     "the key is none of the request"},
    {"a variable that goes on", python,
     "phone_config = {'PhoneType': 'SOFT_PHONE'} | x\nc.create_user(PhoneConfig=phone_config)\n",
     "a part of an expression"},
    // A type between the name and the value.
    {"a constant with a type", typescript,
     "const phoneConfig: UserPhoneConfig = { PhoneType: 'SOFT_PHONE' };\nc.createUser({ PhoneConfig: phoneConfig });\n",
     "= const phoneConfig: Partial<CreateUserCommandInput> = {\n  PhoneNumberConfigs: [\n    { Channel: 'VOICE', "
     "PhoneType: 'SOFT_PHONE' },\n  ],\n}"},
    {"a constant of the legacy call", typescript,
     "export const phoneConfig: Readonly<UserPhoneConfig> =\n  { PhoneType: 'SOFT_PHONE' };\n"
     "await c.send(new UpdateUserPhoneConfigCommand({ UserId, PhoneConfig: phoneConfig }));\n",
     "= export const phoneConfig: Partial<UpdateUserConfigCommandInput> = {\n  PhoneNumberConfigs: [\n    { Channel: "
     "'VOICE', PhoneType: 'SOFT_PHONE' },\n  ],\n}"},
    {"a constant of the CDK", typescript,
     "const phoneConfig: connect.CfnUser.UserPhoneConfigProperty = { phoneType: 'SOFT_PHONE' };\n"
     "new connect.CfnUser(this, 'u', { phoneConfig });\n",
     "= const phoneConfig: Partial<connect.CfnUserProps> = {\n  phoneNumberConfigs: [\n    { channel: 'VOICE', "
     "phoneType: 'SOFT_PHONE' },\n  ],\n}"},
    {"a constant of the CDK with a type that is none", typescript,
     "const phoneConfig: a\xFF.CfnUser.UserPhoneConfigProperty = { phoneType: 'SOFT_PHONE' };\n"
     "new CfnUser(this, 'u', { phoneConfig });\n",
     "= const phoneConfig: Partial<CfnUserProps> = {\n  phoneNumberConfigs: [\n    { channel: 'VOICE', phoneType: "
     "'SOFT_PHONE' },\n  ],\n}"},
    {"a type that is written out", typescript,
     "let PhoneConfig: { PhoneType?: 'SOFT_PHONE' | 'DESK_PHONE' } = { PhoneType: 'SOFT_PHONE' };\n"
     "c.createUser({ PhoneConfig });\n",
     "= let PhoneConfig: Partial<CreateUserCommandInput> = {\n  PhoneNumberConfigs: [\n    { Channel: 'VOICE', "
     "PhoneType: 'SOFT_PHONE' },\n  ],\n}"},
    {"a field of a class", typescript,
     "class A {\n  private readonly phoneConfig: UserPhoneConfig = { PhoneType: 'SOFT_PHONE' };\n"
     "  f() { return c.createUser({ PhoneConfig: this.phoneConfig }); }\n}\n",
     "= private readonly phoneConfig: Partial<CreateUserCommandInput> = {\n    PhoneNumberConfigs: [\n      { Channel: "
     "'VOICE', PhoneType: 'SOFT_PHONE' },\n    ],\n  }"},
    {"a static field", javascript,
     "class A {\n  static phoneConfig = { PhoneType: 'SOFT_PHONE' };\n"
     "  f() { return c.createUser({ PhoneConfig: A.phoneConfig }); }\n}\n",
     "= static phoneConfig = {\n    PhoneNumberConfigs: [\n      { Channel: 'VOICE', PhoneType: 'SOFT_PHONE' "
     "},\n    ],\n  }"},
    {"a type of Python", python,
     "phone_config: dict[str, Any] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=phone_config)\n",
     "= phone_config = {\n    'PhoneNumberConfigs': [\n        {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n    "
     "],\n}"},
    {"a member that is an assignment", javascript, "c.createUser({ PhoneConfig: x = { PhoneType: 'SOFT_PHONE' } });\n",
     "does not stand in a statement"},
    {"a member that is a function", javascript,
     "c.createUser({ PhoneConfig: (x) => ({ PhoneType: 'SOFT_PHONE' }) });\n", "not written as a literal"},
    {"a type alone", typescript, "let PhoneConfig: { PhoneType: string };\nc.createUser({ PhoneConfig });\n",
     "a part of an expression"},
    // The CDK for Python has small letters and underscores; in dictionaries, those of JSON, too.
    {"a dictionary of the CDK", python, "connect.CfnUser(s, 'u', phone_config={'phone_type': 'SOFT_PHONE'})\n",
     "= phone_number_configs=[\n    {'channel': 'VOICE', 'phone_type': 'SOFT_PHONE'},\n]"},
    {"a dictionary of the CDK, in capitals within", python,
     "connect.CfnUser(s, 'u',\n  phone_config={'phoneType': 'SOFT_PHONE', 'autoAccept': None})\n",
     "= phone_number_configs=[\n      {'channel': 'VOICE', 'phoneType': 'SOFT_PHONE'},\n  ]"},
    {"all members of the CDK", python,
     "CfnUserProps(phone_config={'after_contact_work_time_limit': 5, 'persistent_connection': True, "
     "'desk_phone_number': '+12065550112', 'phone_type': 'DESK_PHONE'})\n",
     "= after_contact_work_configs=[\n    {'channel': 'VOICE', 'after_contact_work_config': "
     "{'after_contact_work_time_limit': 5}, 'agent_first_callback_after_contact_work_config': "
     "{'after_contact_work_time_limit': 5}},\n    {'channel': 'CHAT', 'after_contact_work_config': "
     "{'after_contact_work_time_limit': 5}},\n    {'channel': 'TASK', 'after_contact_work_config': "
     "{'after_contact_work_time_limit': 5}},\n    {'channel': 'EMAIL', 'after_contact_work_config': "
     "{'after_contact_work_time_limit': 5}},\n],\nphone_number_configs=[\n    {'channel': 'VOICE', 'phone_type': "
     "'DESK_PHONE', 'phone_number': '+12065550112'},\n],\npersistent_connection_configs=[\n    {'channel': 'VOICE', "
     "'persistent_connection': True},\n]"},
    {"a variable of the CDK", python,
     "phone_config = {'phone_type': 'SOFT_PHONE'}\nCfnUser(s, 'u', phone_config=phone_config)\n",
     "= phone_config = {\n    'phone_number_configs': [\n        {'channel': 'VOICE', 'phone_type': 'SOFT_PHONE'},\n   "
     " "
     "],\n}"},
    {"a property of the CDK", python,
     "user = connect.CfnUser(s, 'u')\nuser.phone_config = {'phoneType': 'SOFT_PHONE'}\n",
     "= user.phone_number_configs = [\n    {'channel': 'VOICE', 'phoneType': 'SOFT_PHONE'},\n]"},
    {"two spellings", python, "CfnUser(s, 'u', phone_config={'phone_type': 'SOFT_PHONE', 'autoAccept': True})\n",
     "autoAccept is no member of PhoneConfig"},
    {"brackets of nothing", python, "(1, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "the argument of another function"},
    {"underscores outside of the CDK", python, "c.create_user(PhoneConfig={'phone_type': 'SOFT_PHONE'})\n",
     "phone_type is no member of PhoneConfig"},
    {"the argument of what makes a user of the CDK", python,
     "CfnUser(s, 'u', **make(phone_config={'phone_type': 'SOFT_PHONE'}))\n", "the argument of another function"},
    {"a member of the enumeration", typescript,
     "c.updateUserPhoneConfig({ PhoneConfig: { PhoneType: PhoneType.SOFT_PHONE } });\n",
     "= PhoneNumberConfigs: [\n  { Channel: \"VOICE\", PhoneType: \"SOFT_PHONE\" },\n]"},
    {"one of two targets", python,
     "a = phone_config = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(PhoneConfig=phone_config)\n",
     "does not stand in a statement"},
    // What the call has already is not offered again.
    {"a list that the call has", python,
     "c.create_user(PhoneNumberConfigs=[x], PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n", "has such lists already"},
    {"a list that the object has, behind", typescript,
     "c.send(new CreateUserCommand({ PhoneConfig: { PhoneType: 'SOFT_PHONE' }, PhoneNumberConfigs: [] }));\n",
     "has such lists already"},
    {"a list of the CDK that the user has", typescript,
     "new CfnUser(s, 'u', { phoneNumberConfigs: [], phoneConfig: { phoneType: 'SOFT_PHONE' } });\n",
     "has such lists already"},
    {"a list that is assigned, too", python,
     "p = {}\np['PhoneNumberConfigs'] = []\np['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n",
     "has such lists already"},
    {"a list that the object has, in another line", python,
     "p = {'PhoneNumberConfigs': []}\np['PhoneConfig'] = {'PhoneType': 'SOFT_PHONE'}\nc.create_user(**p)\n",
     "has such lists already"},
    {"a list that the object gets later", javascript,
     "const p = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\np.PhoneNumberConfigs = [];\nc.createUser(p);\n",
     "has such lists already"},
    {"a list of what is spread before", javascript,
     "const more = { PhoneNumberConfigs: [] };\nc.createUser({ ...more, PhoneConfig: { PhoneType: 'SOFT_PHONE' } });\n",
     "has such lists already"},
    {"a list of what is given beside", python,
     "more = dict(PhoneNumberConfigs=[])\nc.create_user(PhoneConfig={'PhoneType': 'SOFT_PHONE'}, **more)\n",
     "has such lists already"},
    {"a list of what is given elsewhere", python,
     "more = dict(PhoneNumberConfigs=[])\nc.create_user(PhoneConfig={'PhoneType': 'SOFT_PHONE'}, **ids)\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"another list that the call has", python,
     "c.create_user(AutoAcceptConfigs=[x], PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
    {"a list of another call", python,
     "c.update_user_config(PhoneNumberConfigs=[x])\nc.create_user(PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "= PhoneNumberConfigs=[\n    {'Channel': 'VOICE', 'PhoneType': 'SOFT_PHONE'},\n]"},
};

BOOST_DATA_TEST_CASE(offers, boost::unit_test::data::make(rows)) {
  const auto findings = look_through(sample.text, sample.language, {}).findings;
  const auto call =
      std::find_if(findings.begin(), findings.end(), [](const auto& f) { return f.id == DiagnosticId::legacy_call; });
  BOOST_REQUIRE((call != findings.end()));
  const std::string_view says = sample.says;
  if (says.starts_with("= ")) {
    BOOST_TEST(call->call_site->replacement == says.substr(2));
  } else {
    BOOST_TEST(call->message.find(says) != std::string::npos, call->message);
    if (says.find("spread it") == std::string_view::npos) BOOST_TEST(call->call_site->replacement == "");
  }
}

BOOST_AUTO_TEST_SUITE_END()
