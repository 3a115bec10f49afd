// What names AWS::Connect::User and does not parse: another tool's templates, JSON with remarks, blocks of pages.
#include "found_in.hpp"

#include <algorithm>

using namespace connect_userconfig;

BOOST_AUTO_TEST_SUITE(unparsed_templates)

using enum Language;

/// What `found_in` says, and `not-a-template` before it if the text is told to be none.
std::string all_in(std::string_view text, Language language) {
  std::string found = found_in(text, language);
  const auto findings = look_through(text, language, {}).findings;
  const bool told =
      std::any_of(findings.begin(), findings.end(), [](const auto& f) { return f.id == DiagnosticId::not_a_template; });
  if (told) found.insert(0, found.empty() ? "not-a-template" : "not-a-template, ");
  return found;
}

const FoundRow rows[] = {
    {"a template for Jinja", yaml,
     "Resources:\n{% for u in users %}\n  U{{ loop.index }}:\n    Type: AWS::Connect::User\n    Properties:\n"
     "      Username: {{ u.name }}\n      PhoneConfig:\n        PhoneType: {{ u.type }}\n{% endfor %}\n",
     "not-a-template, 7:7 cloudformation"},
    {"a template for Jinja with two users", yaml,
     "{% set a = 1 %}\nResources:\n  U:\n    Type: AWS::Connect::User\n    Properties:\n      PhoneConfig: "
     "{AutoAccept: true}\n"
     "  V:\n    Properties:\n      PhoneConfig:\n        AutoAccept: true\n    Type: AWS::Connect::User\n",
     "not-a-template, 6:7 cloudformation, 9:7 cloudformation"},
    {"a template for Jinja that is migrated", yaml,
     "Resources:\n{% for u in users %}\n  U{{ loop.index }}:\n    Type: AWS::Connect::User\n    Properties:\n"
     "      PhoneNumberConfigs: [{Channel: VOICE, PhoneType: {{ u.type }}}]\n{% endfor %}\n",
     ""},
    {"a migrated one with a remark about before", yaml,
     "{% set a = 1 %}\nResources:\n  U:\n    Type: AWS::Connect::User\n    Properties:\n"
     "      # PhoneConfig: {AutoAccept: true}\n      AutoAcceptConfigs: []\n",
     "(6:9)"},
    {"a migrated one beside a quick connect", yaml,
     "{% set a = 1 %}\nU:\n  Type: AWS::Connect::User\n  Properties:\n    AutoAcceptConfigs: []\nQ:\n"
     "  Type: AWS::Connect::QuickConnect\n  Properties:\n    QuickConnectConfig:\n      PhoneConfig:\n"
     "        PhoneNumber: '+1'\n",
     ""},
    {"JSON with remarks and no user", json,
     "{\n  // what we record\n  \"types\": [\"AWS::Connect::User\", \"AWS::S3::Bucket\"],\n}\n", ""},
    {"JSON with remarks and a user", json,
     "{\n  // all\n  \"U\": {\"Type\": \"AWS::Connect::User\",\n  \"Properties\": {\"PhoneConfig\": {\"AutoAccept\": "
     "true}}},\n}\n",
     "not-a-template, 4:19 cloudformation"},
    {"a chart of Helm", yaml, "{{- if .Values.recorder }}\ntypes:\n  - AWS::Connect::User\n{{- end }}\n", ""},
    {"YAML that does not parse", yaml, "title: users are AWS::Connect::User\ntext: see: here\n", ""},
    {"a block of YAML that does not parse", markdown,
     "```yaml\nU:\n  Type: AWS::Connect::User\n  Properties:\n    ...\n    PhoneConfig:\n      AutoAccept: true\n```\n",
     "6:5 cloudformation"},
};

BOOST_DATA_TEST_CASE(finds, boost::unit_test::data::make(rows)) {
  BOOST_TEST(all_in(sample.text, sample.language) == sample.found);
}

struct Named {
  const char* name;
  const char* text;
  const char* language;
};
CONNECT_USERCONFIG_TEST_ROW(Named)

const Named blocks[] = {
    {"a template",
     "```yaml\nU:\n  Type: AWS::Connect::User\n  Properties:\n    PhoneConfig:\n      AutoAccept: true\n```\n", "yaml"},
    {"a template in JSON",
     "```json\n{\"U\": {\"Type\": \"AWS::Connect::User\", \"Properties\": {\"PhoneConfig\": {\"AutoAccept\": "
     "true}}}}\n```\n",
     "json"},
    {"a saved request", "```json\n{\"InstanceId\": \"i\", \"PhoneConfig\": {\"AutoAccept\": true}}\n```\n", "json"},
    {"a saved request as YAML", "```yaml\nInstanceId: i\nPhoneConfig:\n  AutoAccept: true\n```\n", "yaml"},
    {"a step", "```yaml\n- run: aws connect update-user-phone-config --user-id u\n```\n", "yaml"},
};

BOOST_DATA_TEST_CASE(names_the_language_of_a_block, boost::unit_test::data::make(blocks)) {
  const auto findings = look_through(sample.text, markdown, {}).findings;
  BOOST_REQUIRE(findings.size() == 1);
  BOOST_TEST(findings[0].call_site->language == sample.language);
}

BOOST_AUTO_TEST_SUITE_END()
