#include "patterns.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig {
namespace rewriting {
namespace {

using Endings = std::span<const std::string_view>;

constexpr std::string_view exact[] = {""};
constexpr std::string_view call_endings[] = {"", "async", "command", "withcontext"};
constexpr std::string_view type_endings[] = {"commandinput",   "commandoutput",         "request", "requestbuilder",
                                             "requesttypedef", "requestrequesttypedef", "input",   "output",
                                             "response",       "responsetype",          "result",  "exception"};
constexpr std::string_view snake_endings[] = {"", "_async"};
constexpr std::string_view snake_type_endings[] = {"_request", "_input", "_output"};
// AWS Tools for PowerShell make a parameter of each member.
constexpr std::string_view parameter_endings[] = {"_phonetype", "_autoaccept", "_aftercontactworktimelimit",
                                                  "_deskphonenumber", "_persistentconnection"};
constexpr std::string_view setting_type_endings[] = {"", "property", "propertytypedef", "typedef", "args", "builder"};

constexpr std::array<Pattern, 22> table = {{
    {"update-user-phone-config", exact, "", "", Kind::call, "the AWS CLI command update-user-phone-config",
     "aws-cli-commands"},
    {"update-connuserphoneconfig", exact, "", "", Kind::call, "the cmdlet Update-CONNUserPhoneConfig", "powershell"},
    {"updateuserphoneconfig", exact, "scheduler:::aws-sdk:connect:", "", Kind::call,
     "the target updateUserPhoneConfig of EventBridge Scheduler", "step-functions"},
    {"updateuserphoneconfig", exact, "aws-sdk:connect:", "", Kind::call,
     "the Step Functions task updateUserPhoneConfig", "step-functions"},
    {"updateuserphoneconfig", exact, "connect:", "", Kind::permission, "the IAM action connect:UpdateUserPhoneConfig",
     "permissions-and-events"},
    {"updateuserphoneconfig", exact, "eventname", "", Kind::event, "the CloudTrail event UpdateUserPhoneConfig",
     "permissions-and-events"},
    {"updateuserphoneconfig", exact, "action", "", Kind::call, "the custom resource's action updateUserPhoneConfig",
     "custom-resources"},
    {"updateuserphoneconfig", call_endings, "", "", Kind::call, "the operation UpdateUserPhoneConfig", ""},
    {"updateuserphoneconfig", type_endings, "", "", Kind::type, "the types of UpdateUserPhoneConfig", ""},
    {"newupdateuserphoneconfig", exact, "", "", Kind::call, "the operation newUpdateUserPhoneConfig of Haskell", ""},
    {"update_user_phone_config", snake_endings, "", "", Kind::call, "the operation update_user_phone_config", ""},
    {"update_user_phone_config", snake_type_endings, "", "", Kind::type, "the types of update_user_phone_config", ""},
    {"softphoneautoaccept", exact, "", "", Kind::call,
     "softphoneAutoAccept of the Amazon Connect Streams API, deprecated since July 2026", "amazon-connect-streams"},
    {"phone-config", exact, "/", "/users", Kind::call, "the request POST /users/.../phone-config", "rest-requests"},
    {"phoneconfig", exact, "", "", Kind::setting, "", ""},
    {"setphoneconfig", exact, "", "", Kind::setting, "", ""},
    {"withphoneconfig", exact, "", "", Kind::setting, "", ""},
    {"phone_config", exact, "", "", Kind::setting, "", ""},
    {"set_phone_config", exact, "", "", Kind::setting, "", ""},
    {"with_phone_config", exact, "", "", Kind::setting, "", ""},
    {"phone-config", exact, "", "", Kind::setting, "", ""},
    {"phoneconfig", parameter_endings, "", "", Kind::setting, "", ""},
}};

constexpr Pattern setting_type = {"userphoneconfig", setting_type_endings,       "", "",
                                  Kind::type,        "the type UserPhoneConfig", ""};

using Role = Holder::Role;

constexpr std::array<Holder, 38> holder_table = {{
    {"create-user", "the AWS CLI command create-user with --phone-config", "aws-cli-commands"},
    {"create_user", "create_user with the legacy setting", "", Role::common},
    {"createUser", "createUser with the legacy setting", "", Role::common},
    {"CreateUser", "CreateUser with the legacy setting", "", Role::common},
    {"New-CONNUser", "the cmdlet New-CONNUser with the legacy setting", "powershell"},
    {"aws_connect_user", "phone_config of aws_connect_user", "terraform"},
    {"awscc_connect_user", "phone_config of awscc_connect_user", "terraform"},
    {"CfnUser", "the legacy setting of CfnUser", "cdk"},
    {"AWS::Connect::User", "the legacy setting of AWS::Connect::User", "cloudformation", Role::resource},
    {"CallAwsService", "the legacy setting in CallAwsService, a Step Functions task of the CDK", "step-functions"},
    {"CallAwsServiceCrossRegion", "the legacy setting in CallAwsServiceCrossRegion, a Step Functions task of the CDK",
     "step-functions"},
    {"AwsCustomResource", "the legacy setting in an AwsCustomResource", "custom-resources"},
    {"CustomResource", "the legacy setting in a custom resource", "custom-resources"},
    {"Custom::", "the legacy setting in a custom resource", "custom-resources"},
    {"aws-sdk:connect:createUser", "the Step Functions task createUser with the legacy setting", "step-functions"},
    {"aws:connect/user:User", "the legacy setting of aws:connect:User", "pulumi"},
    {"aws:connect:User", "the legacy setting of aws:connect:User", "pulumi"},
    {"aws-native:connect:User", "the legacy setting of aws-native:connect:User", "pulumi"},
    {"connect.User", "the legacy setting of Pulumi's connect.User", "pulumi"},
    {"connect.NewUser", "the legacy setting of Pulumi's connect.NewUser", "pulumi"},
    {"Connect.User", "the legacy setting of Pulumi's Connect.User", "pulumi"},
    {"connect.UserArgs", "the legacy setting of Pulumi's connect.User", "pulumi"},
    {"ConnectUser", "phone_config of aws_connect_user, in the CDK for Terraform", "terraform"},
    {"amazonaws.com/users/", "the request PUT /users/... with the legacy setting", "rest-requests"},
    {"connect.aws.upbound.io", "the legacy setting of Crossplane's User, made of aws_connect_user", "terraform"},
    {"connect.aws.m.upbound.io", "the legacy setting of Crossplane's User, made of aws_connect_user", "terraform"},
    {"module \"", "phone_config of a module", "terraform", Role::module},
    // What has a PhoneConfig of its own, that stays.
    {"QuickConnectConfig", "", "", Role::other},
    {"quickConnectConfig", "", "", Role::other},
    {"quick_connect_config", "", "", Role::other},
    {"create_quick_connect", "", "", Role::other},
    {"createQuickConnect", "", "", Role::other},
    {"CreateQuickConnect", "", "", Role::other},
    {"CfnQuickConnect", "", "", Role::other},
    {"AWS::Connect::QuickConnect", "", "", Role::other},
    {"aws_connect_quick_connect", "", "", Role::other},
    {"awscc_connect_quick_connect", "", "", Role::other},
    {"resource \"", "", "", Role::other},
}};

bool holds(const Pattern& row, std::string_view identifier, std::string_view before) {
  if (!identifier.starts_with(row.name) || !before.ends_with(row.before)) return false;
  if (before.find(row.near) == std::string_view::npos) return false;
  const std::string_view ending = identifier.substr(row.name.size());
  return std::find(row.endings.begin(), row.endings.end(), ending) != row.endings.end();
}

}  // namespace

const Pattern* match(std::string_view identifier, std::string_view before) {
  for (const Pattern& row : table) {
    if (holds(row, identifier, before)) return &row;
  }
  return holds(setting_type, identifier, before) ? &setting_type : nullptr;
}

std::span<const Holder> holders() { return holder_table; }

std::string_view section_of(Language language) {
  switch (language) {
    case Language::python:
    case Language::notebook:
      return "python";
    case Language::javascript:
    case Language::typescript:
      return "javascript-and-typescript";
    case Language::java:
    case Language::kotlin:
    case Language::scala:
    case Language::groovy:
      return "java";
    case Language::csharp:
    case Language::visual_basic:
    case Language::fsharp:
      return "net";
    case Language::go:
      return "go";
    case Language::powershell:
      return "powershell";
    case Language::terraform:
      return "terraform";
    case Language::shell:
    case Language::other_shell:
    case Language::batch:
    case Language::makefile:
    case Language::dockerfile:
      return "aws-cli-commands";
    case Language::markdown:
    case Language::text:
      return "runbooks";
    default:
      return "other-languages";
  }
}

}  // namespace rewriting

std::vector<std::string_view> call_site_sections() {
  std::vector<std::string_view> sections;
  const auto add = [&](std::string_view section) {
    if (!section.empty() && std::find(sections.begin(), sections.end(), section) == sections.end())
      sections.push_back(section);
  };
  for (const auto& row : rewriting::table) add(row.section);
  for (const auto& row : rewriting::holder_table) add(row.section);
  add(rewriting::section_of_requests);
  for (std::size_t i = 0; i < language_count; ++i) add(rewriting::section_of(static_cast<Language>(i)));
  return sections;
}

}  // namespace connect_userconfig
