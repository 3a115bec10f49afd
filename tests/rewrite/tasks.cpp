// Tasks that make users with what comes from elsewhere; records of events.
#include "found_in.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(tasks)

using Row = FoundRow;
using enum Language;

const Row rows[] = {
    // The arguments come from the input
    {"a path of the input", json,
     "{\"Create\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\n"
     "\"InputPath\":\"$.request\",\"End\":true}}\n",
     "1:55 step-functions"},
    {"the input", json, "{\"Create\":{\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\"End\":true}}\n",
     "1:41 step-functions"},
    {"the input as parameters", json,
     "{\"C\":{\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\"Parameters.$\":\"$\",\"End\":true}}\n",
     "1:36 step-functions"},
    {"an expression", json,
     "{\"C\":{\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\"Arguments\":\"{% $states.input %}\"}}\n",
     "1:36 step-functions"},
    {"an expression of YAML", yaml,
     "C:\n  Type: Task\n  Resource: arn:aws:states:::aws-sdk:connect:createUser\n"
     "  Arguments: '{% $states.input %}'\n  End: true\n",
     "3:30 step-functions"},
    {"the input of YAML", yaml, "C:\n  Type: Task\n  Resource: arn:aws:states:::aws-sdk:connect:createUser\n",
     "3:30 step-functions"},
    {"a task of Terraform", terraform,
     "x = jsonencode({ States = { A = {\n  Resource = \"arn:aws:states:::aws-sdk:connect:createUser\"\n"
     "  InputPath = \"$.r\" } } })\n",
     "2:32 step-functions"},
    {"the CDK in Python", python,
     "tasks.CallAwsService(self, \"C\", service=\"connect\", action=\"createUser\",\n"
     "  parameters=sfn.JsonPath.object_at(\"$.req\"), iam_resources=[\"*\"])\n",
     "1:60 step-functions"},
    {"the CDK in TypeScript", typescript,
     "new tasks.CallAwsService(this, 'C', {\n  service: 'connect', action: 'createUser', parameters: request,\n"
     "  iamResources: ['*'] });\n",
     "2:32 step-functions"},
    {"the CDK in Java", java,
     "CallAwsService.Builder.create(this, \"C\").service(\"connect\").action(\"createUser\")\n"
     "  .parameters(body).build();\n",
     "1:69 step-functions"},
    {"the CDK without parameters", typescript,
     "new tasks.CallAwsService(this, 'C', { service: 'connect', action: 'createUser', iamResources: ['*'] });\n",
     "1:68 step-functions"},
    // They stand there
    {"parameters without settings", json,
     "{\"C\":{\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\"Parameters\":{\"Username\":\"u\"}}}\n",
     ""},
    {"parameters with lists", yaml,
     "C:\n  Resource: arn:aws:states:::aws-sdk:connect:createUser\n  Parameters:\n    Username.$: $.u\n"
     "    AutoAcceptConfigs.$: $.a\n",
     ""},
    {"parameters with the setting", json,
     "{\"C\":{\"Resource\":\"arn:aws:states:::aws-sdk:connect:createUser\",\"Parameters\":{\"PhoneConfig.$\":\"$.p\"}}}"
     "\n",
     "1:79 step-functions"},
    {"the CDK with a map", java,
     "CallAwsService.Builder.create(this, \"C\").service(\"connect\").action(\"createUser\")\n"
     "  .parameters(Map.of(\"Username\", \"u\")).build();\n",
     ""},
    {"the CDK with a constant", typescript,
     "const request = { Username: 'u' };\n"
     "new tasks.CallAwsService(this, 'C', { service: 'connect', action: 'createUser', parameters: request });\n",
     ""},
    {"a target", terraform,
     "target {\n  arn = \"arn:aws:scheduler:::aws-sdk:connect:createUser\"\n"
     "  input = jsonencode({ Username = \"u\" })\n}\n",
     ""},
    // Others
    {"another service", python,
     "tasks.CallAwsService(self, \"C\", service=\"iam\", action=\"createUser\",\n"
     "  parameters=sfn.JsonPath.object_at(\"$.req\"))\n",
     ""},
    {"another task", json, "{\"C\":{\"Resource\":\"arn:aws:states:::aws-sdk:iam:createUser\",\"End\":true}}\n", ""},
    {"a name in a list", typescript, "const known = ['arn:aws:states:::aws-sdk:connect:createUser'];\n", ""},
    {"a comment", typescript, "// Resource: 'arn:aws:states:::aws-sdk:connect:createUser'\n", ""},
    // Records of CloudTrail
    {"a record of the legacy call", json,
     "{\"detail\":{\"eventName\":\"UpdateUserPhoneConfig\",\"requestParameters\":{\"InstanceId\":\"i\",\n"
     "\"PhoneConfig\":{\"PhoneType\":\"SOFT_PHONE\"}}}}\n",
     "1:25 permissions-and-events"},
    {"a record in a test", python,
     "E = {\"detail\": {\"eventName\": \"UpdateUserPhoneConfig\", \"requestParameters\": {\"InstanceId\": \"i\",\n"
     "  \"PhoneConfig\": {\"PhoneType\": \"SOFT_PHONE\"}}}}\n",
     "1:31 permissions-and-events"},
    {"a request beside an event", json,
     "{\"eventName\":\"UpdateUserPhoneConfig\",\"request\":{\"InstanceId\":\"i\",\n"
     "\"PhoneConfig\":{\"PhoneType\":\"SOFT_PHONE\"}}}\n",
     "1:15 permissions-and-events, 2:2 saved-requests"},
    {"a record of a new user", json,
     "{\"eventName\":\"CreateUser\",\"requestParameters\":{\"InstanceId\":\"i\",\n"
     "\"PhoneConfig\":{\"PhoneType\":\"SOFT_PHONE\"}}}\n",
     "2:2 other-languages"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(found_in(sample.text, sample.language) == sample.found);
}

BOOST_AUTO_TEST_SUITE_END()
