// Which call a setting belongs to, and which settings are somebody else's.
#include "found_in.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(owners)

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* found;  ///< as in `found_in`
};
CONNECT_USERCONFIG_TEST_ROW(Row)

using enum Language;

const Row rows[] = {
    // By whatever word the setting is given.
    {"by index", python, "p = {}\np['PhoneConfig'] = cfg\nc.create_user(**p)\n", "2:4 python"},
    {"by index in JavaScript", javascript, "p[\"PhoneConfig\"] = cfg;\nc.send(new CreateUserCommand(p));\n",
     "1:4 javascript-and-typescript"},
    {"an index that is compared", python, "if p['PhoneConfig'] == x: c.create_user()\n", ""},
    {"an index that is read", python, "x = p['PhoneConfig']\nc.create_user(Username='a')\n", ""},
    {"put into a map", groovy, "p.put('PhoneConfig', cfg)\nclient.createUser(p)\n", "1:8 java"},
    {"got out of a map", groovy, "p.get('PhoneConfig', cfg)\nclient.createUser(q)\n", ""},
    {"with, of Java", java, "new CreateUserRequest().withUsername(n).withPhoneConfig(cfg);\n", "1:41 java"},
    {"set, of Java", java, "CreateUserRequest r = new CreateUserRequest();\nr.setPhoneConfig(cfg);\n", "2:3 java"},
    {"set, of C++", other, "Aws::Connect::Model::CreateUserRequest r;\nr.SetPhoneConfig(cfg);\n",
     "2:3 other-languages"},
    {"with, of C++", other, "CreateUserRequest().WithPhoneConfig(cfg);\n", "1:21 other-languages"},
    {"set, of Rust", rust, "c.create_user().set_phone_config(Some(cfg)).send()\n", "1:17 other-languages"},
    {"by symbol, of Ruby", ruby, "p[:phone_config] = c\nclient.create_user(p)\n", "1:4 other-languages"},
    {"a symbol that is read", ruby, "x = p[:phone_config]\nclient.create_user(q)\n", ""},
    {"by key, of Perl", other, "$p{PhoneConfig} = $c;\n$connect->CreateUser(%$p);\n", "1:4 other-languages"},
    {"where there is none yet", typescript, "p['PhoneConfig'] ?\?= c;\nx.send(new CreateUserCommand(p));\n",
     "1:4 javascript-and-typescript"},
    {"where there is none yet, of .NET", csharp, "r.PhoneConfig ?\?= c;\nawait x.CreateUserAsync(r);\n", "1:3 net"},
    {"an override without the class", typescript, "user.addPropertyOverride(\"PhoneConfig.AutoAccept\", true);\n",
     "1:27 cdk"},
    {"two overrides", typescript,
     "const u = new CfnUser(s, 'u', {});\nu.addPropertyOverride('PhoneConfig.A', "
     "1);\nv.addPropertyOverride('PhoneConfig.B', 1);\n",
     "2:24 cdk, 3:24 cdk"},
    {"an override of the whole resource", python, "user.add_override('Properties.PhoneConfig', cfg)\n", "1:31 cdk"},
    {"a cmdlet with an object", powershell, "New-CONNUser -InstanceId i -PhoneConfig $p\n", "1:29 powershell"},
    {"a cmdlet in small letters", powershell, "new-connuser -phoneconfig_autoaccept $true\n", "1:15 powershell"},
    // PowerShell hands a table of arguments on by its name.
    {"a splat", powershell,
     "$p = @{ Username='x'; PhoneConfig_PhoneType='SOFT_PHONE' }\nNew-CONNUser @p\n"
     "Update-CONNUserPhoneConfig -UserId $u -PhoneConfig_PhoneType SOFT_PHONE\n",
     "1:23 powershell, 3:1 powershell"},
    {"a splat of several lines", powershell,
     "$splat = [ordered]@{\n  Username = 'x'\n  PhoneConfig_PhoneType = 'SOFT_PHONE'\n}\n"
     "$new = New-CONNUser @splat -RoutingProfileId $r\nUpdate-CONNUserPhoneConfig @update\n",
     "3:3 powershell, 6:1 powershell"},
    {"a splat of the legacy call, once", powershell,
     "$q = @{\n  PhoneConfig_AutoAccept = $true\n}\nUpdate-CONNUserPhoneConfig @q\n", "4:1 powershell"},
    {"two splats", powershell,
     "$a = @{ PhoneConfig_AutoAccept = $true }\n$b = @{ PhoneConfig_AutoAccept = $true }\n"
     "Update-CONNUserPhoneConfig @a\nNew-CONNUser @b\n",
     "2:9 powershell, 3:1 powershell"},
    {"a splat whose name has other capitals", powershell,
     "$Phone = @{ PhoneConfig_AutoAccept = $true }\nUpdate-CONNUserPhoneConfig -UserId $u\nnew-connuser @phone\n",
     "1:13 powershell, 2:1 powershell"},
    {"a splat of a script's scope", powershell,
     "$script:p = @{ PhoneConfig_AutoAccept = $true }\nUpdate-CONNUserPhoneConfig @x\nNew-CONNUser @p\n",
     "1:16 powershell, 2:1 powershell"},
    {"members of a splat", powershell,
     "$p = @{}\n$p.PhoneConfig_PhoneType = 'SOFT_PHONE'\n$p['PhoneConfig_AutoAccept'] = $true\n"
     "$p.Add('PhoneConfig_X', 1)\nUpdate-CONNUserPhoneConfig @x\nNew-CONNUser @p\n",
     "2:4 powershell, 5:1 powershell"},
    {"a splat in a function behind", powershell,
     "$s = @{ PhoneConfig_AutoAccept = $true }\nNew-CONNUser @s\nfunction Set-Phone($u) {\n"
     "  Update-CONNUserPhoneConfig -UserId $u -PhoneConfig_PhoneType DESK_PHONE\n}\n",
     "1:9 powershell, 4:3 powershell"},
    {"a splat without its call", powershell,
     "$s = @{ PhoneConfig_PhoneType = 'SOFT_PHONE' }\nUpdate-CONNUserPhoneConfig @x\n& $call @s\n",
     "1:9 powershell, 2:1 powershell"},
    {"a splat in a file of its own", powershell, "@{ InstanceId = 'i'; phoneconfig_AutoAccept = $true }\n",
     "1:22 powershell"},
    {"more for a splat", powershell,
     "$p = @{}\n$p += @{ PhoneConfig_AutoAccept = $true }\nUpdate-CONNUserPhoneConfig @x\nNew-CONNUser @p\n",
     "2:10 powershell, 3:1 powershell"},
    {"a table of Perl", perl,
     "my %p = (PhoneConfig => {AutoAccept => 1});\n$c->UpdateUserPhoneConfig(%q);\n$c->CreateUser(%p);\n",
     "1:10 other-languages, 2:5 other-languages"},
    // A legacy call before a new user.
    {"another function", python,
     "c.update_user_phone_config(UserId=u, PhoneConfig=a)\ndef f():\n  p = {\n    'PhoneConfig': b,\n  }\n  "
     "c.create_user(**p)\n",
     "1:3 python, 4:6 python"},
    {"a call of dict", python,
     "c.update_user_phone_config(InstanceId=i, PhoneConfig=a)\np = dict(InstanceId=i, "
     "PhoneConfig=b)\nc.create_user(**p)\n",
     "1:3 python, 2:24 python"},
    {"options in a block", groovy,
     "steps {\n sh 'aws connect update-user-phone-config --user-id u'\n def o = '--phone-config X'\n sh \"aws connect "
     "create-user "
     "--username n ${o}\"\n}\n",
     "2:18 aws-cli-commands, 3:13 aws-cli-commands"},
    {"requests of both kinds", java,
     "UpdateUserPhoneConfigRequest u = x;\nc.updateUserPhoneConfig(u);\nCreateUserRequest r = "
     "y;\nr.setPhoneConfig(z);\n",
     "2:3 java, 4:3 java"},
    {"states of both kinds", json,
     "{\"A\": {\"Resource\": \"arn:aws:states:::aws-sdk:connect:updateUserPhoneConfig\"},\n"
     "\"B\": {\"Parameters\": {\"PhoneConfig\": {}},\n\"Resource\": "
     "\"arn:aws:states:::aws-sdk:connect:createUser\"}}\n",
     "1:54 step-functions, 2:23 step-functions"},
    {"states in YAML", yaml,
     "A:\n  Resource: arn:aws:states:::aws-sdk:connect:updateUserPhoneConfig\nB:\n  Parameters:\n    PhoneConfig: {}\n"
     "  Resource: arn:aws:states:::aws-sdk:connect:createUser\n",
     "2:46 step-functions, 5:5 step-functions"},
    {"commands of both kinds", makefile,
     "a:\n\taws connect update-user-phone-config --phone-config X\nO = --phone-config Y\nb:\n\taws connect create-user "
     "--username a $(O)\n",
     "2:14 aws-cli-commands, 3:7 aws-cli-commands"},
    // A new user before a legacy call.
    {"the other way round", python,
     "c.create_user(Username='a')\np = {'PhoneConfig': b}\nc.update_user_phone_config(**p)\n", "3:3 python"},
    {"two new users", python, "c.create_user(PhoneConfig=a)\np['PhoneConfig'] = b\nc.create_user(**p)\n",
     "1:15 python, 2:4 python"},
    {"one new user, two settings", python,
     "if s: p['PhoneConfig'] = a\nelse: p['PhoneConfig'] = b\nc.create_user(**p)\n", "1:10 python"},
    // The call is in another file.
    {"defaults", javascript, "export const defaults = { PhoneConfig: { PhoneType: 'SOFT_PHONE' } };\n",
     "1:27 javascript-and-typescript"},
    {"defaults beside a legacy call", python,
     "c.update_user_phone_config(**k)\nDEFAULTS = {'PhoneConfig': {'AutoAccept': True}}\n", "1:3 python, 2:14 python"},
    {"a value of a module", terraform, "module \"u\" {\n  phone_config = { phone_type = \"SOFT_PHONE\" }\n}\n",
     "2:3 terraform"},
    {"a variable's file", terraform, "phone_config = { phone_type = \"SOFT_PHONE\" }\n", "1:1 terraform"},
    {"a module's variable", terraform, "# aws_connect\nmodule \"u\" {\n  phone_config = var.phone_config\n}\n",
     "3:3 terraform"},
    {"another module's variable", terraform, "module \"u\" {\n  phone_config = var.phone_config\n}\n", ""},
    {"a module behind a user", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config {}\n}\nmodule \"u\" {\n  phone_config = { phone_type = 1 "
     "}\n}\n",
     "2:3 terraform, 5:3 terraform"},
    {"the declaration of a variable", terraform,
     "variable \"phone_config\" {\n  type = object({ phone_type = string })\n}\n", ""},
    {"a saved request", json, "{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\n",
     "1:22 saved-requests"},
    {"a saved request whose instance comes last", json,
     "{\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"},\n\"InstanceId\": \"i\"}\n", "1:3 saved-requests"},
    {"an option without an operation", yaml, "- aws connect $OP --phone-config PhoneType=SOFT_PHONE\n",
     "1:21 aws-cli-commands"},
    {"an option of another tool", yaml, "- sip $OP --phone-config ring\n", ""},
    {"a request beside another", typescript,
     "a = post({ path: `/users/${i}/${u}/phone-config`, body: JSON.stringify({ PhoneConfig: x }) });\n"
     "b = put({ body: JSON.stringify({ PhoneConfig: { PhoneType: 'SOFT_PHONE' } }) });\n",
     "1:36 rest-requests, 2:34 javascript-and-typescript"},
    {"a constant with a type, and its call", typescript,
     "const phoneConfig: UserPhoneConfig = { PhoneType: 'SOFT_PHONE' };\n"
     "await c.send(new UpdateUserPhoneConfigCommand({ PhoneConfig: phoneConfig }));\n",
     "2:18 javascript-and-typescript"},
    {"a constant with a type for two calls", typescript,
     "const phoneConfig: UserPhoneConfig = { PhoneType: 'SOFT_PHONE' };\n"
     "await c.send(new CreateUserCommand({ PhoneConfig: phoneConfig }));\n"
     "await c.send(new UpdateUserPhoneConfigCommand({ PhoneConfig: phoneConfig }));\n",
     "1:7 javascript-and-typescript, 3:18 javascript-and-typescript"},
    {"a variable with a type of Python", python,
     "phone_config: UserPhoneConfigTypeDef = {'PhoneType': 'SOFT_PHONE'}\n"
     "c.update_user_phone_config(PhoneConfig=phone_config)\n",
     "2:3 python"},
    {"a variable with a type of Kotlin", kotlin,
     "val phoneConfig: UserPhoneConfig = UserPhoneConfig { phoneType = PhoneType.SoftPhone }\n"
     "c.updateUserPhoneConfig { phoneConfig = phoneConfig }\n",
     "2:3 java"},
    {"the literal, and not the declaration", typescript,
     "class A { phoneConfig: T = x; f() {\n  const i = { PhoneConfig: { AutoAccept: true } }; c.send(new "
     "CreateUserCommand(i)); } }\n",
     "2:15 javascript-and-typescript"},
    {"a saved request in YAML", yaml, "InstanceId: i\nPhoneConfig:\n  PhoneType: SOFT_PHONE\n", "2:1 saved-requests"},
    {"an export", yaml, "User:\n  Id: u\n  PhoneConfig:\n    PhoneType: SOFT_PHONE\n", ""},
    // The shim makes the new call.
    {"the shim in a Makefile", makefile,
     "a:\n\tconnect-userconfig aws connect update-user-phone-config --user-id u --phone-config AutoAccept=true\n"
     "\tconnect-userconfig aws -q connect create-user --phone-config AutoAccept=true\n",
     ""},
    {"the shim in a pipeline", yaml,
     "- run: >\n    connect-userconfig aws --existing keep connect create-user\n      --cli-input-json file://u.json\n",
     ""},
    {"the shim in a list of words", python,
     "run(['/usr/bin/connect-userconfig', 'aws', 'connect', 'update-user-phone-config', '--phone-config', p])\n", ""},
    {"the shim in a page", markdown, "`connect-userconfig aws --print connect create-user --cli-input-json file://F`\n",
     ""},
    {"the shim and its command in two lines", batch,
     "connect-userconfig aws connect ^\n  create-user --phone-config AutoAccept=true\n", ""},
    {"the AWS CLI behind the shim", makefile,
     "a:\n\tconnect-userconfig aws s3 ls; aws connect update-user-phone-config --user-id u\n", "2:44 aws-cli-commands"},
    {"the AWS CLI in the line behind the shim", makefile,
     "a:\n\tconnect-userconfig aws s3 ls\n\taws connect update-user-phone-config --user-id u\n",
     "3:14 aws-cli-commands"},
    {"the AWS CLI within the shim", makefile,
     "a:\n\tconnect-userconfig aws s3 ls $(shell aws connect update-user-phone-config)\n", "2:51 aws-cli-commands"},
    {"another command of the tool", makefile,
     "a:\n\tconnect-userconfig convert aws | xargs aws connect update-user-phone-config\n", "2:53 aws-cli-commands"},
    // Somebody else's.
    {"Django", python,
     "class P(Model):\n  phone_config = JSONField()\nu = User.objects.create_user('a')\nP(user=u, "
     "phone_config={'ring': 1})\n",
     ""},
    {"Django, with Connect in the file", python,
     "c = boto3.client('connect')\nphone_config = load()\nc.create_user(**phone_config)\n", "2:1 python"},
    {"telephones of one's own", java,
     "public class Provisioner {\n  private PhoneConfig phoneConfig;\n"
     "  public void setPhoneConfig(PhoneConfig phoneConfig) { this.phoneConfig = phoneConfig; }\n"
     "  public User createUser(String name) { return new User(name, phoneConfig); }\n}\n",
     ""},
    {"a class of one's own", java,
     "class PhoneConfig { int x; } class Y { void createUser(PhoneConfig phoneConfig) { "
     "user.setPhoneConfig(phoneConfig); } }\n",
     ""},
    {"an interface of one's own", java,
     "interface P {\n  void setPhoneConfig(PhoneConfig c);\n  User createUser();\n}\n", ""},
    {"properties of one's own", csharp,
     "class Provisioner { public PhoneConfig PhoneConfig { get; set; }\n"
     "  User CreateUser(string n) { return new User(n) { PhoneConfig = PhoneConfig }; } }\n",
     ""},
    {"a structure of one's own", go,
     "type PhoneConfig struct{ X int }\n"
     "func CreateUser(n string) *User { return &User{Name: n, PhoneConfig: PhoneConfig{X: 1}} }\n",
     ""},
    {"a parameter of one's own", kotlin,
     "fun createUser(phoneConfig: PhoneConfig) = repo.createUser(User(phoneConfig = phoneConfig))\n", ""},
    {"an object of one's own", javascript,
     "admin.createUser({ name: 'bob', phoneConfig: { sip: true } });\nconst PhoneConfig = { dial: 1 };\n", ""},
    {"a dictionary of one's own", python, "api.create_user(name, PhoneConfig={'ring': 1, 'mailbox': True})\n", ""},
    {"a parameter with a type", typescript,
     "async function createUser(phoneConfig: PhoneSettings) { return api.post('/users', { phoneConfig }); }\n", ""},
    {"telephones of one's own beside Connect", java,
     "import software.amazon.awssdk.services.connect.ConnectClient;\nclass A { PhoneConfig phoneConfig;\n"
     "  void f() { c.createUser(CreateUserRequest.builder().phoneConfig(p).build()); } }\n",
     "3:55 java"},
    {"the type of the SDK", java, "UserPhoneConfig phoneConfig = x;\nc.createUser(r -> r.phoneConfig(phoneConfig));\n",
     "1:17 java"},
    {"the setting of the SDK", csharp, "await c.CreateUserAsync(new CreateUserRequest() { PhoneConfig = p });\n",
     "1:51 net"},
    {"a dictionary that begins with others", python, "c.create_user(PhoneConfig={**base, 'AutoAccept': True})\n",
     "1:15 python"},
    {"a dictionary of others", python, "c.create_user(PhoneConfig={**base})\n", "1:15 python"},
    {"another service", javascript, "function createUser(u) { post({ ...u, phoneConfig: { sip: true } }); }\n", ""},
    {"a hook", javascript, "const [phoneConfig, setPhoneConfig] = useState({});\nsetPhoneConfig({ a: 1 });\n", ""},
    {"another tool", yaml, "- keycloak create-user --phone-config y\n", ""},
    {"a tool in a variable", yaml, "- $AWS_CONNECT create-user --phone-config y\n", "1:30 aws-cli-commands"},
    {"a comment of Ruby", ruby, "=begin\nc.update_user_phone_config(x)\n=end\nc.update_user_phone_config(y)\n",
     "(2:3), 4:3 other-languages"},
    {"a comment of Ruby in the second line", ruby, "\n=begin\nc.update_user_phone_config(x)\n=end\n", "(3:3)"},
    {"another comment of Ruby", ruby, "f\n=begin\nc.update_user_phone_config(x)\n=end\n", "(3:3)"},
    {"a report of ours", json,
     "{\"id\":\"legacy-call\",\"severity\":\"error\",\"message\":\"update_user_phone_config\",\"fingerprint\":\"0\"}\n",
     ""},
    // Requests by hand
    {"a request", python, "requests.post(f'https://{h}/users/{i}/{u}/phone-config', json=b)\n", "1:43 rest-requests"},
    {"a request in pieces", javascript, "post(host + '/users/' + i + '/' + u + '/phone-config', b);\n",
     "1:41 rest-requests"},
    {"a request of a new user", python,
     "put('https://connect.eu-west-1.amazonaws.com/users/' + i, json={'PhoneConfig': c})\n", "1:66 rest-requests"},
    {"a request with its body", other,
     "POST https://connect.r.amazonaws.com/users/{{i}}/{{u}}/phone-config\n{\"PhoneConfig\":{}}\n",
     "1:56 rest-requests"},
    {"a page about it", other, "<a href='https://docs/users/phone-config.html'>\n", ""},
    {"curl", shell,
     "curl --aws-sigv4 aws:amz:r:connect https://connect.r.amazonaws.com/users/$i/$u/phone-config -d @b\n",
     "1:80 rest-requests"},
    // Events and actions
    {"an event in a list", json, "{\"eventName\": [\"CreateUser\", \"UpdateUserPhoneConfig\"]}\n",
     "1:31 permissions-and-events"},
    {"both events", json, "{\"eventName\": [\"UpdateUserPhoneConfig\", \"UpdateUserConfig\"]}\n", ""},
    {"both events, the other way round", json, "{\"eventName\": [\"UpdateUserConfig\", \"UpdateUserPhoneConfig\"]}\n",
     ""},
    {"both events in YAML", yaml, "eventName:\n  - UpdateUserPhoneConfig\n  - UpdateUserConfig\n", ""},
    {"both events in a program", typescript, "detail: { eventName: ['UpdateUserConfig', 'UpdateUserPhoneConfig'] }\n",
     ""},
    {"both events in a filter", terraform,
     "p = \"{($.eventName = UpdateUserPhoneConfig) || ($.eventName = UpdateUserConfig)}\"\n", ""},
    {"a comparison", python, "if e['detail']['eventName'] == 'UpdateUserPhoneConfig': f()\n",
     "1:33 permissions-and-events"},
    {"a comparison with both", python, "if e['eventName'] in ('UpdateUserPhoneConfig', 'UpdateUserConfig'): f()\n", ""},
    {"two comparisons", javascript,
     "if (n.eventName === 'UpdateUserPhoneConfig' || n.eventName === 'UpdateUserConfig') f();\n", ""},
    {"a query", other, "SELECT a WHERE eventName = 'UpdateUserPhoneConfig' OR eventName = 'UpdateUserConfig'\n", ""},
    {"a call behind an event", python, "if e['eventName'] == x: c.update_user_phone_config(**k)  # UpdateUserConfig\n",
     "1:27 python"},
    {"the new event in another rule", yaml,
     "a:\n  eventName: [UpdateUserPhoneConfig]\nb:\n  eventName: [UpdateUserConfig]\n", "2:15 permissions-and-events"},
    {"a longer name is no new event", json, "{\"eventName\": [\"UpdateUserPhoneConfig\", \"UpdateUserConfigs\"]}\n",
     "1:17 permissions-and-events"},
    {"the new action in a comment", terraform,
     "a = [\"connect:UpdateUserPhoneConfig\"]\n# connect:UpdateUserConfig some day\n", "1:15 permissions-and-events"},
    // Commands whose settings come from elsewhere
    {"a saved request in a Makefile", makefile, "a:\n\taws connect create-user --cli-input-json file://u.json\n",
     "2:14 aws-cli-commands"},
    {"a saved request in a list of words", dockerfile,
     "CMD [\"aws\",\"connect\",\"create-user\",\"--cli-input-yaml\",\"x\"]\n", "1:23 aws-cli-commands"},
    {"a saved request in folded YAML", yaml,
     "- run: >\n    aws connect create-user\n      --cli-input-json file://u.json\n", "2:17 aws-cli-commands"},
    {"options from a variable", makefile, "a:\n\taws connect create-user $(OPTIONS)\n", "2:14 aws-cli-commands"},
    {"a name from a variable", makefile, "a:\n\taws connect create-user --username $(NAME)\n", ""},
    {"another command's saved request", yaml,
     "- aws connect create-user --username a\n- aws s3api x --cli-input-json y\n", ""},
    // Prose
    {"a dash in a sentence", text, "Do not call UpdateUserPhoneConfig -- it is old.\n", "(1:13)"},
    {"an option in the next cell", markdown, "| update-user-phone-config | do not use, --phone-config is old |\n",
     "(1:3)"},
    {"an option in another part of the sentence", text, "Use update-user-phone-config, for --help lies.\n", "(1:5)"},
    {"options before the operation", markdown, "`aws --region r connect update-user-phone-config`\n",
     "1:25 aws-cli-commands"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
