// What an input is that is no JSON, told by its start.
#include "read/foreign.hpp"

#include "read/prefixed_source.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace connect_userconfig::reader {
namespace {

using namespace std::string_literals;

struct Row {
  const char* name;
  std::string text;
  std::optional<Foreign> kind;
};

std::ostream& operator<<(std::ostream& to, const Row& row) { return to << row.name; }

const Row rows[] = {
    {"gzip", "\x1f\x8b\x08\0\0\0\0\0"s, Foreign::gzip},
    {"gzip of which a line looks like JSON", "\x1f\x8b\x08\n{\"a\":1}\n"s, Foreign::gzip},
    {"bzip2", "BZh91AY&SY\x12"s, Foreign::bzip2},
    {"text that starts like bzip2", "BZhello, what\n", std::nullopt},
    {"xz", "\xfd"s + "7zXZ\0"s, Foreign::xz},
    {"zstd", "\x28\xb5\x2f\xfd\x04"s, Foreign::zstd},
    {"zip", "PK\x03\x04\x14\0\n{\"Id\": 1}"s, Foreign::zip},
    {"empty zip", "PK\x05\x06\0\0"s, Foreign::zip},
    {"PDF", "%PDF-1.7\n{\n"s, Foreign::pdf},
    {"UTF-16, little end first", "\xff\xfe{\0\"\0"s, Foreign::utf16},
    {"UTF-16, big end first", "\xfe\xff\0{\0\""s, Foreign::utf16},
    {"UTF-16 without a mark", "{\0\"\0U\0s\0"s, Foreign::utf16},
    {"UTF-16 without a mark, big end first", "\0[\0{\0\"\0U"s, Foreign::utf16},
    {"UTF-32", "\xff\xfe\0\0{\0\0\0"s, Foreign::utf32},
    {"UTF-32, big end first", "\0\0\xfe\xff\0\0\0{"s, Foreign::utf32},
    {"parquet", "PAR1\x15\x04"s, Foreign::binary},
    {"a spreadsheet of old", "\xd0\xcf\x11\xe0\xa1\xb1"s, Foreign::binary},
    {"random bytes", "\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11\x12\x13\x14\x15\x16"s, Foreign::binary},
    {"HTML", "\n<!DOCTYPE html><html>\n{\n", Foreign::html},
    {"HTML without a type", "<HTML><body>", Foreign::html},
    {"XML", "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<Users>\n", Foreign::xml},
    {"XML without a declaration", "<ListUsersResponse>\n</ListUsersResponse>", Foreign::xml},
    {"YAML of the AWS CLI", "Users:\n- Arn: arn:aws:connect:x\n  Id: a\n", Foreign::yaml},
    {"YAML, a list", "# users\n- Id: a\n  PhoneConfig:\n", Foreign::yaml},
    {"YAML, a document", "---\nanything\n", Foreign::yaml},
    {"YAML with Windows line ends", "Users:\r\n- Id: a\r\n", Foreign::yaml},
    {"a template", "AWSTemplateFormatVersion: 2010-09-09\nResources:\n", Foreign::cloudformation},
    {"CSV", "username,first name,phone\nmary,Mary,+12065550112\n", Foreign::csv},
    {"CSV of a column pair", "id;auto\na;true\n", Foreign::csv},
    {"CSV without a head", "\"a1\",\"arn:aws:connect:x\",\"mary, m.\"\n\"a2\",\"arn:aws\",\"\"\n", Foreign::csv},
    {"tabs", "Id\tUsername\na1\tmary\n", Foreign::csv},
    {"one line of a table", "a,b,c", Foreign::csv},
    {"a column of JSON", "Id,Config\na1,\"{\"\"PhoneType\"\": \"\"SOFT_PHONE\"\", \"\"a\"\": [\"\"\"\"]}\"\n",
     Foreign::csv},
    {"a column of JSON without a head", "\"a1\",\"{\"\"AutoAccept\"\":true,\"\"a\"\":1}\"\n\"a2\",\"{}\"\n",
     Foreign::csv},
    {"a table behind a mark", "\xEF\xBB\xBF\"Id\",\"Name\"\n\"a\",\"b\"\n", Foreign::csv},
    {"one column", "\"Id\"\n\"a1\"\n", Foreign::identifiers},
    {"identifiers", "aaaa0000-0000-4000-8000-000000000000\r\naaaa0001-0000-4000-8000-00000000000F\r\n",
     Foreign::identifiers},
    {"one identifier", "\xEF\xBB\xBF arn:aws:connect:us-west-2:1:instance/i/agent/u", Foreign::identifiers},
    {"documents as strings", "\"{\\\"Id\\\":1}\"\n\"{\\\"Id\\\":2}\"\n", Foreign::json_strings},
    {"an indented document as a string", "\"{\\n  \\\"Users\\\": []}\"", Foreign::json_strings},
    {"a list as a string", "\"[{\\\"Users\\\": []}]\"", Foreign::json_strings},
    {"what Python prints", "{'Users': [{'Arn': \"O'Neil\"}]}\n[{'Users': []}]\n", Foreign::object_literal},
    {"what node prints", "[\n  {\n    'Users': [\n{'Arn': 'a'}, {}\n] }]", Foreign::object_literal},
    {"table of the AWS CLI", "-----------------\n|  SearchUsers  |\n", Foreign::aws_table},
    {"text of the AWS CLI", "300\nUSERS\tarn:aws:connect:x\ta1\nPHONECONFIG\t0\tFalse\n", Foreign::aws_text},
    {"error of the AWS CLI", "\nAn error occurred (AccessDeniedException) when calling the SearchUsers operation: x\n",
     Foreign::aws_error},
    {"error of a newer AWS CLI", "aws: [ERROR]: An error occurred (X) when calling the Y operation: x",
     Foreign::aws_error},
    {"no credentials", "\nUnable to locate credentials. You can configure credentials by running \"aws configure\".\n",
     Foreign::aws_error},
    {"wrong usage", "\nusage: aws [options] <command> <subcommand>\n\naws: error: argument command\n",
     Foreign::aws_error},
    {"script", "#!/bin/sh\nset -eu\naws connect x '\n{\n'\n", Foreign::script},
    {"the shell has no AWS CLI", "bash: line 1: aws: command not found\n", Foreign::shell_error},
    {"another shell has none", "zsh: command not found: aws", Foreign::shell_error},
    {"dash has none", "sh: 1: aws: not found\n", Foreign::shell_error},
    {"Windows has none", "'aws' is not recognized as an internal or external command,\r\n", Foreign::shell_error},
    {"YAML in one line", "Arn: arn:aws:connect:x\n", Foreign::yaml},
    {"YAML in one line, an element", "- Id: a\n", Foreign::yaml},
    {"UTF-32 without a mark", "{\0\0\0\"\0\0\0U\0\0\0"s, Foreign::utf32},
    {"UTF-32 without a mark, big end first", "\0\0\0{\0\0\0\"\0\0\0U"s, Foreign::utf32},
    {"tar", "users.json" + std::string(247, '\0') + "ustar  \0{\n{\"Users\":[]}\n"s, Foreign::tar},
    {"a plan", "{\"plan\":1,\"tool\":\"2\"}\n{\"UserId\":\"u\"}\n", Foreign::plan},
    {"list-users", "{\n  \"UserSummaryList\": [ {\"Id\": \"a\"} ] }\n{\"UserSummaryList\": []}", Foreign::list_users},
    {"pages of list-users", " [ {\"UserSummaryList\": []}, {\"UserSummaryList\": []} ]", Foreign::list_users},
    {"our report", R"({"id":"wrong-type","severity":"error"})", Foreign::report},
    {"SARIF", R"({"$schema":"https://x/sarif.json","version":"2.1.0","runs":[]})", Foreign::sarif},
    {"a template in JSON", R"({"Description":"a \"}{","Parameters":{"a":["}"]},"Resources":{}})",
     Foreign::cloudformation},
    {"a template in JSON with its version", "{\n\"AWSTemplateFormatVersion\": \"2010-09-09\"", Foreign::cloudformation},

    {"a map of users, one of them called plan", R"({"plan":{"Id":"u","PhoneConfig":{}}})", std::nullopt},
    {"an id and no severity", R"({"id":"x","name":"severity"})", std::nullopt},
    {"a description of users", R"({"Description":"x","Users":[{"Id":"u"}]})", std::nullopt},
    {"a value that reads like a name", R"({"Users":[{"UserSummaryList":[]}]})", std::nullopt},
    {"nothing behind a description", R"({"Description":"x"})", std::nullopt},
    {"a name that never ends", "{\"pla", std::nullopt},
    {"one line of anything", "Note: x\n", std::nullopt},
    {"a word that is not found", "Username: not found by anybody, sh\nand so on\n", std::nullopt},
    {"nothing", "", std::nullopt},
    {"blanks", " \r\n\t\n", std::nullopt},
    {"object", "{\"Users\": []}", std::nullopt},
    {"object behind a mark", "\xEF\xBB\xBF {\"Users\": []}", std::nullopt},
    {"array", "\n\n[{\"Id\": 1}]", std::nullopt},
    {"short", "{}", std::nullopt},
    {"string", "\"Users\"", std::nullopt},
    {"number", "-12", std::nullopt},
    {"words", "no JSON at all", std::nullopt},
    {"two words and a comma", "hello, world", std::nullopt},
    {"a NUL", "\0"s, std::nullopt},
    {"a NUL, then JSON", "\0\n{\"a\": 1}\n"s, std::nullopt},
    {"a brace that was lost", "\"Users\": [\n    {\n", std::nullopt},
    {"a brace that was lost in one line", "\"Id\":\"a\",\"Arn\":\"b\",\"PhoneConfig\":{\"AutoAccept\":true}}",
     std::nullopt},
    {"a brace that was lost in simple lines", "\"Id\": \"a\",\n\"Arn\": \"b\",\n", std::nullopt},
    {"a warning, then JSON", "Warning: old\nNote: this\n{\"Users\": []}\n", std::nullopt},
    {"an error, then JSON", "An error occurred (X) when calling the Y operation: z\n[{\"Id\": 1}]\n", std::nullopt},
    {"a table, then JSON", "a,b\nc,d\n  {\"Id\": 1}\n", std::nullopt},
    {"what Python prints, then JSON", "{'debug': 1}\n{\"Users\": []}\n", std::nullopt},
    {"an identifier and a word", "aaaa0000-0000-4000-8000-000000000000\nof whom?\n", std::nullopt},
    {"almost an identifier", "aaaa0000-0000-4000-8000-00000000000g\n", std::nullopt},
    {"a name and what is not below it", "Id\n\"a\": 1\n", std::nullopt},
    {"a name alone", "PhoneConfig\n", std::nullopt},
    {"a string of a brace", "\"{\"\n\"a\"\n", std::nullopt},
    {"a quote that does not end", "\"a,b\nc,d\n", std::nullopt},
    {"behind a quote nothing but a comma", "\"a\" ,b\nc,d\n", std::nullopt},
    {"a long word", std::string(200'000, 'x'), std::nullopt},
    {"JSON far behind a table", "a,b\nc,d\n" + std::string(2 * foreign_prefix, '\n') + "{}", Foreign::csv},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(foreign)

BOOST_DATA_TEST_CASE(what_it_is, rows, row) {
  const auto sniffed = sniff(row.text, true);
  BOOST_TEST(sniffed.decided);
  BOOST_TEST((sniffed.kind == row.kind));
  if (row.kind) BOOST_TEST(describe_foreign(*row.kind, row.text).find("; ") != std::string::npos);
}

BOOST_DATA_TEST_CASE(the_answer_does_not_depend_on_how_much_is_seen, rows, row) {
  const auto most = std::min(row.text.size(), foreign_prefix + 2);
  for (std::size_t size = 0; size <= most; size += size < 300 ? 1 : 997) {
    const auto sniffed = sniff(std::string_view(row.text).substr(0, size), false);
    if (sniffed.decided) BOOST_TEST((sniffed.kind == row.kind), "after " << size << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(a_mark_says_which_end_is_first_and_else_the_command_does) {
  struct {
    std::string text;
    const char* encoding;
  } const texts[] = {{"\xff\xfe{\0\"\0"s, "UTF-16 "},     {"\xfe\xff\0{\0\""s, "UTF-16 "},
                     {"{\0\"\0U\0s\0"s, "UTF-16LE "},     {"\0{\0\"\0U\0s"s, "UTF-16BE "},
                     {"\xff\xfe\0\0{\0\0\0"s, "UTF-32 "}, {"\0\0\xfe\xff\0\0\0{"s, "UTF-32 "},
                     {"{\0\0\0\"\0\0\0"s, "UTF-32LE "},   {"\0\0\0{\0\0\0\""s, "UTF-32BE "}};
  for (const auto& [text, encoding] : texts) {
    const auto said = describe_foreign(sniff(text, true).kind.value_or(Foreign::binary), text);
    BOOST_TEST(said.find("iconv -f " + std::string(encoding)) != std::string::npos, said);
  }
}

BOOST_AUTO_TEST_CASE(what_may_be_a_policy_is_not_called_something_else) {
  for (const auto* text : {"policy: 1\nrules: []\n", "a,b\nc,d\n", "#!/x\npolicy: 1\n", "{\"policy\": 1}", ""})
    BOOST_TEST(describe_no_text(text) == "");
  BOOST_TEST(describe_no_text("\x1f\x8b\x08"s) ==
             "it is compressed with gzip; unpack it first: gzip -dc FILE > NEW_FILE");
  BOOST_TEST(describe_no_text("%PDF-1.7") == "it is a PDF document");
}

BOOST_DATA_TEST_CASE(however_little_there_is_of_it_is_looked_at, rows, row) {
  for (std::size_t size = 0; size < row.text.size(); size += size < 300 ? 1 : 4999) {
    BOOST_TEST(sniff(std::string_view(row.text).substr(0, size), true).decided, "of " << size << " bytes");
  }
}

BOOST_AUTO_TEST_CASE(a_record_is_not_waited_for) {
  for (const std::string_view text : {"{\"a\": 1", "\n\n [{}", "no JSON at all\n{", "Warning: something\n  ["}) {
    BOOST_TEST(sniff(text, false).decided, text);
  }
}

BOOST_AUTO_TEST_CASE(what_an_error_of_the_aws_cli_says_is_shown_and_safe) {
  const std::string text = "\n  An error occurred (A\x1b[2J) when calling the X operation: " + std::string(500, 'y');
  const auto shown = describe_foreign(Foreign::aws_error, text);
  BOOST_TEST(shown.find("(An error occurred (A\\u{1b}[2J) when calling the X operation: yyy") != std::string::npos,
             shown);
  BOOST_TEST(shown.find('\x1b') == std::string::npos);
  BOOST_TEST(shown.size() < 500U);
}

/// Gives a few bytes at a time, and fails in the end if it is told to.
class Drops : public ByteSource {
 public:
  Drops(std::string_view text, std::size_t size, std::error_code error) : text_(text), size_(size), error_(error) {}
  Read read(std::span<char> to) override {
    const auto part = text_.substr(0, std::min(size_, to.size()));
    std::copy(part.begin(), part.end(), to.begin());
    text_.remove_prefix(part.size());
    return {.size = part.size(), .error = part.empty() ? error_ : std::error_code()};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "drops"; }

 private:
  std::string_view text_;
  std::size_t size_;
  std::error_code error_;
};

BOOST_DATA_TEST_CASE(a_source_is_still_read_from_its_start, rows, row) {
  for (const std::size_t size : {1U, 7U, 100'000U}) {
    for (const auto error : {std::error_code(), std::make_error_code(std::errc::io_error)}) {
      if (size == 1 && row.text.size() > 1000) continue;
      Drops drops(row.text, size, error);
      PrefixedSource source(drops);
      const auto kind = source.look();
      if (!error) BOOST_TEST((kind == row.kind));
      std::string text;
      std::array<char, 5000> block{};
      auto got = source.read(block);
      for (; got.size > 0; got = source.read(block)) text.append(block.data(), got.size);
      BOOST_TEST((text == row.text));
      BOOST_TEST(got.error == error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::reader
