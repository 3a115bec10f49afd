// Names that others have, too: what is no call of Amazon Connect, and whose call it is where the name has two owners.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(other_owners)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // Files that have the name of the request
    {"a file in a home of macOS", shell, "cp /Users/jane/dev/phone-config ~/phone-config\n", ""},
    {"a file in a home of macOS that is fetched", shell, "aws s3 cp s3://b/phone-config /Users/jane/phone-config\n",
     ""},
    {"a file in a home", python, "open('/users/jane/dev/phone-config')\n", ""},
    {"a file in a home of Windows", powershell, "Get-Content C:/Users/jane/dev/phone-config\n", ""},
    {"another word of the line", shell, "ls /users/1/2 ~/phone-config\n", ""},
    {"a request with variables", python, "post('https://x/users/' + i + '/' + u + '/phone-config')\n",
     "1:43 rest-requests"},
    {"a request with placeholders", shell, "curl -X POST \"$E/users/$I/$U/phone-config\"\n", "1:30 rest-requests"},
    {"a request with names of variables", markup, "<p>POST /users/InstanceId/UserId/phone-config</p>\n", "(1:34)"},
    {"a request with words, of Connect", python, "# amazonaws\npost('/users/jane/dev/phone-config')\n",
     "2:23 rest-requests"},
    // Other applications that make users
    {"a class of PHP's own", php, "<?php $this->users->createUser($name, phoneConfig: new PhoneConfig('yealink'));\n",
     ""},
    {"a message", other,
     "message CreateUserRequest { PhoneConfig phone_config = 1; }\nservice S { rpc CreateUser(CreateUserRequest); }\n",
     ""},
    {"a function of a database", sql, "SELECT create_user(phone_config => '{}');\n", ""},
    {"a map of Elixir", elixir, "def create_user(phone_config), do: Repo.create_user(%{phone_config: phone_config})\n",
     ""},
    {"an argument of Ruby", ruby, "def create_user(phone_config:) = Api.create_user(phone_config: phone_config)\n", ""},
    {"a class of Dart's own", dart,
     "Future<void> createUser(PhoneConfig phoneConfig) => api.createUser(phoneConfig: phoneConfig);\n", ""},
    {"a message of Go", go, "r2 := &pb.CreateUserRequest{PhoneConfig: r.PhoneConfig}\n", ""},
    {"a request of Go", go, "c.CreateUser(ctx, &connect.CreateUserInput{PhoneConfig: p})\n", "1:44 go"},
    // The same with what only Connect has
    {"an argument of Ruby, with an instance", ruby, "c.create_user(instance_id: i, phone_config: phone)\n",
     "1:31 other-languages"},
    {"an argument of Ruby, with members", ruby, "c.create_user(phone_config: { phone_type: 'SOFT_PHONE' })\n",
     "1:15 other-languages"},
    {"an argument of Dart, with the profiles", dart, "c.createUser(phoneConfig: p, routingProfileId: r);\n",
     "1:14 other-languages"},
    {"an argument of Swift, by what is imported", swift,
     "import AWSConnect\nc.createUser(input: CreateUserInput(phoneConfig: p))\n", "2:37 other-languages"},
    {"a map of Elixir, by what it names", elixir, "AWS.Connect.create_user(c, %{\"PhoneConfig\" => p})\n",
     "1:31 other-languages"},
    // A user of one's own name
    {"a construct called ConnectUser", typescript,
     "new connect.CfnUser(this, 'ConnectUser', { ...p, phoneConfig: { phoneType: 'SOFT_PHONE' } });\n", "1:50 cdk"},
    {"a parameter called ConnectUser", python,
     "def f(c, ConnectUser):\n  c.create_user(Username=ConnectUser.name, PhoneConfig={'PhoneType': 'SOFT_PHONE'})\n",
     "2:44 python"},
    {"a custom resource called ConnectUser", yaml,
     "C:\n  Type: Custom::ConnectUser\n  Properties:\n    PhoneConfig: {PhoneType: SOFT_PHONE}\n",
     "4:5 custom-resources"},
    {"a construct of a custom resource called ConnectUser", typescript,
     "new cdk.CustomResource(this, 'ConnectUser', { resourceType: 'Custom::ConnectUser', properties: {\n"
     "  PhoneConfig: { PhoneType: 'SOFT_PHONE' } } });\n",
     "2:3 custom-resources"},
    {"the CDK for Terraform, by what is imported", java,
     "import com.hashicorp.cdktf.providers.aws.connect_user.ConnectUser;\n"
     "ConnectUser.Builder.create(this, "
     "\"u\").phoneConfig(ConnectUserPhoneConfig.builder().phoneType(\"x\").build());\n",
     "2:39 terraform"},
    // Pulumi's users by their names
    {"User of Pulumi", typescript,
     "import { User } from \"@pulumi/aws/connect\";\nnew User(\"u\", { phoneConfig: { phoneType: \"SOFT_PHONE\" } "
     "});\n",
     "2:17 pulumi"},
    {"User of Pulumi's native provider", typescript,
     "import { User, Rule } from '@pulumi/aws-native/connect';\nnew User('u', { phoneConfig: { phoneType: 'x' } });\n",
     "2:17 pulumi"},
    {"User of Pulumi by another name", typescript,
     "import { User as Agent } from '@pulumi/aws/connect';\nnew Agent('u', { phoneConfig: { phoneType: 'x' } });\n",
     "2:18 pulumi"},
    {"User of Pulumi in Python", python,
     "from pulumi_aws.connect import User, UserPhoneConfigArgs\n"
     "User('u', phone_config=UserPhoneConfigArgs(phone_type='SOFT_PHONE'))\n",
     "2:11 pulumi"},
    {"User of Pulumi in Java", java,
     "import com.pulumi.aws.connect.User;\n"
     "new User(\"u\", "
     "UserArgs.builder().phoneConfig(UserPhoneConfigArgs.builder().phoneType(\"x\").build()).build());\n",
     "2:34 pulumi"},
    {"User of somebody else beside Pulumi", typescript,
     "import { Queue } from '@pulumi/aws/connect';\nnew User('u', { phoneConfig: { ring: 'x' } });\n", ""},
    // One call is one finding, in its language
    {"a request of Visual Basic", visual_basic,
     "Dim req As New UpdateUserPhoneConfigRequest With {.UserId = \"u\", .PhoneConfig = New UserPhoneConfig With "
     "{.PhoneType = \"SOFT_PHONE\"}}\nDim res = client.UpdateUserPhoneConfig(req)\n",
     "2:18 net"},
    {"a call of Julia", other,
     "Connect.create_user(i, Dict(\"Username\" => \"u\", \"PhoneConfig\" => Dict(\"PhoneType\" => \"SOFT_PHONE\")))\n",
     "1:49 other-languages"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
