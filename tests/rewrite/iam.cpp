// Which policy statements lack the new permission.
#include "connect_userconfig/rewrite.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(iam)

struct Row {
  const char* name;
  const char* text;
  const char* found;  ///< `line:column pointer` of each
};
CONNECT_USERCONFIG_TEST_ROW(Row)

std::string found_in(std::string_view text, TemplateSyntax syntax) {
  std::string result;
  for (const LocatedDiagnostic& f : find_iam(text, syntax)) {
    BOOST_TEST((f.id == DiagnosticId::iam_permission_needed));
    result.append(result.empty() ? "" : " ").append(std::to_string(f.region.begin.line)).append(":");
    result.append(std::to_string(f.region.begin.column)).append(" ").append(f.pointer);
  }
  return result;
}

const Row yaml_rows[] = {
    {"the action by name", "{Effect: Allow, Action: connect:UpdateUserPhoneConfig, Resource: '*'}", "1:25 "},
    {"a list", "Effect: Allow\nAction:\n  - connect:DescribeUser\n  - connect:UpdateUserPhoneConfig\n", "4:5 "},
    {"capitals do not matter", "{Effect: Allow, Action: Connect:updateuserphoneconfig}", "1:25 "},
    {"a wildcard for one", "{Effect: Allow, Action: 'connect:UpdateUserPhone*'}", "1:25 "},
    {"a question mark", "{Effect: Allow, Action: 'connect:UpdateUser?honeConfig'}", "1:25 "},
    {"a wildcard in the middle", "{Effect: Allow, Action: 'connect:Update*PhoneConfig'}", "1:25 "},
    {"a wildcard for both", "{Effect: Allow, Action: 'connect:Update*'}", ""},
    {"a service", "{Effect: Allow, Action: 'connect:*'}", ""},
    {"everything", "{Effect: Allow, Action: '*'}", ""},
    {"both by name", "{Effect: Allow, Action: [connect:UpdateUserPhoneConfig, connect:UpdateUserConfig]}", ""},
    {"denied", "{Effect: Deny, Action: connect:UpdateUserPhoneConfig}", ""},
    {"another action", "{Effect: Allow, Action: connect:UpdateUserIdentityInfo}", ""},
    {"all but the new one", "{Effect: Allow, NotAction: connect:UpdateUserConfig}", "1:28 "},
    {"all but the old one", "{Effect: Allow, NotAction: connect:UpdateUserPhoneConfig}", ""},
    {"allowed beside it, for the same",
     "- {Effect: Allow, Action: connect:UpdateUserPhoneConfig, Resource: x}\n"
     "- {Effect: Allow, Action: [connect:UpdateUserConfig], Resource: x}\n",
     ""},
    {"allowed beside it, for others",
     "- {Effect: Allow, Action: connect:UpdateUserPhoneConfig, Resource: x}\n"
     "- {Effect: Allow, Action: connect:UpdateUserConfig, Resource: y}\n",
     "1:27 /0"},
    {"in a function", "{Effect: Allow, Action: [!If [A, connect:UpdateUserPhoneConfig, !Ref AWS::NoValue]]}", "1:34 "},
    {"in a template",
     "Resources:\n  R:\n    Properties:\n      Policies:\n        - PolicyDocument:\n            Statement:\n"
     "              Effect: Allow\n              Action: connect:UpdateUserPhoneConfig\n",
     "8:23 /Resources/R/Properties/Policies/0/PolicyDocument/Statement"},
    {"a policy in a text",
     "Doc: |\n  {\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"connect:UpdateUserPhoneConfig\"}]}\n",
     "1:6 /Doc"},
    {"a key with a slash", "a/b~c: {Effect: Allow, Action: connect:UpdateUserPhoneConfig}", "1:32 /a~1b~0c"},
    {"broken text", "{Effect: Allow, Action: connect:UpdateUserPhoneConfig", ""},
};

BOOST_DATA_TEST_CASE(yaml, boost::unit_test::data::make(yaml_rows), row) {
  BOOST_TEST(found_in(row.text, TemplateSyntax::yaml) == row.found);
}

BOOST_AUTO_TEST_CASE(json) {
  const std::string_view text = R"({"Version": "2012-10-17",
  "Statement": [{"Effect": "Allow", "Action": ["connect:UpdateUserPhoneConfig"], "Resource": "*"}]})";
  BOOST_TEST(found_in(text, TemplateSyntax::json) == "2:48 /Statement/0");
}

BOOST_AUTO_TEST_SUITE_END()
