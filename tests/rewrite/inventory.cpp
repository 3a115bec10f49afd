// Legacy calls in all languages: what is found, where, and what is not.
#include "connect_userconfig/inventory.hpp"
#include "found_in.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(inventory)

struct Row {
  const char* name;
  Language language;
  const char* text;
  const char* found;  ///< `line:column section` of each call; `(line:column)` of each mention
};
CONNECT_USERCONFIG_TEST_ROW(Row)

using enum Language;

const Row rows[] = {
    // Python
    {"boto3", python, "c.update_user_phone_config(UserId=u)\n", "1:3 python"},
    {"boto3 by name", python, "getattr(c, 'update_user_phone_config')(**k)\n", "1:13 python"},
    {"boto3 create_user", python, "c.create_user(\n  Username='a',\n  PhoneConfig=p)\n", "3:3 python"},
    {"boto3 create_user with a dictionary", python, "k = {'PhoneConfig': p}\nc.create_user(**k)\n", "1:7 python"},
    {"boto3 create_user without a phone", python, "c.create_user(Username='a')\n", ""},
    {"another create_user", python, "User.objects.create_user('a')\n", ""},
    {"a setting that is read", python, "u = c.describe_user()['User']['PhoneConfig']\nc.create_user()\n", ""},
    {"a comparison is no setting", python, "if PhoneConfig == x: c.create_user()\n", ""},
    {"a comment", python, "x = 1  # update_user_phone_config is old\n", "(1:10)"},
    {"a hash in a text", python, "x = '#'; c.update_user_phone_config()\n", "1:12 python"},
    {"a text of several lines", python, "x = '''\n# '''; c.update_user_phone_config()\n", "2:10 python"},
    {"a command in a list", python, "run(['aws', 'connect', 'update-user-phone-config'])\n", "1:25 aws-cli-commands"},
    {"a wrapper and its call", python,
     "def update_user_phone_config(u):\n  return c.update_user_phone_config(UserId=u)\n", "2:12 python"},
    {"a wrapper alone", python, "def update_user_phone_config(u):\n  return c.call('x')\n", "1:5 python"},
    {"a longer name", python, "update_user_phone_configuration()\n", ""},
    {"CDK", python, "connect.CfnUser(s, 'u', phone_config=connect.CfnUser.UserPhoneConfigProperty(phone_type='x'))\n",
     "1:25 cdk"},
    {"Pulumi", python, "aws.connect.User('u', phone_config=aws.connect.UserPhoneConfigArgs(phone_type='x'))\n",
     "1:23 pulumi"},
    {"an IAM action", python, "actions=['connect:UpdateUserPhoneConfig']\n", "1:19 permissions-and-events"},
    {"both IAM actions", python, "actions=['connect:UpdateUserPhoneConfig', 'connect:UpdateUserConfig']\n", ""},
    // JavaScript and TypeScript
    {"version 2", javascript, "connect.updateUserPhoneConfig({}).promise()\n", "1:9 javascript-and-typescript"},
    {"version 3", typescript,
     "import { ConnectClient, UpdateUserPhoneConfigCommand } from '@aws-sdk/client-connect';\n"
     "await c.send(new UpdateUserPhoneConfigCommand({\n  PhoneConfig: {},\n}));\n",
     "2:18 javascript-and-typescript"},
    {"an import of several lines", typescript,
     "import {\n  UpdateUserPhoneConfigCommand,\n} from 'x';\nc.send(new UpdateUserPhoneConfigCommand(i));\n",
     "4:12 javascript-and-typescript"},
    {"require", javascript,
     "const { UpdateUserPhoneConfigCommand } = require('x');\nc.send(new UpdateUserPhoneConfigCommand(i));\n",
     "2:12 javascript-and-typescript"},
    {"an import by another name", typescript,
     "import { UpdateUserPhoneConfigCommand as C } from 'x';\nc.send(new C(i));\n", "2:12 javascript-and-typescript"},
    {"a type beside a call", typescript,
     "const i: UpdateUserPhoneConfigCommandInput = {};\nc.send(new UpdateUserPhoneConfigCommand(i));\n",
     "2:12 javascript-and-typescript"},
    {"a type alone", typescript, "function f(i: UpdateUserPhoneConfigCommandInput) {}\n",
     "1:15 javascript-and-typescript"},
    {"CreateUserCommand", typescript, "new CreateUserCommand({ Username, PhoneConfig });\n",
     "1:35 javascript-and-typescript"},
    {"a line comment", javascript, "f(); // updateUserPhoneConfig\n", "(1:9)"},
    {"a block comment", javascript, "/* a\n updateUserPhoneConfig */ g();\n", "(2:2)"},
    {"slashes in a text", javascript, "const u = 'https://x'; c.updateUserPhoneConfig(p);\n",
     "1:26 javascript-and-typescript"},
    {"slashes in a template", javascript, "const u = `\n//`; c.updateUserPhoneConfig(p);\n",
     "2:8 javascript-and-typescript"},
    {"a quote in a regular expression", javascript, "s.replace(/[`'/*]/g, ''); c.updateUserPhoneConfig(p); // `\n",
     "1:29 javascript-and-typescript"},
    {"CDK in TypeScript", typescript,
     "new connect.CfnUser(this, 'U', {\n  phoneConfig: {phoneType: 'SOFT_PHONE'},\n});\n", "2:3 cdk"},
    {"an override", typescript,
     "const u = new CfnUser(s, 'u', p);\nu.addPropertyOverride('PhoneConfig.AutoAccept', true);\n", "2:24 cdk"},
    {"AwsCustomResource", typescript,
     "new AwsCustomResource(this, 'p', { onCreate: {\n  service: 'Connect',\n  action: 'updateUserPhoneConfig',\n"
     "  parameters: { PhoneConfig: {} } } });\n",
     "3:12 custom-resources"},
    {"CustomResource", typescript, "new CustomResource(this, 'p', { properties: { PhoneConfig: {} } });\n",
     "1:47 custom-resources"},
    {"Pulumi in TypeScript", typescript, "new aws.connect.User('u', { phoneConfig: { phoneType: 'x' } });\n",
     "1:29 pulumi"},
    {"Streams", javascript, "agent.setConfiguration({ softphoneAutoAccept: true });\n", "1:26 amazon-connect-streams"},
    // Other programs
    {"Java", java,
     "UpdateUserPhoneConfigRequest r = UpdateUserPhoneConfigRequest.builder().phoneConfig(p).build();\n"
     "client.updateUserPhoneConfig(r);\n",
     "2:8 java"},
    {"Java, a request alone", java, "return UpdateUserPhoneConfigRequest.builder().build();\n", "1:8 java"},
    {"Java, a new user", java, "CreateUserRequest.builder()\n  .phoneConfig(UserPhoneConfig.builder().build())\n",
     "2:4 java"},
    {".NET", csharp, "await c.UpdateUserPhoneConfigAsync(new UpdateUserPhoneConfigRequest {\n  PhoneConfig = p });\n",
     "1:9 net"},
    {"Go", go, "out, err := c.UpdateUserPhoneConfig(ctx, &connect.UpdateUserPhoneConfigInput{})\n", "1:15 go"},
    {"Go, a new user", go,
     "c.CreateUser(ctx, &connect.CreateUserInput{\n\tPhoneConfig: &types.UserPhoneConfig{},\n})\n", "2:2 go"},
    {"Ruby", ruby, "c.update_user_phone_config(user_id: 'u')\n", "1:3 other-languages"},
    {"PHP", php, "$c->updateUserPhoneConfig([]);\n", "1:5 other-languages"},
    {"Rust", rust, "c.update_user_phone_config().phone_config(p)\n", "1:3 other-languages"},
    {"PowerShell", powershell, "Update-CONNUserPhoneConfig -PhoneConfig_AutoAccept $true\n", "1:1 powershell"},
    {"PowerShell, a new user", powershell, "New-CONNUser -PhoneConfig_AutoAccept $true -PhoneConfig_PhoneType x\n",
     "1:15 powershell"},
    {"PowerShell, a comment", powershell, "<#\nUpdate-CONNUserPhoneConfig\n#>\n", "(2:1)"},
    {"batch", batch, "rem aws connect update-user-phone-config\naws connect update-user-phone-config --x\n",
     "(1:17), 2:13 aws-cli-commands"},
    // Infrastructure
    {"Terraform", terraform, "resource \"aws_connect_user\" \"a\" {\n  phone_config { phone_type = \"x\" }\n}\n",
     "2:3 terraform"},
    {"Terraform, two users", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config {\n}\n}\nresource \"awscc_connect_user\" \"b\" {\n"
     "  phone_config = {\n}\n}\n",
     "2:3 terraform, 6:3 terraform"},
    {"Terraform, each", terraform, "resource \"aws_connect_user\" \"a\" {\n  dynamic \"phone_config\" {\n}\n}\n",
     "2:12 terraform"},
    {"Terraform, a value that is read", terraform, "x = aws_connect_user.a.phone_config[0].phone_type\n", ""},
    {"another resource's phone_config", terraform, "resource \"x_phone\" \"a\" {\n  phone_config {}\n}\n", ""},
    {"Terraform, a quick connect beside a user", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config {}\n}\nresource \"aws_connect_quick_connect\" \"q\" {\n"
     "  quick_connect_config {\n    phone_config {\n      phone_number = 1\n    }\n  }\n}\n",
     "2:3 terraform"},
    {"Terraform, another resource beside a user", terraform,
     "resource \"aws_connect_user\" \"a\" {\n}\nresource \"x_phone\" \"p\" {\n  phone_config {}\n}\n", ""},
    {"a quick connect", python,
     "c.create_user()\nc.create_quick_connect(QuickConnectConfig={'PhoneConfig': {'PhoneNumber': n}})\n", ""},
    {"the CDK for Terraform", typescript, "new ConnectUser(this, 'u', { phoneConfig: { phoneType: 'x' } });\n",
     "1:30 terraform"},
    {"Terraform, an action", terraform, "actions = [\"connect:UpdateUserPhoneConfig\"]\n",
     "1:21 permissions-and-events"},
    {"GitHub Actions", yaml,
     "steps:\n  - run: |\n      # update-user-phone-config\n"
     "      aws connect update-user-phone-config --user-id u\n",
     "(3:9), 4:19 aws-cli-commands"},
    {"create-user in a pipeline", yaml, "- aws connect create-user --phone-config AutoAccept=true\n",
     "1:29 aws-cli-commands"},
    {"another create-user in a pipeline", yaml, "- aws iam create-user --user-name x\n", ""},
    {"Step Functions", json, "{\"Resource\": \"arn:aws:states:::aws-sdk:connect:updateUserPhoneConfig\"}\n",
     "1:48 step-functions"},
    {"Step Functions, a new user", json,
     "{\"Resource\": \"arn:aws:states:::aws-sdk:connect:createUser\",\n\"Parameters\": {\"PhoneConfig\": {}}}\n",
     "2:17 step-functions"},
    {"an event", json, "{\"detail\": {\"eventName\": [\"UpdateUserPhoneConfig\"]}}\n", "1:28 permissions-and-events"},
    {"a custom resource", yaml, "Type: Custom::Phone\nProperties:\n  PhoneConfig: {}\n", "3:3 custom-resources"},
    {"an action of a custom resource in a text", json,
     "{\"Create\": \"{\\\"action\\\":\\\"updateUserPhoneConfig\\\"}\"}\n", "1:27 custom-resources"},
    {"Pulumi YAML", yaml, "type: aws:connect:User\nproperties:\n  phoneConfig:\n    phoneType: x\n", "3:3 pulumi"},
    {"an export", json, "{\"Users\": [{\"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}]}\n", ""},
    {"an IAM policy is another's business", json,
     "{\"Effect\": \"Allow\", \"Action\": [\"connect:UpdateUserPhoneConfig\", \"connect:UpdateUserConfig\"]}\n", ""},
    {"an IAM policy without the new action", json,
     "{\"Effect\": \"Allow\", \"Action\": [\"connect:UpdateUserPhoneConfig\"]}\n", "1:32 "},
    {"Makefile", makefile, "a:\n\t# aws connect update-user-phone-config\n\t@aws connect update-user-phone-config\n",
     "(2:16), 3:15 aws-cli-commands"},
    {"a remark behind a command counts as a call", yaml, "x: y # update-user-phone-config\n", "1:8 aws-cli-commands"},
    {"a number sign in a command", makefile, "a:\n\tcurl http://a/#b; aws connect update-user-phone-config\n",
     "2:32 aws-cli-commands"},
    {"Dockerfile", dockerfile, "RUN aws connect update-user-phone-config --x\n", "1:17 aws-cli-commands"},
    {"Jenkinsfile", groovy, "sh 'aws connect update-user-phone-config --x' // old\n", "1:17 aws-cli-commands"},
    {"notebook", notebook, "{\"source\": [\"c.update_user_phone_config(\\n\"]}\n", "1:16 python"},
    {"zsh", other_shell, "aws connect update-user-phone-config\n", "1:13 aws-cli-commands"},
    {"an unknown language", other, "<p>updateUserPhoneConfig</p>\n", "1:4 other-languages"},
    // Pages
    {"prose", markdown, "The call `UpdateUserPhoneConfig` is old.\n", "(1:11)"},
    {"a command in prose", markdown, "Run `aws connect update-user-phone-config --user-id U`.\n",
     "1:18 aws-cli-commands"},
    {"a call in prose", text, "then client.update_user_phone_config(x)\n", "1:13 runbooks"},
    {"a block of code", markdown, "```python\nc.update_user_phone_config(UserId=u)\n```\n", "2:3 python"},
    {"a block without a language", markdown, "```\naws connect update-user-phone-config \\\n  --user-id u\n```\n",
     "2:13 aws-cli-commands"},
    {"a template in a page", markdown,
     "```yaml\nType: AWS::Connect::User\nProperties:\n  PhoneConfig: {PhoneType: x}\n```\n", "4:3 cloudformation"},
    {"a request in a page", markdown, "```json\n{\"InstanceId\": 1, \"PhoneConfig\": {\"PhoneType\": 1}}\n```\n",
     "2:20 saved-requests"},
    {"an export in a page", markdown, "```json\n{\"User\": {\"PhoneConfig\": {\"PhoneType\": 1}}}\n```\n", ""},
    {"a comment of a page", markdown, "<!-- aws connect update-user-phone-config --x -->\n", "(1:18)"},
    {"notes", text, "then UpdateUserPhoneConfig, by hand\n", "(1:6)"},
    // Nothing
    {"other phones", python, "telephone = phone_config = PhoneConfig(phone='x')\n", ""},
    {"data without spaces", other, "aphoneAphone-configx", ""},
    {"empty", other, "", ""},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
