// The parts of the inventory by themselves: what a file is, what a literal says, what a baseline knows.
#include "connect_userconfig/inventory.hpp"
#include "connect_userconfig/report.hpp"
#include "rewrite/inventory/literal.hpp"
#include "rewrite/inventory/remarks.hpp"
#include "unit/support.hpp"

#include <algorithm>
#include <set>

using namespace connect_userconfig;
using enum Language;

BOOST_AUTO_TEST_SUITE(inventory_parts)

struct NameRow {
  const char* name;
  const char* text;
  Language language;
};
CONNECT_USERCONFIG_TEST_ROW(NameRow)

const NameRow name_rows[] = {
    {"a.sh", "", shell},
    {"A.PS1", "", powershell},
    {"x/y.tsx", "", typescript},
    {"Makefile", "", makefile},
    {"x/Dockerfile.build", "", dockerfile},
    {"Jenkinsfile-nightly", "", groovy},
    {"jenkinsfiles", "", other},
    {"README", "", text},
    {"run", "#!/bin/bash -e\n", shell},
    {"run", "#!/usr/bin/env -S python3.11 -u\n", python},
    {"run", "#! /bin/zsh", other_shell},
    {"run", "#!/usr/bin/env\n", other},
    {"run", "#!", other},
    {"run.py", "#!/bin/sh\n", python},
    {"a.template", "{\"Resources\": {}}", json},
    {"a.template", "{Resources: {}}", yaml},
    {"a.yaml", "{\"Resources\": {}}", yaml},
    {"b.ipynb", "{}", notebook},
    {"a.tf", "", terraform},
    {"a.tf.j2", "resource \"aws_connect_user\" \"a\" {\n", terraform},
    {"a", "# {{ x }}\nresource \"awscc_connect_user\" \"a\" {\n", terraform},
    {"a.foo", "resource \"aws_connect_queue\" \"a\" {\n", other},
    {"a.txt", "resource \"aws_connect_user\" \"a\" {\n", text},
    {"a", "resource aws_connect_user a {\n", terraform},
    {"a", "resources: aws_connect_user\n", other},
    {"a.tpl", "  phone_config {\n    phone_type = \"SOFT_PHONE\"\n  }\n", terraform},
    {"a.tpl", "  phone_config = {\n    ring = 1\n  }\n", other},
    {"a.jsonl", "", json},
    {"a.Rmd", "", markdown},
    {"a.ndjson", "", json},
    {"a.jsonc", "", json},
    {"a.json5", "", json},
    {"a.json.j2", "{% if x %}", json},
    {"a.json.tpl.example", "", json},
    {"a.tpl", "{\"InstanceId\": \"i\"}", json},
    {"request", "{\n \"InstanceId\": \"i\"}", json},
    {"request", "---\nInstanceId: i\nPhoneConfig:\n  PhoneType: x\n", yaml},
    {"notes", "the InstanceId: i and PhoneConfig: x\n", other},
    {"a.yaml.j2", "", yaml},
    {"a.sh.j2", "", shell},
    {"Dockerfile.in", "", dockerfile},
    {"a.py.orig", "", python},
    {".j2", "", other},
    {"a.foo.j2", "#!/bin/sh\n", shell},
    {"", "", other},
};

BOOST_DATA_TEST_CASE(languages, boost::unit_test::data::make(name_rows)) {
  BOOST_TEST((language_of(sample.name, sample.text) == sample.language));
}

BOOST_AUTO_TEST_CASE(every_language_has_a_name_of_its_own) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < language_count; ++i) names.insert(to_string(static_cast<Language>(i)));
  BOOST_TEST(names.size() == language_count);
}

BOOST_AUTO_TEST_CASE(text_of_utf_16) {
  using namespace std::string_view_literals;
  const auto decoded = [](std::string_view bytes) {
    const auto result = decode_text(bytes);
    return result ? result->text + (result->encoding == "UTF-16"   ? "*"
                                    : result->encoding == "UTF-32" ? "**"
                                                                   : "")
                  : "binary";
  };
  BOOST_TEST(decoded("a\xC3\xA9") == "a\xC3\xA9");
  BOOST_TEST(decoded("\xEF\xBB\xBF"
                     "a") ==
             "\xEF\xBB\xBF"
             "a");
  BOOST_TEST(decoded("\xFF\xFE"
                     "a\0\xE9\0\xAC\x20"sv) == "a\xC3\xA9\xE2\x82\xAC*");
  BOOST_TEST(decoded("\xFE\xFF\0a\xD8\x3D\xDE\x00"sv) == "a\xF0\x9F\x98\x80*");
  BOOST_TEST(decoded("\xFF\xFE\x00\xD8\x00\xDC"sv) == "\xF0\x90\x80\x80*");
  BOOST_TEST(decoded("\xFF\xFE\xFF\xDB\xFF\xDF"sv) == "\xF4\x8F\xBF\xBF*");
  BOOST_TEST(decoded("\xFF\xFE"sv) == "*");
  BOOST_TEST(decoded("\xFF\xFE"
                     "a"sv) == "binary");
  BOOST_TEST(decoded("\xFF\xFE\0\0"sv) == "**");
  BOOST_TEST(decoded("\xFF\xFE\x3D\xD8"sv) == "binary");
  BOOST_TEST(decoded("\xFF\xFE\x00\xDE"sv) == "binary");
  BOOST_TEST(decoded("a\0"sv) == "binary");
  // UTF-32, and what has no mark
  BOOST_TEST(decoded("\xFF\xFE\0\0a\0\0\0\0\xF6\1\0"sv) == "a\xF0\x9F\x98\x80**");
  BOOST_TEST(decoded("\0\0\xFE\xFF\0\0\0a"sv) == "a**");
  BOOST_TEST(decoded("\0\0\xFE\xFF\0\0\xD8\0"sv) == "binary");
  BOOST_TEST(decoded("\0\0\xFE\xFF\0\x11\0\0"sv) == "binary");
  BOOST_TEST(decoded("a\0b\0\n\0d\0"sv) == "ab\nd*");
  BOOST_TEST(decoded("\0a\0b\0\n\0d"sv) == "ab\nd*");
  BOOST_TEST(decoded("a\0\0\0b\0\0\0"sv) == "ab**");
  BOOST_TEST(decoded("\0\0\0a\0\0\0b"sv) == "ab**");
  BOOST_TEST(decoded("a\0b\0\1\0d\0"sv) == "binary", "a control character");
  BOOST_TEST(decoded("abc\0defg"sv) == "binary");
}

BOOST_AUTO_TEST_CASE(wide_names_in_what_is_no_text) {
  using namespace std::string_view_literals;
  BOOST_TEST(names_legacy_in_wide_text("\xFF\xFE\0P\0h\0o\0n\0e\0C\0o\0n\0f\0i\0g\0x"sv));
  BOOST_TEST(!names_legacy_in_wide_text("i\0P\0h\0o\0n\0e\0"sv));
  BOOST_TEST(!names_legacy_in_wide_text("\0PhoneConfig"sv));
}

BOOST_AUTO_TEST_CASE(one_call_is_one_note_however_many_edits) {
  const std::string page = "```sh\naws connect update-user-phone-config\n```\n";
  Rewrite rewrite;
  rewrite.edits = {{7, 1, "x"}, {9, 1, "y"}, {11, 1, "z"}};
  rewrite.calls = {7, 11};
  const auto calls = calls_of(page, rewrite, markdown);
  BOOST_REQUIRE(calls.size() == 2U);
  BOOST_TEST(calls[1].region.begin.column == 6U);
}

struct LiteralRow {
  const char* name;
  Language language;
  const char* text;    ///< begins with the key
  const char* result;  ///< the settings as JSON, or the problem
};
CONNECT_USERCONFIG_TEST_ROW(LiteralRow)

const LiteralRow literal_rows[] = {
    {"Python", python,
     "PhoneConfig={'PhoneType': \"DESK_PHONE\", 'AutoAccept': True, 'AfterContactWorkTimeLimit': 1_000}",
     "DESK_PHONE true 1000"},
    {"a key in quotes", python, "'PhoneConfig': {'AutoAccept': False, 'PhoneType': None,}", "- false -"},
    {"comments and lines", python, "PhoneConfig = {\n  # x\n  'AutoAccept': True,  # y\n}", "- true -"},
    {"nothing", python, "PhoneConfig={}", "- - -"},
    {"JavaScript", javascript,
     "PhoneConfig: { PhoneType: 'SOFT_PHONE', \"AutoAccept\": true, /* x */ AfterContactWorkTimeLimit: 0 }",
     "SOFT_PHONE true 0"},
    {"undefined", typescript, "PhoneConfig: {PhoneType: undefined, AutoAccept: null, // x\n}", "- - -"},
    {"a template without holes", typescript, "PhoneConfig: {PhoneType: `SOFT_PHONE`}", "SOFT_PHONE - -"},
    {"small letters", typescript, "phoneConfig: { phoneType: 'SOFT_PHONE', autoAccept: true }", "SOFT_PHONE true -"},
    {"a capital among small letters", typescript, "phoneConfig: { PhoneType: 'SOFT_PHONE' }",
     "PhoneType is no member of PhoneConfig"},
    {"a small letter among capitals", typescript, "PhoneConfig: { phoneType: 'SOFT_PHONE' }",
     "phoneType is no member of PhoneConfig"},
    {"a variable", python, "PhoneConfig=config", "they are not written as a literal here"},
    {"a call", python, "PhoneConfig=dict(AutoAccept=True)", "they are not written as a literal here"},
    {"shorthand", javascript, "PhoneConfig, UserId", "they are not written as a literal here"},
    {"another argument", javascript, "PhoneConfig, { AutoAccept: true }", "they are not written as a literal here"},
    {"nothing behind the key", python, "PhoneConfig", "they are not written as a literal here"},
    {"an escape", python, "PhoneConfig={'PhoneType': 'SOFT_PHONE\\, x'}", "PhoneType is no literal"},
    {"a member's variable", javascript, "PhoneConfig: { AutoAccept: flag }", "AutoAccept is no literal"},
    {"a sum", javascript, "PhoneConfig: { AfterContactWorkTimeLimit: 60 * 2 }",
     "AfterContactWorkTimeLimit is no literal"},
    {"a member of the enumeration", javascript, "PhoneConfig: { PhoneType: PhoneType.SOFT_PHONE }", "SOFT_PHONE - -"},
    {"a member by a path", typescript, "PhoneConfig: { PhoneType: sdk.PhoneType.DESK_PHONE }", "DESK_PHONE - -"},
    {"no member of the enumeration", javascript, "PhoneConfig: { PhoneType: PhoneType.HARD_PHONE }",
     "PhoneType is no literal"},
    {"a constant", javascript, "PhoneConfig: { PhoneType: Kinds.SOFT_PHONE }", "PhoneType is no literal"},
    {"a longer name", javascript, "PhoneConfig: { PhoneType: MyPhoneType.SOFT_PHONE }", "PhoneType is no literal"},
    {"a part of a member", javascript, "PhoneConfig: { PhoneType: PhoneType.SOFT_PHONE.x }", "PhoneType is no literal"},
    {"an enumeration elsewhere", javascript, "PhoneConfig: { AutoAccept: PhoneType.SOFT_PHONE }",
     "AutoAccept has a value of the wrong kind"},
    {"an enumeration of Python", python, "PhoneConfig={'PhoneType': PhoneType.SOFT_PHONE}", "PhoneType is no literal"},
    {"a fraction", javascript, "PhoneConfig: { AfterContactWorkTimeLimit: 60.0 }",
     "AfterContactWorkTimeLimit is no literal"},
    {"an octal number", javascript, "PhoneConfig: { AfterContactWorkTimeLimit: 060 }",
     "AfterContactWorkTimeLimit is no literal"},
    {"a template with a hole", javascript, "PhoneConfig: { PhoneType: `${t}` }", "PhoneType is no literal"},
    {"two texts", python, "PhoneConfig={'PhoneType': 'SOFT' '_PHONE'}", "PhoneType is no literal"},
    {"the other language's boolean", python, "PhoneConfig={'AutoAccept': true}", "AutoAccept is no literal"},
    {"spread", javascript, "PhoneConfig: { ...base, AutoAccept: true }", "their members cannot be read as a literal"},
    {"shorthand within", javascript, "PhoneConfig: { AutoAccept }", "their members cannot be read as a literal"},
    {"twice", python, "PhoneConfig={'AutoAccept': True, 'AutoAccept': False}", "AutoAccept stands twice"},
    {"unknown", python, "PhoneConfig={'AutoAcept': True}", "AutoAcept is no member of PhoneConfig"},
    {"a wrong kind", python, "PhoneConfig={'AutoAccept': 1}", "AutoAccept has a value of the wrong kind"},
    {"a wrong word", python, "PhoneConfig={'PhoneType': 'soft'}", "PhoneType has the value soft"},
    {"cut off", python, "PhoneConfig={'AutoAccept': True", "AutoAccept is no literal"},
    {"cut off in a text", python, "PhoneConfig={'AutoAcc", "their members cannot be read as a literal"},
};

std::string result_of(const rewriting::Literal& literal) {
  if (!literal.value) return literal.problem;
  const UserPhoneConfig& config = *literal.value;
  const auto flag = [](const std::optional<bool>& value) { return !value ? "-" : *value ? "true" : "false"; };
  std::string limit = "-";
  if (config.after_contact_work_time_limit)
    limit = std::to_string(std::get<std::chrono::seconds>(*config.after_contact_work_time_limit).count());
  return std::string(config.phone_type ? to_string(*config.phone_type) : "-") + " " + flag(config.auto_accept) + " " +
         limit;
}

BOOST_DATA_TEST_CASE(literals, boost::unit_test::data::make(literal_rows)) {
  const std::string_view text = sample.text;
  const std::size_t key = text.find("honeConfig") - 1;
  const auto literal = rewriting::read_literal(text, key, key + std::string_view{"PhoneConfig"}.size(), sample.language,
                                               {.cdk = text[key] == 'p'});
  BOOST_TEST(result_of(literal) == sample.result);
}

BOOST_AUTO_TEST_CASE(printed_in_the_style_of_the_literal) {
  const std::string_view text = "  x({\n\t\"PhoneConfig\": {\"PersistentConnection\": true}})";
  const std::size_t key = text.find("PhoneConfig");
  const auto literal = rewriting::read_literal(text, key, key + 11, javascript, {});
  BOOST_REQUIRE(literal.value.has_value());
  UserConfig config;
  config.persistent_connection_configs.push_back({Channel::voice, true});
  BOOST_TEST(
      rewriting::print_literal(config, literal, text) ==
      "\"PersistentConnectionConfigs\": [\n\t\t{ \"Channel\": \"VOICE\", \"PersistentConnection\": true },\n\t]");
}

BOOST_AUTO_TEST_CASE(printed_with_small_letters) {
  const std::string text =
      "new connect.CfnUser(this, 'U', {\n  phoneConfig: { phoneType: 'DESK_PHONE', persistentConnection: false "
      "},\n});\n";
  const auto findings = look_through(text, typescript, {}).findings;
  BOOST_REQUIRE(!findings.empty());
  BOOST_TEST(findings[0].call_site->replacement ==
             "phoneNumberConfigs: [\n    { channel: 'VOICE', phoneType: 'DESK_PHONE' },\n  ],\n"
             "  persistentConnectionConfigs: [\n    { channel: 'VOICE', persistentConnection: false },\n  ]");
}

BOOST_AUTO_TEST_CASE(nothing_to_paste_where_there_are_no_lists) {
  for (const char* text : {"new aws.connect.User('u', { phoneConfig: { phoneType: 'SOFT_PHONE' } });\n",
                           "new ConnectUser(this, 'u', { phoneConfig: { phoneType: 'SOFT_PHONE' } });\n"}) {
    const auto findings = look_through(text, typescript, {}).findings;
    BOOST_REQUIRE(findings.size() == 1U);
    BOOST_TEST(findings[0].call_site->replacement == "");
    BOOST_TEST(findings[0].message.find("have no such lists") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(comments_in_order) {
  const auto ranges = rewriting::comments_of("a // b\n'//' /* c\n*/ /* d", javascript);
  BOOST_TEST(ranges.size() == 2U);
  BOOST_TEST(rewriting::within(ranges, 2));
  BOOST_TEST(!rewriting::within(ranges, 6));
  BOOST_TEST(!rewriting::within(ranges, 8));
  BOOST_TEST(rewriting::within(ranges, 13));
  BOOST_TEST(!rewriting::within(ranges, 23), "what never ends is no comment");
}

BOOST_AUTO_TEST_CASE(a_finding_has_a_region_and_a_section) {
  const auto findings = look_through("\n\xC3\xA9 = c.update_user_phone_config()\n", python, {}).findings;
  BOOST_REQUIRE(findings.size() == 1U);
  BOOST_TEST((findings[0].region == Region{{2, 7}, {2, 31}}));
  BOOST_TEST(findings[0].message.find("docs/call-sites.md#python") != std::string::npos);
  const auto sections = call_site_sections();
  BOOST_TEST(std::count(sections.begin(), sections.end(), findings[0].call_site->section) == 1);
}

BOOST_AUTO_TEST_CASE(a_literal_is_expanded_with_the_options) {
  const char* text = "c.update_user_phone_config(PhoneConfig={'AutoAccept': True})\n";
  const auto voice = look_through(text, python, {}).findings;
  const auto all = look_through(text, python, {}, {.auto_accept = AutoAcceptScope::all}).findings;
  BOOST_TEST(voice[0].call_site->replacement.find("'CHAT', 'AutoAccept': False") != std::string::npos);
  BOOST_TEST(all[0].call_site->replacement.find("'CHAT', 'AutoAccept': True") != std::string::npos);
  const auto notes =
      std::count_if(voice.begin(), voice.end(), [](const auto& f) { return f.severity() == Severity::note; });
  BOOST_TEST(notes == 2, "the absent limit, and callbacks");
}

BOOST_AUTO_TEST_CASE(a_literal_that_cannot_be_expanded) {
  const auto found =
      look_through("c.update_user_phone_config(PhoneConfig={'DeskPhoneNumber': '+12065550112'})\n", python, {});
  BOOST_REQUIRE(found.findings.size() == 1U);
  BOOST_TEST(found.findings[0].call_site->replacement.empty());
  BOOST_TEST(found.findings[0].message.find("the settings are not translated") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_baseline_knows_words_and_not_lines) {
  auto findings = look_through("c.update_user_phone_config(a)\nd.update_user_phone_config(b)\n", python, {}).findings;
  std::string report;
  const auto json = make_report(ReportFormat::json);
  for (LocatedDiagnostic& finding : findings) {
    finding.source = std::string("a.py");
    json->append(finding, report);
  }
  auto baseline = Baseline::parse(report);
  BOOST_REQUIRE(baseline.has_value());
  auto moved = look_through("\n\n   d.update_user_phone_config(b)\n", python, {}).findings;
  moved[0].source = std::string("b.py");
  BOOST_TEST(!baseline->take(moved[0]), "another file");
  moved[0].source = std::string("a.py");
  BOOST_TEST(baseline->take(moved[0]));
  BOOST_TEST(!baseline->take(moved[0]), "as often as it stands there");
  BOOST_TEST(!Baseline::parse("no JSON").has_value());
  BOOST_TEST(!Baseline::parse("{}").has_value());
  BOOST_TEST(!Baseline::parse(report + "{\"version\":\"2.1.0\",\"runs\":[]}\n").has_value(), "no report of ours");
  BOOST_TEST(!Baseline::parse("{\"id\":\"a\",\"severity\":1}").has_value());
  BOOST_TEST(Baseline::parse("{\"id\":\"no-records\",\"severity\":\"warning\"}\n").has_value());
  BOOST_TEST(Baseline::parse("").has_value());
}

BOOST_AUTO_TEST_CASE(a_baseline_knows_a_file_by_any_path) {
  auto finding = look_through("c.update_user_phone_config(a)\n", python, {}).findings.front();
  const auto take = [&](const char* known, const char* now, const char* directory) {
    std::string report;
    finding.source = std::string(known);
    make_report(ReportFormat::json)->append(finding, report);
    auto baseline = Baseline::parse(report, directory);
    finding.source = std::string(now);
    return baseline && baseline->take(finding);
  };
  BOOST_TEST(take("a.py", "/home/me/a.py", "/home/me"));
  BOOST_TEST(take("/home/me/b/a.py", "./b/a.py", "/home/me"));
  BOOST_TEST(take("b/../a.py", "a.py", "/home/me"));
  BOOST_TEST(!take("a.py", "/home/you/a.py", "/home/me"));
  BOOST_TEST(!take("a.py", "/home/me/a.py", ""));
}

BOOST_AUTO_TEST_CASE(names_in_diffs) {
  const std::vector<Edit> edits{{0, 1, "b"}};
  const auto header = [&](std::string_view name) {
    const std::string diff = unified_diff(name, "a\n", edits);
    return diff.substr(0, diff.find('\n'));
  };
  BOOST_TEST(header("x.sh") == "--- a/x.sh");
  BOOST_TEST(header("x y.sh") == "--- a/x y.sh\t");
  BOOST_TEST(header("\xC3\xA9.sh") == "--- a/\xC3\xA9.sh");
  BOOST_TEST(header("x\n+++ y") == "--- \"a/x\\012+++ y\"");
  BOOST_TEST(header("x\"\\") == "--- \"a/x\\\"\\\\\"");
}

BOOST_AUTO_TEST_SUITE_END()
