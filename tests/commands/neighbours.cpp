// CreateUser is converted; UpdateUserIdentityInfo and Chime's UpdateUser are checked.
#include "connect_userconfig/requests.hpp"
#include "support/commands.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using Json = nlohmann::ordered_json;

BOOST_AUTO_TEST_SUITE(neighbours)

struct Row {
  const char* name;
  Form form;
  const char* request;
  const char* expected;  ///< the request that comes out; null: as it was
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

constexpr auto create = Form::create_user;
constexpr auto identity = Form::update_user_identity_info;
constexpr auto chime = Form::chime_update_user;

#define PROFILES R"("SecurityProfileIds":["s"],"RoutingProfileId":"r","InstanceId":"i")"
#define PHONES R"("PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}])"

const Row rows[] = {
    {"create-user: lists in the place of PhoneConfig, all else in order", create,
     R"({"Username":"u","Password":"Secret123","PhoneConfig":{"PhoneType":"SOFT_PHONE"},"Tags":{"b":"1","a":"2"},)" PROFILES
     "}",
     R"({"Username":"u","Password":"Secret123",)" PHONES R"(,"Tags":{"b":"1","a":"2"},)" PROFILES "}", ""},
    {"create-user without PhoneConfig", create, R"({"Username":"u",)" PROFILES "}", nullptr, ""},
    {"create-user with lists only", create, R"({"Username":"u",)" PHONES "," PROFILES "}", nullptr, ""},
    {"create-user: null is absent", create, R"({"Username":"u","PhoneConfig":null,)" PROFILES "}", nullptr, ""},
    {"create-user: equal list", create,
     R"({"Username":"u",)" PHONES
     R"(,"PhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":false,"AfterContactWorkTimeLimit":0},)" PROFILES "}",
     R"({"Username":"u",)" PHONES
     R"(,"AutoAcceptConfigs":[{"Channel":"VOICE","AutoAccept":false,"AgentFirstCallbackAutoAccept":false},{"Channel":"CHAT","AutoAccept":false},{"Channel":"TASK","AutoAccept":false},{"Channel":"EMAIL","AutoAccept":false}],"AfterContactWorkConfigs":[{"Channel":"VOICE","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":0},"AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":0}},{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":0}},{"Channel":"TASK","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":0}},{"Channel":"EMAIL","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":0}}],)" PROFILES
     "}",
     "already-per-channel@/PhoneNumberConfigs"},
    {"create-user: other list", create,
     R"({"Username":"u",)" PHONES
     R"(,"PhoneConfig":{"PhoneType":"DESK_PHONE","DeskPhoneNumber":"+12065550112","AutoAccept":false,"AfterContactWorkTimeLimit":0},)" PROFILES
     "}",
     nullptr, "existing-config-differs@/PhoneNumberConfigs"},
    {"create-user: everything wrong at once", create,
     R"({"Username":"","Password":"short","PhoneConfig":{"AutoAccept":"true","AfterContactWorkTimeLimit":0},"SecurityProfileIds":[],"Tags":{"aws:x":1},"InstanceId":5})",
     nullptr,
     "invalid-value@/Username invalid-value@/Password invalid-value@/SecurityProfileIds missing-member@ "
     "wrong-type@/InstanceId invalid-value@/Tags wrong-type@/Tags/aws:x wrong-type@/PhoneConfig/AutoAccept"},
    {"identity info", identity,
     R"({"IdentityInfo":{"FirstName":"Mary","Mobile":"+12065550112"},"UserId":"u","InstanceId":"i"})", nullptr, ""},
    {"identity info: unknown members stay", identity, R"({"IdentityInfo":{"New":1},"UserId":"u","InstanceId":"i"})",
     nullptr, ""},
    {"identity info: missing", identity, R"({"UserId":""})", nullptr,
     "missing-member@ invalid-identifier@/UserId missing-member@"},
    {"identity info: wrong types", identity, R"({"IdentityInfo":[],"UserId":1,"InstanceId":"i"})", nullptr,
     "wrong-type@/IdentityInfo wrong-type@/UserId"},
    {"identity info: mobile", identity, R"({"IdentityInfo":{"Mobile":"2065550112"},"UserId":"u","InstanceId":"i"})",
     nullptr, "invalid-value@/IdentityInfo/Mobile"},
    {"identity info: control characters", identity, R"({"IdentityInfo":{},"UserId":"u\n","InstanceId":"i"})", nullptr,
     "invalid-identifier@/UserId"},
    {"identity info: composed", identity,
     "{\"IdentityInfo\":{\"LastName\":\"Zo\xC3\xAB\"},\"UserId\":\"u\",\"InstanceId\":\"i\"}", nullptr, ""},
    {"identity info: decomposed", identity,
     "{\"IdentityInfo\":{\"LastName\":\"Zoe\xCC\x88\"},\"UserId\":\"u\",\"InstanceId\":\"i\"}", nullptr,
     "invalid-value@/IdentityInfo/LastName"},
    {"chime", chime, R"({"AccountId":"a","UserId":"u","LicenseType":"Pro","UserType":"PrivateUser"})", nullptr,
     "service-retired@"},
    {"chime: all wrong", chime,
     R"({"AccountId":" ","LicenseType":"pro","AlexaForBusinessMetadata":{"IsAlexaForBusinessEnabled":"yes"}})", nullptr,
     "invalid-value@/AccountId missing-member@ unknown-enum-value@/LicenseType "
     "wrong-type@/AlexaForBusinessMetadata/IsAlexaForBusinessEnabled service-retired@"},
    {"no object", chime, "[]", nullptr, "wrong-type@"},
};

BOOST_DATA_TEST_CASE(request, data::make(rows), row) {
  const auto request = Json::parse(row.request);
  const auto result = convert_neighbour(row.form, request);
  BOOST_TEST(text(result.diagnostics) == row.diagnostics);
  BOOST_TEST(result.request.dump() == (row.expected != nullptr ? Json::parse(row.expected) : request).dump());
  const auto outcome = has_errors(result.diagnostics) ? Outcome::withheld
                       : row.expected != nullptr      ? Outcome::converted
                                                      : Outcome::unchanged;
  BOOST_TEST((result.outcome == outcome));
  for (const auto* secret : {"Secret123", "short", "Zo", "2065550112", "Mary"}) {
    BOOST_TEST(!contains(messages(result.diagnostics), secret));
  }
}

BOOST_AUTO_TEST_CASE(lengths_count_characters) {
  const auto with_name = [](const std::string& name) {
    return text(
        convert_neighbour(identity, {{"IdentityInfo", {{"FirstName", name}}}, {"UserId", "u"}, {"InstanceId", "i"}})
            .diagnostics);
  };
  std::string accented;
  for (int i = 0; i < 255; ++i) accented += "\xC3\xA9";
  BOOST_TEST(with_name(accented) == "");
  BOOST_TEST(with_name(accented + "x") == "invalid-value@/IdentityInfo/FirstName");
  BOOST_TEST(
      text(convert_neighbour(identity,
                             {{"IdentityInfo", Json::object()}, {"UserId", "u"}, {"InstanceId", std::string(101, 'i')}})
               .diagnostics) == "invalid-identifier@/InstanceId");
}

BOOST_AUTO_TEST_CASE(existing_lists_of_a_new_user) {
  const auto request =
      Json::parse(R"({"Username":"u",)" PHONES
                  R"(,"PhoneConfig":{"PhoneType":"DESK_PHONE","DeskPhoneNumber":"+12065550112"},)" PROFILES "}");
  const auto kept = convert_neighbour(create, request, {.existing = ExistingLists::keep});
  BOOST_TEST(kept.request.dump() == R"({"Username":"u",)" PHONES "," PROFILES "}");
  const auto overwritten = convert_neighbour(create, request, {.existing = ExistingLists::overwrite});
  BOOST_TEST(overwritten.request["PhoneNumberConfigs"][0]["PhoneNumber"] == "+12065550112");
  BOOST_TEST(!overwritten.request.contains("PhoneConfig"));
}

BOOST_AUTO_TEST_CASE(commands_that_send_them) {
  const Json request{{"B", 1}, {"A", "\xC3\xA9'"}};
  BOOST_TEST(joined(cli_command(create, request)) ==
             "aws connect create-user --cli-input-json {\"B\":1,\"A\":\"\xC3\xA9'\"}");
  BOOST_TEST(joined(cli_command(identity, {})).starts_with("aws connect update-user-identity-info --cli-input-json"));
  BOOST_TEST(joined(cli_command(chime, {})).starts_with("aws chime update-user --cli-input-json"));
  BOOST_TEST(
      joined(cli_command(Form::update_user_config, {})).starts_with("aws connect update-user-config --cli-input-json"));
  BOOST_TEST(cli_command(Form::search_users, {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
