// A request that is made in another file than its call.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(elsewhere)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // What is given to the setting says nothing, its neighbours do
    {"a function's result", python,
     "def to_request(row):\n  return {\"InstanceId\": i, \"Username\": row[\"u\"], \"PhoneConfig\": phone(row),\n"
     "          \"SecurityProfileIds\": [s], \"RoutingProfileId\": r}\n",
     "2:51 python"},
    {"a variable", javascript, "return { InstanceId: i, UserId: u, PhoneConfig: phone };\n",
     "1:36 "
     "javascript-and-typescript"},
    {"one of two", python, "r = dict(InstanceId=i, Username=n, PhoneConfig=None if x else phone)\n", "1:36 python"},
    {"a member in short", typescript,
     "export const req = (a: A) => ({ InstanceId, Username: a.n, PhoneConfig, RoutingProfileId });\n",
     "1:60 javascript-and-typescript"},
    {"a member of an object", javascript, "exports.p = (row) => ({ RoutingProfileId: r, PhoneConfig: row.phone });\n",
     "1:46 javascript-and-typescript"},
    {"properties of the CDK", typescript,
     "const props = (u) => ({ instanceArn: u.i, routingProfileArn: u.r, phoneConfig: phoneOf(u) });\n",
     "1:67 javascript-and-typescript"},
    {"properties of the CDK in Python", python,
     "def props(c): return dict(instance_arn=c.arn, phone_config=phone(c), routing_profile_arn=c.rp)\n", "1:47 python"},
    {"a map of Ruby", ruby, "{ instance_id: I, username: n, phone_config: phone(u), routing_profile_id: rp }\n",
     "1:32 other-languages"},
    {"a member that is set", python,
     "r = {\"InstanceId\": i, \"RoutingProfileId\": p}\nr[\"PhoneConfig\"] = phone(row)\n", "2:4 python"},
    {"a member that is set, of an object", javascript,
     "const r = { InstanceId: i, UserId: u };\nr.PhoneConfig = phoneOf(u);\n", "2:3 javascript-and-typescript"},
    {"the literal stands a line above", python,
     "phone_config = {\"PhoneType\": e[\"type\"], \"AutoAccept\": True}\n"
     "return {\"InstanceId\": i, \"Username\": u, \"PhoneConfig\": phone_config}\n",
     "2:42 python"},
    {"fields of a class that is spread", python,
     "class Agent(BaseModel):\n    Username: str\n    PhoneConfig: PhoneConfig\n    RoutingProfileId: str\n",
     "3:5 python"},
    {"the file names Connect", python,
     "c = boto3.client(\"connect\")\ndef request(u): return {\"UserId\": u, \"PhoneConfig\": phone(u)}\n",
     "2:39 python"},
    {"beside calls with settings of their own", python,
     "c.update_user_phone_config(InstanceId=i, UserId=u, PhoneConfig=p)\n"
     "def make(row): return {\"InstanceId\": i, \"Username\": n, \"PhoneConfig\": phone(row)}\n",
     "1:3 python, 2:57 python"},
    // One request, one finding
    {"a literal that is given by its name", python,
     "def handler(event, context):\n    phone_config = {\"PhoneType\": \"SOFT_PHONE\", \"AutoAccept\": True}\n"
     "    return {\"InstanceId\": i, \"Username\": u, \"PhoneConfig\": phone_config}\n",
     "2:5 python"},
    {"a variable that is given by its name", typescript,
     "const req = (a: A) => { const PhoneConfig = of(a); return { InstanceId: I, Username: n, PhoneConfig }; };\n",
     "1:89 javascript-and-typescript"},
    {"two requests in short", typescript,
     "const a = (PhoneConfig: P) => f({ InstanceId, UserId, PhoneConfig });\n"
     "const b = (PhoneConfig: P) => f({ InstanceId, UserId, PhoneConfig });\n",
     "1:55 javascript-and-typescript, 2:55 javascript-and-typescript"},
    {"two requests", python,
     "a = {\"InstanceId\": i, \"UserId\": u, \"PhoneConfig\": phone(a)}\n"
     "b = {\"InstanceId\": i, \"UserId\": u, \"PhoneConfig\": phone(b)}\n",
     "1:37 python, 2:37 python"},
    // Nobody else's
    {"another application's", python, "return {\"instance_id\": i, \"username\": u, \"phone_config\": phone(u)}\n", ""},
    {"another application's, with small letters", javascript,
     "return { userId: u, phoneConfig: p, securityProfile: s };\n", ""},
    {"no member of Connect's", javascript, "return { Username: u, PhoneConfig: phone };\n", ""},
    {"a member of Connect's in another object", javascript,
     "const a = { InstanceId: i, RoutingProfileId: r };\nconst b = { Name: n, PhoneConfig: phone };\n", ""},
    {"the setting is read", python, "x = {\"InstanceId\": i, \"RoutingProfileId\": r, \"T\": u[\"PhoneConfig\"]}\n",
     ""},
    // The type of a setting is none: the call is the place, where there is one
    {"an interface beside a call", typescript,
     "interface Row { login: string; PhoneConfig: { PhoneType: \"SOFT_PHONE\" | \"DESK_PHONE\" } }\n"
     "export const mk = (r: Row) => c.send(new CreateUserCommand({ InstanceId: I, ...r }));\n",
     "2:42 javascript-and-typescript"},
    {"an interface between an import and a call", typescript,
     "import { ConnectClient, CreateUserCommand } from \"@aws-sdk/client-connect\";\n"
     "interface Row { PhoneConfig: { PhoneType: string } }\n"
     "export const mk = (r: Row) => c.send(new CreateUserCommand({ InstanceId: I, ...r }));\n",
     "3:42 javascript-and-typescript"},
    {"a type beside a call", typescript,
     "export type Row = {\n  user: { PhoneConfig?: { PhoneType: PhoneType; AutoAccept: boolean } };\n};\n"
     "c.send(new CreateUserCommand({ InstanceId: I, ...r.user }));\n",
     "4:12 javascript-and-typescript"},
    {"a class beside a call", python,
     "class Agent(BaseModel):\n    Username: str\n    PhoneConfig: PhoneConfig\n"
     "c.create_user(InstanceId=I, **a.dict())\n",
     "4:3 python"},
    {"a default of a class beside a call", python,
     "class Agent(BaseModel):\n    PhoneConfig: dict = {\"PhoneType\": \"SOFT_PHONE\"}\n"
     "c.create_user(InstanceId=I, **a.dict())\n",
     "2:5 python"},
    {"two interfaces beside a call", typescript,
     "interface A { PhoneConfig: { PhoneType: string } }\ninterface B { PhoneConfig: { PhoneType: string } }\n"
     "c.send(new CreateUserCommand({ InstanceId: I, ...r }));\n",
     "3:12 javascript-and-typescript"},
    {"an object in an object", typescript,
     "const row = { user: { PhoneConfig: { PhoneType: \"SOFT_PHONE\" } } };\n"
     "c.send(new CreateUserCommand({ InstanceId: I, ...f(row) }));\n",
     "1:23 javascript-and-typescript"},
    {"an interface alone", typescript,
     "interface Row { PhoneConfig: { PhoneType: \"SOFT_PHONE\" | \"DESK_PHONE\" } }\n",
     "1:17 javascript-and-typescript"},
    // What describe-user says
    {"an answer", python,
     "USER = {\"User\": {\"Id\": \"u\", \"Username\": \"bob\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"},\n"
     "  \"RoutingProfileId\": \"r\"}}\nclient.describe_user.return_value = USER\n",
     ""},
    {"an answer without its envelope", javascript,
     "const user = { Id: 'u', Arn: 'a', Username: 'bob', PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\n", ""},
    {"an answer, made", python,
     "def user(n): return {\"Id\": n, \"Username\": n, \"PhoneConfig\": phone(n), \"RoutingProfileId\": \"r\"}\n", ""},
    {"an answer beside a call", python,
     "c.create_user(InstanceId=i, Username=u)\n"
     "USER = {\"User\": {\"Id\": \"u\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\", \"AutoAccept\": False}}}\n",
     ""},
    {"requests in a list of that name", json,
     "{\"Users\": [{\"InstanceId\": \"i\", \"Username\": \"u\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}]}\n",
     "1:50 saved-requests"},
    {"ids in what is given", python,
     "r = {\"InstanceId\": i, \"RoutingProfileId\": p[\"Id\"], \"PhoneConfig\": phone(p), \"Tags\": {\"Id\": \"1\"}}\n",
     "1:53 python"},
    {"a copy that is printed", javascript,
     "console.log({ InstanceId: i, Username: u.Username, PhoneConfig: u.PhoneConfig });\n", ""},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_CASE(a_type_is_no_literal) {
  const auto found = look_through("interface Row { PhoneConfig: { PhoneType: \"SOFT_PHONE\" | \"DESK_PHONE\" } }\n",
                                  Language::typescript, {});
  BOOST_REQUIRE_EQUAL(found.findings.size(), 1);
  BOOST_TEST(found.findings[0].message.find("not translated") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
