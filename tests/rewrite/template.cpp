// What a `PhoneConfig` becomes, style by style. Real templates stand in data/.
#include "connect_userconfig/rewrite.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(templates)

struct Row {
  const char* name;
  TemplateSyntax syntax;
  std::string before;  ///< of the properties
  std::string after;
  ConvertOptions options{};
};
CONNECT_USERCONFIG_TEST_ROW(Row)

constexpr auto yaml = TemplateSyntax::yaml;
constexpr auto json = TemplateSyntax::json;
const std::string soft = "PhoneNumberConfigs: [{Channel: VOICE, PhoneType: SOFT_PHONE}]";

const Row rows[] = {
    {"flow in one line", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE}}", "{" + soft + "}"},
    {"between others", yaml, "{A: b, PhoneConfig: {PhoneType: SOFT_PHONE}, C: d}", "{A: b, " + soft + ", C: d}"},
    {"a quoted key quotes all", yaml, R"({"PhoneConfig": {PhoneType: SOFT_PHONE}})",
     R"({"PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": SOFT_PHONE}]})"},
    {"a quoted value stays quoted", yaml, "{PhoneConfig: {PhoneType: 'SOFT_PHONE'}}",
     "{PhoneNumberConfigs: [{Channel: VOICE, PhoneType: 'SOFT_PHONE'}]}"},
    {"null reads as absent", yaml,
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: null, AfterContactWorkTimeLimit: ~}}", "{" + soft + "}"},
    {"no value reads as absent", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: !Ref AWS::NoValue}}",
     "{" + soft + "}"},
    {"an empty number is none", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE, DeskPhoneNumber: ''}}", "{" + soft + "}"},
    {"a limit of Serverless", yaml, "\n   PhoneConfig:\n    PhoneType: ${self:custom.type, 'SOFT_PHONE'}\n",
     "\n   PhoneNumberConfigs:\n    - Channel: VOICE\n      PhoneType: ${self:custom.type, 'SOFT_PHONE'}\n"},
    {"a variable in quotes", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE, PersistentConnection: '${self:custom.pc}'}}",
     "{" + soft + ", PersistentConnectionConfigs: [{Channel: VOICE, PersistentConnection: '${self:custom.pc}'}]}"},
    {"a dynamic reference", yaml, "{PhoneConfig: {PhoneType: DESK_PHONE, DeskPhoneNumber: '{{resolve:ssm:n}}'}}",
     "{PhoneNumberConfigs: [{Channel: VOICE, PhoneType: DESK_PHONE, PhoneNumber: '{{resolve:ssm:n}}'}]}"},
    {"the mode goes along with the limit",
     yaml,
     "{PhoneConfig: {AfterContactWorkTimeLimit: 5}, AfterContactWorkConfigs: [{Channel: VOICE, AfterContactWorkConfig: "
     "{AfterContactWorkTimeLimit: 9, AfterContactWorkMode: !Ref M}}]}",
     "{AfterContactWorkConfigs: [{Channel: VOICE, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5, "
     "AfterContactWorkMode: !Ref M}, AgentFirstCallbackAfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}, "
     "{Channel: CHAT, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}, {Channel: TASK, AfterContactWorkConfig: "
     "{AfterContactWorkTimeLimit: 5}}, {Channel: EMAIL, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}]}",
     {.existing = ExistingLists::overwrite}},
    {"the long spelling of a function", yaml, "{PhoneConfig: {PhoneType: {Ref: T}}}",
     "{PhoneNumberConfigs: [{Channel: VOICE, PhoneType: {Ref: T}}]}"},
    {"an alias for a field", yaml, "{X: &t SOFT_PHONE, PhoneConfig: {PhoneType: *t }}",
     "{X: &t SOFT_PHONE, PhoneNumberConfigs: [{Channel: VOICE, PhoneType: *t}]}"},
    {"an anchor is set once",
     yaml,
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: &a true}, Y: *a }",
     "{AutoAcceptConfigs: [{Channel: VOICE, AutoAccept: &a true, AgentFirstCallbackAutoAccept: true}, {Channel: CHAT, "
     "AutoAccept: true}, "
     "{Channel: TASK, AutoAccept: true}, {Channel: EMAIL, AutoAccept: true}], " +
         soft + ", Y: *a }",
     {.auto_accept = AutoAcceptScope::all}},
    {"a function and all channels",
     yaml,
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: !Ref A}}",
     "{AutoAcceptConfigs: [{Channel: VOICE, AutoAccept: !Ref A, AgentFirstCallbackAutoAccept: !Ref A}, {Channel: CHAT, "
     "AutoAccept: !Ref A}, "
     "{Channel: TASK, AutoAccept: !Ref A}, {Channel: EMAIL, AutoAccept: !Ref A}], " +
         soft + "}",
     {.auto_accept = AutoAcceptScope::all}},
    {"reset",
     yaml,
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AfterContactWorkTimeLimit: 1}}",
     "{AutoAcceptConfigs: [{Channel: VOICE, AutoAccept: false, AgentFirstCallbackAutoAccept: false}, {Channel: CHAT, "
     "AutoAccept: false}, "
     "{Channel: TASK, AutoAccept: false}, {Channel: EMAIL, AutoAccept: false}], "
     "AfterContactWorkConfigs: [{Channel: VOICE, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 1}, "
     "AgentFirstCallbackAfterContactWorkConfig: {AfterContactWorkTimeLimit: 1}}, "
     "{Channel: CHAT, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 1}}, {Channel: TASK, AfterContactWorkConfig: "
     "{AfterContactWorkTimeLimit: 1}}, {Channel: EMAIL, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 1}}], " +
         soft + "}",
     {.absent = AbsentFields::reset}},
    {"already there, first", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE}, " + soft + "}", "{" + soft + "}"},
    {"already there, last", yaml, "{" + soft + ", PhoneConfig: {PhoneType: SOFT_PHONE}}", "{" + soft + "}"},
    {"existing differs, kept",
     yaml,
     "{PhoneConfig: {PhoneType: DESK_PHONE}, " + soft + "}",
     "{" + soft + "}",
     {.existing = ExistingLists::keep}},
    {"existing differs, overwritten",
     yaml,
     "{PhoneConfig: {PhoneType: DESK_PHONE}, " + soft + "}",
     "{PhoneNumberConfigs: [{Channel: VOICE, PhoneType: DESK_PHONE}]}",
     {.existing = ExistingLists::overwrite}},
    {"another list stays", yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE}, VoiceEnhancementConfigs: []}",
     "{" + soft + ", VoiceEnhancementConfigs: []}"},
    {"a block list at its key's column", yaml, "\n    L:\n    - a\n    PhoneConfig:\n      PhoneType: SOFT_PHONE\n",
     "\n    L:\n    - a\n    PhoneNumberConfigs:\n    - Channel: VOICE\n      PhoneType: SOFT_PHONE\n"},
    {"no line end at the end", yaml, "\n    PhoneConfig:\n      PhoneType: SOFT_PHONE",
     "\n    PhoneNumberConfigs:\n      - Channel: VOICE\n        PhoneType: SOFT_PHONE"},
    {"a folded number", yaml,
     "\n    PhoneConfig:\n      PhoneType: DESK_PHONE\n      DeskPhoneNumber: >-\n        +12065550112\n    B: c\n",
     "\n    PhoneNumberConfigs:\n      - Channel: VOICE\n        PhoneType: DESK_PHONE\n        PhoneNumber: >-\n      "
     "    +12065550112\n    B: c\n"},
    {"comments of a flow mapping", yaml,
     "\n    PhoneConfig: { # one\n      PhoneType: SOFT_PHONE # two\n    } # three\n",
     "\n    # one\n    # two\n    PhoneNumberConfigs:\n      - {Channel: VOICE, PhoneType: SOFT_PHONE} # three\n"},
    {"JSON", json, R"({"PhoneConfig": {"PhoneType": "SOFT_PHONE"}})",
     R"({"PhoneNumberConfigs": [{"Channel": "VOICE", "PhoneType": "SOFT_PHONE"}]})"},
    {"tight JSON", json, R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE"}})",
     R"({"PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}]})"},
    {"texts for numbers, as JSON templates have them", json,
     R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE","PersistentConnection":"true"}})",
     R"({"PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],"PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":"true"}]})"},
};

std::string around(TemplateSyntax syntax, const std::string& properties) {
  if (syntax == json)
    return R"({"Resources": {"U": {"Type": "AWS::Connect::User", "Properties": )" + properties + "}}}";
  const std::string gap = properties.starts_with('\n') ? "" : " ";
  return "Resources:\n U:\n  Type: AWS::Connect::User\n  Properties:" + gap + properties;
}

BOOST_DATA_TEST_CASE(become, boost::unit_test::data::make(rows), row) {
  const std::string before = around(row.syntax, row.before);
  const Rewrite rewrite = rewrite_template(before, row.syntax, row.options);
  const std::string after = apply_edits(before, rewrite.edits);
  BOOST_TEST(after == around(row.syntax, row.after));
  for (const auto& f : rewrite.findings) BOOST_TEST((f.severity() != Severity::error), f.message);
  BOOST_TEST(rewrite_template(after, row.syntax, row.options).edits.empty());
}

struct Untouched {
  const char* name;
  const char* text;
};
CONNECT_USERCONFIG_TEST_ROW(Untouched)

const Untouched untouched[] = {
    {"nothing", ""},
    {"no users", "Resources: {Q: {Type: AWS::Connect::Queue, Properties: {PhoneConfig: {PhoneType: SOFT_PHONE}}}}"},
    {"no PhoneConfig", "Resources: {U: {Type: AWS::Connect::User, Properties: {Username: u}}}"},
    {"no properties", "Resources: {U: {Type: AWS::Connect::User}}"},
    {"null properties", "Resources: {U: {Type: AWS::Connect::User, Properties: }}"},
    {"a comment", "# PhoneConfig: {PhoneType: SOFT_PHONE} of an AWS::Connect::User\na: b\n"},
    {"users that follow another's properties",
     "Resources:\n  A: {Type: AWS::Connect::User, Properties: &p {Username: a}}\n  B: {Type: AWS::Connect::User, "
     "Properties: *p }\n"},
};

BOOST_DATA_TEST_CASE(stay, boost::unit_test::data::make(untouched), row) {
  const Rewrite rewrite = rewrite_template(row.text, yaml);
  BOOST_TEST(rewrite.edits.empty());
  BOOST_TEST(rewrite.findings.empty());
}

struct Number {
  const char* name;
  const char* sections;
  const char* value;
  bool carried;
};
CONNECT_USERCONFIG_TEST_ROW(Number)

const Number numbers[] = {
    {"an empty default", "Parameters: {N: {Type: String, Default: ''}}", "!Ref N", false},
    {"a default that may be replaced", "Parameters: {N: {Type: String, Default: '+12065550112'}}", "!Ref N", false},
    {"a least length", "Parameters: {N: {Type: String, MinLength: 1}}", "!Ref N", true},
    {"no least length", "Parameters: {N: {Type: String, MinLength: 0}}", "!Ref N", false},
    {"a pattern", "Parameters: {N: {Type: String, AllowedPattern: '^[+][1-9][0-9]{1,14}$'}}", "{Ref: N}", true},
    {"a pattern that takes nothing", "Parameters: {N: {Type: String, AllowedPattern: '^([+][0-9]+)?$'}}", "!Ref N",
     false},
    {"allowed values", "Parameters: {N: {Type: String, AllowedValues: ['+12065550112']}}", "!Ref N", true},
    {"an allowed empty value", "Parameters: {N: {Type: String, AllowedValues: ['+12065550112', '']}}", "!Ref N", false},
    {"a stored parameter", "Parameters: {N: {Type: 'AWS::SSM::Parameter::Value<String>'}}", "!Ref N", true},
    {"nobody knows the name", "", "!Ref N", false},
    {"asked before", "Conditions: {Has: !Not [!Equals [!Ref N, '']]}", "!If [Has, !Ref N, !Ref AWS::NoValue]", true},
    {"asked the other way", "Conditions: {None: !Equals ['', !Ref N]}", "!If [None, !Ref AWS::NoValue, !Ref N]", true},
    {"asked the wrong way", "Conditions: {None: !Equals ['', !Ref N]}", "!If [None, !Ref N, !Ref AWS::NoValue]", false},
    {"asked among other things",
     "Conditions: {B: !And [!Condition A, !Condition H], A: !Equals [a, b], H: !Not [!Equals "
     "[!Ref N, '']]}",
     "!If [B, !Ref N, !Ref AWS::NoValue]", true},
    {"something else was asked", "Conditions: {A: !Equals [!Ref B, c]}", "!If [A, !Ref N, !Ref AWS::NoValue]", false},
    {"an empty branch", "", "!If [A, '+12065550112', '']", false},
    {"conditions in a circle", "Conditions: {A: !Condition B, B: !Condition A}", "!If [A, !Ref N, '+12065550112']",
     false},
    {"text around", "", "!Sub '+1${N}'", true},
    {"no text around", "", "!Sub '${N}'", false},
    {"an attribute", "", "!GetAtt Number.Address", true},
    {"an attribute in a text", "", "!Sub '${Number.Address}'", true},
    {"joined", "", "!Join ['', ['+1', !Ref N]]", true},
    {"joined of nothing", "", "!Join ['', [!Ref M, !Ref N]]", false},
    {"a map", "Mappings: {M: {eu: {N: '+12065550112'}}}", "!FindInMap [M, !Ref AWS::Region, N]", true},
    {"a map with a gap", "Mappings: {M: {eu: {N: '+12065550112'}, us: {N: ''}}}", "!FindInMap [M, !Ref AWS::Region, N]",
     false},
    {"a variable of Serverless", "", "'${self:custom.n}'", false},
    {"a variable that was asked for", "Conditions: {Has: !Not [!Equals ['${self:custom.n}', '']]}",
     "!If [Has, '${self:custom.n}', !Ref AWS::NoValue]", true},
    {"a variable that was asked for the other way", "Conditions: {None: !Equals ['', '{{ n }}']}",
     "!If [None, !Ref AWS::NoValue, '{{ n }}']", true},
    {"a variable that was asked for the wrong way", "Conditions: {None: !Equals ['', '{{ n }}']}",
     "!If [None, '{{ n }}', !Ref AWS::NoValue]", false},
    {"another variable was asked for", "Conditions: {Has: !Not [!Equals ['${self:custom.m}', '']]}",
     "!If [Has, '${self:custom.n}', !Ref AWS::NoValue]", false},
    {"a text was asked for", "Conditions: {Has: !Not [!Equals ['x', '']]}", "!If [Has, !Ref N, !Ref AWS::NoValue]",
     false},
    {"a variable of Serverless in a text", "", "'+1${self:custom.n}'", true},
};

BOOST_DATA_TEST_CASE(a_number_that_may_be_empty_is_left_to_a_person, boost::unit_test::data::make(numbers), row) {
  const std::string text =
      std::string(row.sections) + "\n" +
      around(yaml, std::string("{PhoneConfig: {PhoneType: DESK_PHONE, DeskPhoneNumber: ") + row.value + "}}");
  const Rewrite rewrite = rewrite_template(text, yaml);
  BOOST_TEST(rewrite.edits.empty() != row.carried);
  BOOST_TEST(rewrite.findings.empty() == row.carried);
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_variable_can_be_done) {
  const auto message = [](const std::string& number) {
    return rewrite_template(around(yaml, "{PhoneConfig: {PhoneType: DESK_PHONE, DeskPhoneNumber: " + number + "}}"),
                            yaml)
        .findings.at(0)
        .message;
  };
  BOOST_TEST(
      message("'${self:custom.n}'").find("with the condition HasNumber: !Not [!Equals ['${self:custom.n}', '']]") !=
      std::string::npos);
  BOOST_TEST(message("'${self:custom.n}'").find("MinLength") == std::string::npos);
  BOOST_TEST(message("!Ref N").find("MinLength") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_member_that_nobody_knows_is_not_overwritten) {
  const std::string text =
      around(yaml, "{PhoneConfig: {PhoneType: SOFT_PHONE}, PhoneNumberConfigs: [{Channel: VOICE, New: 1}]}");
  const Rewrite rewrite = rewrite_template(text, yaml, {.existing = ExistingLists::overwrite});
  BOOST_TEST(rewrite.edits.empty());
  BOOST_REQUIRE(rewrite.findings.size() == 1U);
  BOOST_TEST((rewrite.findings[0].id == DiagnosticId::not_a_template), "overwriting was chosen, and is no remedy");
  BOOST_TEST(rewrite.findings[0].message.find("; New would be lost") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mode_where_none_can_be_is_not_overwritten) {
  for (const char* element :
       {"{Channel: VOICE, AfterContactWorkMode: ON, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 7}}",
        "{Channel: CHAT, AgentFirstCallbackAfterContactWorkConfig: {AfterContactWorkMode: ON}}"}) {
    const std::string text = around(
        yaml, "{PhoneConfig: {AfterContactWorkTimeLimit: 5}, AfterContactWorkConfigs: [" + std::string(element) + "]}");
    const Rewrite rewrite = rewrite_template(text, yaml, {.existing = ExistingLists::overwrite});
    BOOST_TEST(rewrite.edits.empty(), element);
    BOOST_REQUIRE(rewrite.findings.size() == 1U);
    BOOST_TEST(rewrite.findings[0].message.find("; AfterContactWorkMode would be lost") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_mode_does_not_make_a_list_different) {
  const std::string limits =
      "AfterContactWorkConfigs: [{Channel: VOICE, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5, "
      "AfterContactWorkMode: ON}, AgentFirstCallbackAfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}, {Channel: "
      "CHAT, "
      "AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}, {Channel: TASK, AfterContactWorkConfig: "
      "{AfterContactWorkTimeLimit: 5}}, {Channel: EMAIL, AfterContactWorkConfig: {AfterContactWorkTimeLimit: 5}}]";
  const std::string text = around(yaml, "{PhoneConfig: {AfterContactWorkTimeLimit: 5}, " + limits + "}");
  const Rewrite rewrite = rewrite_template(text, yaml);
  BOOST_TEST(apply_edits(text, rewrite.edits) == around(yaml, "{" + limits + "}"));
}

BOOST_AUTO_TEST_CASE(several_documents) {
  const std::string text =
      "U: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: SOFT_PHONE}}}\n---\n"
      "V: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: DESK_PHONE}}}\n";
  BOOST_TEST(
      apply_edits(text, rewrite_template(text, yaml).edits) ==
      "U: {Type: AWS::Connect::User, Properties: {PhoneNumberConfigs: [{Channel: VOICE, PhoneType: "
      "SOFT_PHONE}]}}\n---\n"
      "V: {Type: AWS::Connect::User, Properties: {PhoneNumberConfigs: [{Channel: VOICE, PhoneType: DESK_PHONE}]}}\n");
}

BOOST_AUTO_TEST_CASE(a_user_that_merges_another_follows_it) {
  const std::string text =
      "A:\n  Type: AWS::Connect::User\n  Properties: &p\n    PhoneConfig: {PhoneType: SOFT_PHONE}\n"
      "B:\n  Type: AWS::Connect::User\n  Properties:\n    <<: *p\n    Username: b\n";
  const Rewrite rewrite = rewrite_template(text, yaml);
  BOOST_TEST(rewrite.edits.size() == 1U);
  for (const auto& f : rewrite.findings) BOOST_TEST((f.severity() != Severity::error), f.message);
}

BOOST_AUTO_TEST_SUITE_END()
