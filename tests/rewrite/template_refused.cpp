// What is left to a person: nothing is edited, and the finding says where.
#include "support/commands.hpp"

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(template_refused)

struct Row {
  const char* name;
  const char* properties;  ///< in line 4, from column 15 on
  const char* finding;     ///< `id line:column pointer`, pointers from the user on
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row rows[] = {
    {"a function", "{PhoneConfig: !If [A, {PhoneType: SOFT_PHONE}, !Ref AWS::NoValue]}",
     "not-a-template 4:29 /PhoneConfig"},
    {"a function, spelled out", "{PhoneConfig: {Fn::If: [A, {PhoneType: SOFT_PHONE}, {Ref: AWS::NoValue}]}}",
     "not-a-template 4:29 /PhoneConfig"},
    {"a transform inside", "{PhoneConfig: {PhoneType: SOFT_PHONE, Fn::Transform: {Name: x}}}",
     "not-a-template 4:53 /PhoneConfig"},
    {"an alias", "{X: &c {PhoneType: SOFT_PHONE}, PhoneConfig: *c }", "not-a-template 4:60 /PhoneConfig"},
    {"an anchor", "{PhoneConfig: &c {PhoneType: SOFT_PHONE}, X: *c }", "not-a-template 4:29 /PhoneConfig"},
    {"a merge key", "{X: &c {AutoAccept: true}, PhoneConfig: {<<: *c , PhoneType: SOFT_PHONE}}",
     "not-a-template 4:55 /PhoneConfig"},
    {"a text", "{PhoneConfig: SOFT_PHONE}", "not-a-template 4:29 /PhoneConfig"},
    {"a list", "{PhoneConfig: [PhoneType]}", "not-a-template 4:29 /PhoneConfig"},
    {"an unknown member", "{PhoneConfig: {PhoneType: SOFT_PHONE, Colour: red}}", "not-a-template 4:53 /PhoneConfig"},
    {"a field twice", "{PhoneConfig: {PhoneType: SOFT_PHONE, PhoneType: DESK_PHONE}}",
     "duplicate-member 4:53 /PhoneConfig/PhoneType"},
    {"the property twice", "{PhoneConfig: {PhoneType: SOFT_PHONE}, PhoneConfig: {PhoneType: SOFT_PHONE}}",
     "duplicate-member 4:54 /PhoneConfig"},
    {"a list property twice", "{PhoneConfig: {PhoneType: SOFT_PHONE}, AutoAcceptConfigs: [], AutoAcceptConfigs: []}",
     "duplicate-member 4:77 /AutoAcceptConfigs"},
    {"a wrong phone type", "{PhoneConfig: {PhoneType: soft}}", "unknown-enum-value 4:41 /PhoneConfig/PhoneType"},
    {"a variable of another tool without quotes",
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AfterContactWorkTimeLimit: {{ acw }}}}",
     "not-a-template 4:80 /PhoneConfig/AfterContactWorkTimeLimit"},
    {"no boolean", "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: 1}}", "wrong-type 4:65 /PhoneConfig/AutoAccept"},
    {"a quoted yes", "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: 'yes'}}",
     "wrong-type 4:65 /PhoneConfig/AutoAccept"},
    {"a mapping for a field", "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: {A: b}}}",
     "wrong-type 4:65 /PhoneConfig/AutoAccept"},
    {"an octal limit", "{PhoneConfig: {PhoneType: SOFT_PHONE, AfterContactWorkTimeLimit: 060}}",
     "wrong-type 4:80 /PhoneConfig/AfterContactWorkTimeLimit"},
    {"a limit with a fraction", "{PhoneConfig: {PhoneType: SOFT_PHONE, AfterContactWorkTimeLimit: 30.0}}",
     "wrong-type 4:80 /PhoneConfig/AfterContactWorkTimeLimit"},
    {"a limit that is too long", "{PhoneConfig: {PhoneType: SOFT_PHONE, AfterContactWorkTimeLimit: 2000001}}",
     "acw-out-of-range 4:80 /PhoneConfig/AfterContactWorkTimeLimit"},
    {"a wrong number", "{PhoneConfig: {PhoneType: DESK_PHONE, DeskPhoneNumber: 0800}}",
     "invalid-phone-number 4:70 /PhoneConfig/DeskPhoneNumber"},
    {"a number without a type", "{PhoneConfig: {DeskPhoneNumber: +12065550112}}",
     "phone-type-missing 4:47 /PhoneConfig/DeskPhoneNumber"},
    {"a condition on a required field",
     "{PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: !If [A, true, !Ref AWS::NoValue]}}",
     "not-a-template 4:65 /PhoneConfig/AutoAccept"},
    {"existing differs", "{PhoneConfig: {PhoneType: SOFT_PHONE}, PhoneNumberConfigs: []}",
     "existing-config-differs 4:74 /PhoneNumberConfigs"},
    {"a function for all", "!If [A, {PhoneConfig: {PhoneType: SOFT_PHONE}}, {}]", "not-a-template 4:15"},
    {"a transform for all", "{Fn::Transform: {Name: x, Parameters: {PhoneConfig: {}}}}", "not-a-template 4:15"},
};

BOOST_DATA_TEST_CASE(left_alone, boost::unit_test::data::make(rows), row) {
  const std::string text =
      std::string("Resources:\n U:\n  Type: AWS::Connect::User\n  Properties: ") + row.properties + "\n";
  const Rewrite rewrite = rewrite_template(text, TemplateSyntax::yaml);
  BOOST_TEST(rewrite.edits.empty());
  const std::string found = test::places(rewrite.findings, std::string_view("/Resources/U/Properties").size());
  BOOST_TEST(found.substr(0, found.find(" | ")) == row.finding);
}

BOOST_AUTO_TEST_CASE(one_bad_user_does_not_keep_the_others) {
  const std::string text =
      "A: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: wrong}}}\n"
      "B: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: SOFT_PHONE}}}\n";
  const Rewrite rewrite = rewrite_template(text, TemplateSyntax::yaml);
  BOOST_TEST(rewrite.edits.size() == 1U);
  BOOST_TEST(test::places(rewrite.findings) == "unknown-enum-value 1:69 /A/Properties/PhoneConfig/PhoneType");
}

BOOST_AUTO_TEST_CASE(properties_that_another_user_changes_a_part_of) {
  const std::string text =
      "A:\n  Type: AWS::Connect::User\n  Properties: &p\n    PhoneConfig: {PhoneType: SOFT_PHONE}\n"
      "B:\n  Type: AWS::Connect::User\n  Properties:\n    <<: *p\n    PhoneConfig: {PhoneType: DESK_PHONE}\n";
  const Rewrite rewrite = rewrite_template(text, TemplateSyntax::yaml);
  BOOST_TEST(rewrite.edits.empty());
  BOOST_TEST(test::places(rewrite.findings) ==
             "not-a-template 4:5 /A/Properties/PhoneConfig | not-a-template 8:5 /B/Properties");
}

BOOST_AUTO_TEST_CASE(an_edit_that_would_not_hold_is_withdrawn_alone) {
  std::string text = "Z:\n  Type: AWS::Connect::User\n  Properties:\n    ? PhoneConfig\n    : PhoneType: SOFT_PHONE\n";
  for (const char* name : {"A", "B", "C", "D", "E"}) {
    text.append(name).append(": {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: SOFT_PHONE}}}\n");
  }
  const Rewrite rewrite = rewrite_template(text, TemplateSyntax::yaml);
  BOOST_TEST(rewrite.edits.size() == 5U);
  BOOST_TEST(test::places(rewrite.findings) == "not-a-template 4:7 /Z/Properties/PhoneConfig");
}

BOOST_AUTO_TEST_CASE(a_template_inside_a_text) {
  const std::string text =
      "Body: |\n  U: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: SOFT_PHONE}}}\n";
  BOOST_TEST(test::places(rewrite_template(text, TemplateSyntax::yaml).findings) == "not-a-template 1:7 /Body");
}

BOOST_AUTO_TEST_CASE(numbers_are_masked) {
  const std::string text =
      "U: {Type: AWS::Connect::User, Properties: {PhoneConfig: {PhoneType: DESK_PHONE, DeskPhoneNumber: "
      "'+12065550112'}, "
      "PhoneNumberConfigs: [{Channel: VOICE, PhoneType: DESK_PHONE, PhoneNumber: '+12065550199'}]}}\n";
  const Rewrite rewrite = rewrite_template(text, TemplateSyntax::yaml);
  BOOST_REQUIRE(!rewrite.findings.empty());
  for (const auto& f : rewrite.findings) BOOST_TEST(f.message.find("55501") == std::string::npos, f.message);
}

BOOST_AUTO_TEST_SUITE_END()
