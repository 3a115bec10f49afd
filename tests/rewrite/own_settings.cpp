// Calls that have settings of their own, beside settings that stand in no call.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(own_settings)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // A call that has settings of its own is not hidden by those that stand in no call.
    {"a payload beside a call with its own", python,
     "def p(u):\n  return {'PhoneConfig': {'AutoAccept': True}}\ndef a(u):\n  c.create_user(Username=u, "
     "PhoneConfig={'AutoAccept': False})\ndef b(u):\n  c.create_user(**q(u))\n",
     "2:12 python, 4:29 python"},
    {"a payload, and no call without its own", python,
     "def p(u):\n  return {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\nc.create_user(Username=u, PhoneConfig=d)\n",
     "2:12 python, 3:27 python"},
    {"a payload behind a call with its own", python,
     "c.create_user(Username=u, PhoneConfig=d)\ndef p(u):\n  return {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}\n",
     "1:27 python, 3:12 python"},
    {"a payload beside a call whose own is in a variable", python,
     "def p(u):\n  return {'PhoneConfig': {'AutoAccept': True}}\nd = {'PhoneConfig': {'AutoAccept': False}}\n"
     "c.create_user(**d)\nc.create_user(**q(u))\n",
     "2:12 python, 3:7 python"},
    {"a setting that another one hands on", javascript,
     "const phoneConfig = { PhoneType: 'SOFT_PHONE' };\nconst input = { PhoneConfig: phoneConfig };\n"
     "c.send(new CreateUserCommand({ Username: n }));\nc.send(new CreateUserCommand(input));\n",
     "1:7 javascript-and-typescript"},
    {"what a test expects beside a call with its own", python,
     "e = {'User': {'PhoneConfig': {'PhoneType': 'SOFT_PHONE'}}}\nc.create_user(Username='a', PhoneConfig=d)\n",
     "2:29 python"},
    {"a payload of Ruby", ruby,
     "def p(u) = { phone_config: { phone_type: 'SOFT_PHONE' } }\n"
     "c.create_user(username: 'a', phone_config: { phone_type: 'DESK_PHONE' })\nc.create_user(**q)\n",
     "1:14 other-languages, 2:30 other-languages"},
    {"a table of a PowerShell function", powershell,
     "function Get-D {\n  return @{ PhoneConfig_AutoAccept = $true }\n}\n"
     "New-CONNUser -Username a -PhoneConfig_PhoneType DESK_PHONE\n$d = Get-D\nNew-CONNUser @d\n",
     "2:13 powershell, 4:27 powershell"},
    {"properties of the CDK", python,
     "def p():\n  return dict(phone_config={'phone_type': 'SOFT_PHONE'})\n"
     "connect.CfnUser(self, 'A', phone_config={'phone_type': 'DESK_PHONE'})\nconnect.CfnUser(self, 'B', **q())\n",
     "2:15 cdk, 3:28 cdk"},
    {"a local value of Terraform", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config {\n    phone_type = \"SOFT_PHONE\"\n  }\n}\n"
     "locals {\n  phone_config = { phone_type = \"DESK_PHONE\" }\n}\n",
     "2:3 terraform, 7:3 terraform"},
    {"a local value of Terraform that a user takes", terraform,
     "locals {\n  phone_config = { phone_type = \"DESK_PHONE\" }\n}\nresource \"aws_connect_user\" \"a\" {\n"
     "  phone_config {\n    phone_type = local.phone_config.phone_type\n  }\n}\n",
     "2:3 terraform, 5:3 terraform"},
    {"a local value of Terraform in one line", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config { phone_type = \"SOFT_PHONE\" }\n}\n"
     "resource \"aws_connect_user\" \"b\" {\n  phone_config { phone_type = \"SOFT_PHONE\" }\n}\n"
     "locals {\n  phone_config = { phone_type = \"SOFT_PHONE\" }\n}\n",
     "2:3 terraform, 5:3 terraform, 8:3 terraform"},
    {"a variable's default", terraform,
     "resource \"aws_connect_user\" \"a\" {\n  phone_config { phone_type = \"SOFT_PHONE\" }\n}\n"
     "variable \"x\" {\n  default = { phone_config = { phone_type = \"DESK_PHONE\" } }\n}\n",
     "2:3 terraform, 5:15 terraform"},
    // Files that a script writes stand for themselves.
    {"a saved request before a resource, in a script", shell,
     "cat > u.json <<'E'\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\nE\ntee t.tf "
     "<<'E'\n"
     "resource \"aws_connect_user\" \"u\" {\n  phone_config { phone_type = \"SOFT_PHONE\" }\n}\nE\n",
     "2:22 saved-requests, 6:3 terraform"},
    {"a saved request behind a resource, in a script", shell,
     "tee t.tf <<'E'\nresource \"aws_connect_user\" \"u\" {\n  phone_config { phone_type = \"SOFT_PHONE\" }\n}\nE\n"
     "cat > u.json <<'E'\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\nE\n",
     "3:3 terraform, 7:22 saved-requests"},
    {"two saved requests in a script", shell,
     "cat > u.json <<'E'\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\nE\n"
     "cat > v.json <<'E'\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"DESK_PHONE\"}}\nE\n",
     "2:22 saved-requests, 5:22 saved-requests"},
    {"a program and a saved request in a script", shell,
     "python3 - <<'E'\nc.create_user(Username='a', PhoneConfig={'PhoneType': 'SOFT_PHONE'})\nE\n"
     "cat > u.json <<'E'\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\nE\n",
     "2:29 python, 5:22 saved-requests"},
    {"a program and a saved request in a workflow", yaml,
     "- run: |\n    cat > u.json <<E\n    {\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\n"
     "    E\n- run: |\n    python3 -c 'c.create_user(Username=\"a\", PhoneConfig={\"PhoneType\": \"SOFT_PHONE\"})'\n",
     "3:26 saved-requests, 6:45 python"},
    {"two saved requests in a workflow", yaml,
     "- run: |\n    cat > u.json <<E\n    {\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}\n"
     "    E\n    cat > v.json <<E\n    {\"InstanceId\": \"i\", \"PhoneConfig\": {\"PhoneType\": \"DESK_PHONE\"}}\n    "
     "E\n",
     "3:26 saved-requests, 6:26 saved-requests"},
    // A task of Step Functions, and a target of EventBridge Scheduler.
    {"a task of Terraform over several lines", terraform,
     "resource \"aws_sfn_state_machine\" \"s\" {\n  definition = jsonencode({ States = { A = {\n"
     "    Resource = \"arn:aws:states:::aws-sdk:connect:createUser\"\n    Parameters = {\n"
     "      PhoneConfig = {\n        PhoneType = \"SOFT_PHONE\"\n      }\n    }\n  } } })\n}\n",
     "5:7 step-functions"},
    {"a target of Terraform", terraform,
     "resource \"aws_scheduler_schedule\" \"s\" {\n  target {\n    arn = "
     "\"arn:aws:scheduler:::aws-sdk:connect:createUser\"\n"
     "    input = jsonencode({ PhoneConfig = { PhoneType = \"SOFT_PHONE\" } })\n  }\n}\n",
     "4:26 step-functions"},
    {"a path in YAML", yaml,
     "A:\n  Resource: arn:aws:states:::aws-sdk:connect:createUser\n  Parameters:\n    PhoneConfig.$: $.phone\n",
     "4:5 step-functions"},
    // Maps of Java and Kotlin
    {"a map of Java", java,
     "CallAwsService.Builder.create(this, \"M\").action(\"createUser\").parameters(Map.of(\"Username\", \"u\", "
     "\"PhoneConfig\", Map.of(\"PhoneType\", \"SOFT_PHONE\"))).build();\n",
     "1:99 step-functions"},
    {"a map of Java for a custom resource", java,
     "AwsCustomResource.Builder.create(this, \"M\").onCreate(AwsSdkCall.builder().action(\"createUser\")\n"
     "  .parameters(Map.of(\"PhoneConfig\", phone)).build()).build();\n",
     "2:23 custom-resources"},
    {"a value of a map of Java", java,
     "CallAwsService.Builder.create(this, \"M\").action(\"createUser\").parameters(Map.of(\"k\", \"PhoneConfig\", "
     "\"l\", "
     "\"m\")).build();\n",
     ""},
    {"a map of Kotlin", kotlin,
     "val body = mapOf(\"Username\" to \"u\", \"PhoneConfig\" to mapOf(\"PhoneType\" to \"SOFT_PHONE\"))\n"
     "CallAwsService.Builder.create(this, \"M\").action(\"createUser\").parameters(body).build()\n",
     "1:38 step-functions"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
