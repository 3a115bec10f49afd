// The setting in other shapes than a member with its value: in a list of names, in a pair, in a patch, in a text.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(other_shapes)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // A user is copied by the names of its members
    {"names of members in Python", python,
     "K = [\"Username\", \"PhoneConfig\", \"RoutingProfileId\"]\nc.create_user(**{k: u[k] for k in K})\n",
     "1:19 python"},
    {"names of members in a tuple", python,
     "new = {k: r[k] for k in ('PhoneConfig', 'SecurityProfileIds')}\nc.create_user(InstanceId=i, **new)\n",
     "1:27 python"},
    {"names of members as arguments", javascript,
     "const { User } = await connect.describeUser(q).promise();\n"
     "await connect.createUser({ ...pick(User, 'Username', 'PhoneConfig', 'RoutingProfileId') }).promise();\n",
     "2:55 javascript-and-typescript"},
    {"names of members in Ruby", ruby,
     "connect.create_user(**u.to_h.slice(:identity_info, :phone_config, :routing_profile_id))\n",
     "1:53 other-languages"},
    {"names of members, and a call with its own setting", python,
     "K = ['PhoneConfig', 'IdentityInfo']\nc.create_user(PhoneConfig=p)\n", "2:15 python"},
    {"names of members that are left out", python,
     "K = {k: v for k, v in u.items() if k not in ('PhoneConfig', 'IdentityInfo')}\nc.create_user(**K)\n", ""},
    {"names of members that are left out by a function", javascript,
     "connect.createUser(omit(User, ['Id', 'PhoneConfig', 'IdentityInfo'])).promise();\n", ""},
    {"names of members that are left out, in a variable", python,
     "SKIPPED = ['PhoneConfig', 'IdentityInfo']\nc.create_user(**f(u, SKIPPED))\n", ""},
    {"names of columns", python,
     "w.writerow(['Username', 'PhoneConfig', 'RoutingProfileId'])\nc.create_user(Username='a')\n", ""},
    {"names of members without a call that makes a user", python, "K = ['PhoneConfig', 'IdentityInfo']\n", ""},
    {"names of somebody else's", python, "K = ['PhoneConfig', 'Ringtone']\nu.create_user(**f(K))\n", ""},
    // Pairs
    {"a pair of Python", python,
     "f = [('Username', 'u'), ('PhoneConfig', {'PhoneType': 'SOFT_PHONE'})]\nc.create_user(**dict(f))\n",
     "1:27 python"},
    {"a pair of JavaScript", javascript,
     "const p = new Map([['PhoneConfig', { PhoneType: 'SOFT_PHONE' }]]);\nconnect.createUser(Object.fromEntries(p));\n",
     "1:22 javascript-and-typescript"},
    {"a pair with a variable", javascript,
     "connect.createUser(Object.fromEntries([['Username', u], ['PhoneConfig', phone]]));\n",
     "1:59 javascript-and-typescript"},
    {"a default that is read", python, "p = u.get('PhoneConfig', {'PhoneType': 'SOFT_PHONE'})\nc.create_user(**q)\n",
     ""},
    {"pairs of names and types", python, "F = [('Username', str), ('PhoneConfig', dict)]\nc.create_user(**q)\n", ""},
    {"three of a kind", python, "F = [('PhoneConfig', {'PhoneType': 'x'}, 1)]\nc.create_user(**q)\n", ""},
    // Keys in brackets
    {"a key in brackets", typescript,
     "c.send(new CreateUserCommand({ ['PhoneConfig']: { PhoneType: 'SOFT_PHONE' } }));\n",
     "1:34 javascript-and-typescript"},
    {"an element in brackets", typescript, "const k = cond ? ['PhoneConfig'] : []; c.createUser({ k });\n", ""},
    // One of several targets
    {"a target among others", python,
     "p[\"PhoneConfig\"], p[\"Tags\"] = {\"PhoneType\": \"SOFT_PHONE\"}, {}\nc.create_user(**p)\n", "1:4 python"},
    {"an argument among others", python, "f(p[\"PhoneConfig\"], x=1)\nc.create_user(**q)\n", ""},
    {"a value among others", python, "a, b = p[\"PhoneConfig\"], q == 1\nc.create_user(**q)\n", ""},
    // YAML in a program
    {"YAML in Python", python,
     "U = yaml.safe_load(\"\"\"\n- Username: a\n  PhoneConfig: {PhoneType: SOFT_PHONE}\n\"\"\")\n"
     "for u in U: c.create_user(**u)\n",
     "3:3 python"},
    {"YAML over several lines in Python", python,
     "U = yaml.safe_load(\"\"\"\nPhoneConfig:\n  PhoneType: SOFT_PHONE\n\"\"\")\nc.create_user(**U)\n", "2:1 python"},
    {"YAML in TypeScript", typescript,
     "const u = load(`\nUsername: a\nPhoneConfig: {PhoneType: SOFT_PHONE}\n`);\nconnect.createUser(u);\n",
     "3:1 javascript-and-typescript"},
    {"a parameter on a line of its own", typescript,
     "function f(\n  name: string,\n  phoneConfig: { phoneType: string },\n) { return connect.createUser({ name }); "
     "}\n",
     ""},
    // Patches of Cloud Control
    {"a patch in Python", python,
     "cc.update_resource(TypeName='AWS::Connect::User', Identifier=i,\n"
     "  PatchDocument='[{\"op\":\"replace\",\"path\":\"/PhoneConfig/AutoAccept\",\"value\":true}]')\n",
     "2:44 cloudformation"},
    {"a patch of the whole", python,
     "cc.update_resource(TypeName='AWS::Connect::User', PatchDocument=json.dumps([dict(op='add', "
     "path='/PhoneConfig', value=p)]))\n",
     "1:99 cloudformation"},
    {"a patch in a script", shell,
     "aws cloudcontrol update-resource --type-name AWS::Connect::User --identifier x --patch-document "
     "'[{\"op\":\"replace\",\"path\":\"/PhoneConfig/AutoAccept\",\"value\":true}]'\n",
     "1:124 cloudformation"},
    {"a patch in a file", json, "[{\"op\": \"replace\", \"path\": \"/PhoneConfig/PhoneType\", \"value\": \"x\"}]\n",
     "1:30 cloudformation"},
    {"a patch of a quick connect", json,
     "[{\"op\": \"replace\", \"path\": \"/QuickConnectConfig/PhoneConfig/PhoneNumber\", \"value\": \"x\"}]\n", ""},
    {"a path that is read", python, "x = jsonpointer.resolve(user, '/PhoneConfig/AutoAccept')\n", ""},
    // Requests that Terraform writes
    {"a request to a function", terraform,
     "resource \"aws_lambda_invocation\" \"l\" {\n"
     "  input = jsonencode({ Username = \"u\", PhoneConfig = { PhoneType = \"SOFT_PHONE\" } })\n}\n",
     "2:40 saved-requests"},
    {"a request in a parameter", terraform,
     "resource \"aws_ssm_parameter\" \"p\" {\n  value = jsonencode({\n    \"InstanceId\" : var.i\n"
     "    \"PhoneConfig\" : { \"AutoAccept\" : true }\n  })\n}\n",
     "4:6 saved-requests"},
    {"a quick connect of Cloud Control", terraform,
     "resource \"aws_cloudcontrolapi_resource\" \"q\" {\n  type_name = \"AWS::Connect::QuickConnect\"\n"
     "  desired_state = jsonencode({ QuickConnectConfig = { PhoneConfig = { PhoneNumber = \"x\" } } })\n}\n",
     ""},
    {"a resource of somebody else", terraform,
     "resource \"acme_user\" \"u\" {\n  phone_config {\n    auto_accept = true\n  }\n}\n", ""},
    // Modules, Crossplane, jq
    {"a module of CloudFormation", yaml,
     "Resources:\n  U:\n    Type: Acme::Connect::User::MODULE\n    Properties:\n      Username: a\n"
     "      PhoneConfig: {PhoneType: SOFT_PHONE}\n",
     "6:7 cloudformation"},
    {"a module of CloudFormation in JSON", json,
     "{\"U\": {\"Type\": \"A::B::C::MODULE\", \"Properties\": {\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}}}\n",
     "1:51 cloudformation"},
    {"another resource behind a module", yaml,
     "A:\n  Type: Acme::B::C::MODULE\nU:\n  Type: Acme::Phones::User\n  Properties:\n"
     "    PhoneConfig: {PhoneType: SOFT_PHONE}\n",
     ""},
    {"a user of Crossplane", yaml,
     "apiVersion: connect.aws.upbound.io/v1beta1\nkind: User\nspec:\n  forProvider:\n    phoneConfig:\n"
     "      - phoneType: SOFT_PHONE\n",
     "5:5 terraform"},
    {"a user of Crossplane in a namespace", yaml,
     "apiVersion: connect.aws.m.upbound.io/v1beta1\nkind: User\nspec:\n  forProvider:\n    phoneConfig:\n"
     "      phoneType: SOFT_PHONE\n",
     "5:5 terraform"},
    {"a quick connect of Crossplane", yaml,
     "apiVersion: connect.aws.upbound.io/v1beta1\nkind: QuickConnect\nspec:\n  forProvider:\n"
     "    quickConnectConfig:\n      - phoneConfig:\n          - phoneNumber: x\n",
     ""},
    {"a request that jq makes", shell,
     "jq -n --arg t \"$T\" '{PhoneConfig: {PhoneType: $t}, InstanceId: \"i\"}' > user.json\n", "1:22 saved-requests"},
    {"a request that jq makes, without an instance", shell,
     "p=$(jq -n --arg u \"$U\" '{Username: $u, PhoneConfig: {PhoneType: \"SOFT_PHONE\"}}')\n", "1:40 saved-requests"},
    {"what jq shows", shell, "jq '.User | {Username, PhoneConfig: {PhoneType: .PhoneConfig.PhoneType}}' user.json\n",
     ""},
    {"the operation in Haskell", other, "go = send env $ newUpdateUserPhoneConfig cfg \"u\" \"i\"\n",
     "1:17 other-languages"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
