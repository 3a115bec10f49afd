#include "connect_userconfig/json.hpp"
#include "connect_userconfig/writer.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::milliseconds;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(json_write)

struct Row {
  const char* name;
  nlohmann::json written;
  const char* expected;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const AfterContactWorkConfig sixty{.after_contact_work_time_limit = seconds(60)};

const Row rows[] = {
    {"Channel", Channel::email, R"("EMAIL")"},
    {"PhoneType", PhoneType::desk_phone, R"("DESK_PHONE")"},
    {"VoiceEnhancementMode", VoiceEnhancementMode::noise_suppression, R"("NOISE_SUPPRESSION")"},
    {"UserPhoneConfig, empty", UserPhoneConfig{}, "{}"},
    {"UserPhoneConfig, full",
     UserPhoneConfig{.phone_type = PhoneType::soft_phone,
                     .auto_accept = false,
                     .after_contact_work_time_limit = seconds(0),
                     .desk_phone_number = "",
                     .persistent_connection = true},
     R"({"PhoneType":"SOFT_PHONE","AutoAccept":false,"AfterContactWorkTimeLimit":0,"DeskPhoneNumber":"","PersistentConnection":true})"},
    {"UserPhoneConfig, milliseconds are written as seconds",
     UserPhoneConfig{.after_contact_work_time_limit = milliseconds(60'000)}, R"({"AfterContactWorkTimeLimit":60})"},
    {"UserPhoneConfig, what is not whole seconds carries its unit",
     UserPhoneConfig{.after_contact_work_time_limit = milliseconds(999)},
     R"({"AfterContactWorkTimeLimit":{"Milliseconds":999}})"},
    {"UserPhoneConfig, an unknown unit is said", UserPhoneConfig{.after_contact_work_time_limit = UnknownUnit{60'000}},
     R"({"AfterContactWorkTimeLimit":{"UnknownUnit":60000}})"},
    {"AutoAcceptConfig", AutoAcceptConfig{.channel = Channel::chat, .auto_accept = true},
     R"({"Channel":"CHAT","AutoAccept":true})"},
    {"AutoAcceptConfig with callbacks",
     AutoAcceptConfig{.auto_accept = true, .agent_first_callback_auto_accept = false},
     R"({"Channel":"VOICE","AutoAccept":true,"AgentFirstCallbackAutoAccept":false})"},
    {"AfterContactWorkConfig", sixty, R"({"AfterContactWorkTimeLimit":60})"},
    {"AfterContactWorkConfig, empty", AfterContactWorkConfig{}, "{}"},
    {"AfterContactWorkConfigPerChannel",
     AfterContactWorkConfigPerChannel{.channel = Channel::task, .after_contact_work_config = sixty},
     R"({"Channel":"TASK","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}})"},
    {"AfterContactWorkConfigPerChannel with callbacks",
     AfterContactWorkConfigPerChannel{.after_contact_work_config = sixty,
                                      .agent_first_callback_after_contact_work_config = sixty},
     R"({"Channel":"VOICE","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":60},
         "AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":60}})"},
    {"PhoneNumberConfig", PhoneNumberConfig{}, R"({"Channel":"VOICE","PhoneType":"SOFT_PHONE"})"},
    {"PhoneNumberConfig with a number",
     PhoneNumberConfig{.phone_type = PhoneType::desk_phone, .phone_number = "+12065550112"},
     R"({"Channel":"VOICE","PhoneType":"DESK_PHONE","PhoneNumber":"+12065550112"})"},
    {"PersistentConnectionConfig", PersistentConnectionConfig{.persistent_connection = true},
     R"({"Channel":"VOICE","PersistentConnection":true})"},
    {"VoiceEnhancementConfig", VoiceEnhancementConfig{.voice_enhancement_mode = VoiceEnhancementMode::none},
     R"({"Channel":"VOICE","VoiceEnhancementMode":"NONE"})"},
    {"UserConfig: empty lists are left out", UserConfig{}, "{}"},
    {"UserConfig",
     UserConfig{.phone_number_configs = {{}}, .persistent_connection_configs = {{}}, .voice_enhancement_configs = {{}}},
     R"({"PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],
         "PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":false}],
         "VoiceEnhancementConfigs":[{"Channel":"VOICE","VoiceEnhancementMode":"VOICE_ISOLATION"}]})"},
    {"UpdateUserConfigRequest",
     UpdateUserConfigRequest{.instance_id = "i", .user_id = "u", .config = {.auto_accept_configs = {{}}}},
     R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[{"Channel":"VOICE","AutoAccept":false}]})"},
};

BOOST_DATA_TEST_CASE(every_type, data::make(rows), row) {
  BOOST_TEST(row.written == nlohmann::json::parse(row.expected), row.written.dump());
}

BOOST_AUTO_TEST_CASE(a_whole_expansion) {
  const nlohmann::json written = expand({.auto_accept = true, .after_contact_work_time_limit = seconds(60)}).config;
  BOOST_TEST(written == nlohmann::json::parse(R"({
    "AutoAcceptConfigs": [
      {"Channel": "VOICE", "AutoAccept": true, "AgentFirstCallbackAutoAccept": false},
      {"Channel": "CHAT", "AutoAccept": false},
      {"Channel": "TASK", "AutoAccept": false},
      {"Channel": "EMAIL", "AutoAccept": false}],
    "AfterContactWorkConfigs": [
      {"Channel": "VOICE", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60},
       "AgentFirstCallbackAfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}},
      {"Channel": "CHAT", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}},
      {"Channel": "TASK", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}},
      {"Channel": "EMAIL", "AfterContactWorkConfig": {"AfterContactWorkTimeLimit": 60}}]})"),
             written.dump(2));
}

BOOST_AUTO_TEST_CASE(ordered_json_has_the_order_of_the_writer) {
  const UpdateUserConfigRequest request{.instance_id = "i",
                                        .user_id = "u",
                                        .config = expand({.phone_type = PhoneType::soft_phone,
                                                          .auto_accept = true,
                                                          .after_contact_work_time_limit = seconds(60),
                                                          .persistent_connection = true})
                                                      .config};
  std::string line;
  append_json(request, line);
  BOOST_TEST(nlohmann::ordered_json(request).dump() == line);
}

BOOST_AUTO_TEST_CASE(a_limit_without_whole_seconds_is_no_limit_to_any_reader) {
  const nlohmann::json written = UserPhoneConfig{.after_contact_work_time_limit = milliseconds(999)};
  BOOST_TEST(text(written.get<Parsed<UserPhoneConfig>>().diagnostics) ==
             "wrong-type@/PhoneConfig/AfterContactWorkTimeLimit");
}

BOOST_AUTO_TEST_CASE(a_diagnostic) {
  const nlohmann::json written =
      Diagnostic{.id = DiagnosticId::wrong_type, .field = Field::auto_accept, .tail = {}, .detail = "it is a string"};
  BOOST_TEST(written["id"] == "wrong-type");
  BOOST_TEST(written["severity"] == "error");
  BOOST_TEST(written["message"] == "a value has the wrong JSON type: it is a string");
  BOOST_TEST(written["help"] == describe(DiagnosticId::wrong_type).remedy);
  BOOST_TEST(written["pointer"] == "/PhoneConfig/AutoAccept");
  BOOST_TEST(written.size() == 5U);
}

BOOST_AUTO_TEST_SUITE_END()
