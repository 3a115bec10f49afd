#include "connect_userconfig/writer.hpp"
#include "connect_userconfig/json.hpp"
#include "unit/support.hpp"

#include <cstdio>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(writer)

const UpdateUserConfigRequest request{.instance_id = "i-1",
                                      .user_id = "u-1",
                                      .config = expand({.phone_type = PhoneType::desk_phone,
                                                        .auto_accept = true,
                                                        .after_contact_work_time_limit = std::chrono::seconds(60),
                                                        .desk_phone_number = "+12065550112",
                                                        .persistent_connection = false})
                                                    .config};

constexpr const char* line =
    R"({"InstanceId":"i-1","UserId":"u-1","AutoAcceptConfigs":[)"
    R"({"Channel":"VOICE","AutoAccept":true,"AgentFirstCallbackAutoAccept":false},)"
    R"({"Channel":"CHAT","AutoAccept":false},{"Channel":"TASK","AutoAccept":false},)"
    R"({"Channel":"EMAIL","AutoAccept":false}],"AfterContactWorkConfigs":[)"
    R"({"Channel":"VOICE","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60},)"
    R"("AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},)"
    R"({"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},)"
    R"({"Channel":"TASK","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}},)"
    R"({"Channel":"EMAIL","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}}],)"
    R"("PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"DESK_PHONE","PhoneNumber":"+12065550112"}],)"
    R"("PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":false}]})";

std::string written(RequestFormat format, std::initializer_list<UpdateUserConfigRequest> requests) {
  const RequestWriter writer(format);
  std::string text;
  writer.begin(text);
  bool any = false;
  for (const auto& each : requests) {
    std::string one;
    writer.append(each, one);
    // What each request starts with, the first one must not.
    if (!any && !writer.separator().empty()) one.erase(0, writer.separator().size());
    text += one;
    any = true;
  }
  writer.end(any, text);
  return text;
}

BOOST_AUTO_TEST_CASE(one_line) {
  std::string text;
  append_json(request, text);
  BOOST_TEST(text == line);
  BOOST_TEST(nlohmann::json::parse(text) == nlohmann::json(request));
}

BOOST_AUTO_TEST_CASE(newline_delimited) {
  BOOST_TEST(written(RequestFormat::ndjson, {}) == "");
  BOOST_TEST(written(RequestFormat::ndjson, {request, request}) == std::string(line) + "\n" + line + "\n");
}

BOOST_AUTO_TEST_CASE(an_array) {
  BOOST_TEST(nlohmann::json::parse(written(RequestFormat::json, {})) == nlohmann::json::array());
  BOOST_TEST(nlohmann::json::parse(written(RequestFormat::json, {request})) == nlohmann::json::array({request}));
  BOOST_TEST(nlohmann::json::parse(written(RequestFormat::json, {request, request, request})) ==
             nlohmann::json::array({request, request, request}));
}

struct Row {
  const char* name;
  std::string text;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row texts[] = {
    {"plain", "u-1"},
    {"quotes", R"(a"b'c`d)"},
    {"backslashes", R"(\ \\ \n)"},
    {"shell", "$(touch pwned); `touch pwned` && $HOME | > < * ? ~ ! # & ( ) { } [ ]"},
    {"single quotes", "'; touch pwned; '"},
    {"quotes at both ends", "''"},
    {"other scripts", "\xc3\xa4\xe6\xbc\xa2\xf0\x9f\x98\x80"},
    {"controls", "\x01\x1b[2J\t\r\n\x7f"},
    {"C1 controls", "\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0"},
    {"line separators", "\xe2\x80\xa8\xe2\x80\xa9"},
    {"hyphens", "--output"},
    {"empty", ""},
};

BOOST_DATA_TEST_CASE(json_strings, data::make(texts), row) {
  std::string json;
  append_json_string(row.text, json);
  BOOST_TEST(nlohmann::json::parse(json).get<std::string>() == row.text);
  for (const char c : json) BOOST_TEST((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
  BOOST_TEST(!contains(json, "\xc2\x9b"));
}

std::string from_shell(const std::string& command) {
  std::string result;
  auto* pipe = popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  for (int c = 0; (c = std::fgetc(pipe)) != EOF;) result += static_cast<char>(c);
  BOOST_TEST(pclose(pipe) == 0);
  return result;
}

// The real shell has the last word.
BOOST_DATA_TEST_CASE(shell_words, data::make(texts), row) {
  std::string word;
  append_shell_word(row.text, word);
  BOOST_TEST(from_shell("printf '%s' " + word) == row.text);
}

BOOST_DATA_TEST_CASE(a_script_runs_nothing_but_aws, data::make(texts), row) {
  if (row.text.empty()) return;
  auto hostile = request;
  hostile.user_id = row.text;
  const auto script = written(RequestFormat::aws_cli, {hostile});
  const auto output = from_shell("aws() { for word; do printf '%s\\0' \"$word\"; done; }\n" + script);
  std::string json;
  append_json(hostile, json);
  const std::string nul(1, '\0');
  BOOST_TEST(output == "connect" + nul + "update-user-config" + nul + "--cli-input-json" + nul + json + nul);
}

BOOST_AUTO_TEST_SUITE_END()
