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
