#include "connect_userconfig/json.hpp"
#include "unit/support.hpp"

#include <functional>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(json_read)

/// Reads JSON text as a T; gives the diagnostics, and the value written again if there was no error.
template <class T>
std::pair<std::string, nlohmann::json> read(const nlohmann::json& json) {
  const auto parsed = json.get<Parsed<T>>();
  return {text(parsed.diagnostics), parsed.ok() ? nlohmann::json(parsed.value) : nlohmann::json()};
}

using Reader = std::pair<std::string, nlohmann::json> (*)(const nlohmann::json&);

struct Row {
  const char* name;
  Reader reader;
  const char* json;
  const char* diagnostics;
  const char* written = nullptr;  // as it was, if there is none
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row good[] = {
    {"UserPhoneConfig, empty", read<UserPhoneConfig>, "{}", ""},
    {"UserPhoneConfig, full", read<UserPhoneConfig>,
     R"({"PhoneType":"DESK_PHONE","AutoAccept":true,"AfterContactWorkTimeLimit":60,"DeskPhoneNumber":"+12065550112",
         "PersistentConnection":false})",
     ""},
    {"UserPhoneConfig, null is absent", read<UserPhoneConfig>,
     R"({"PhoneType":null,"AutoAccept":null,"AfterContactWorkTimeLimit":null,"DeskPhoneNumber":null,
         "PersistentConnection":null})",
     "", "{}"},
    {"UserPhoneConfig, zero and false are not absent", read<UserPhoneConfig>,
     R"({"AutoAccept":false,"AfterContactWorkTimeLimit":0,"PersistentConnection":false})", ""},
    {"UserPhoneConfig, an unknown member is left out", read<UserPhoneConfig>, R"({"AutoAccept":true,"AutoAcept":1})",
     "unknown-member@/PhoneConfig/AutoAcept", R"({"AutoAccept":true})"},
    {"UserPhoneConfig, names count letter by letter", read<UserPhoneConfig>, R"({"autoAccept":true})",
     "unknown-member@/PhoneConfig/autoAccept", "{}"},
    {"AutoAcceptConfig", read<AutoAcceptConfig>,
     R"({"Channel":"VOICE","AutoAccept":true,"AgentFirstCallbackAutoAccept":true})", ""},
    {"AutoAcceptConfig, null callback", read<AutoAcceptConfig>,
     R"({"Channel":"TASK","AutoAccept":true,"AgentFirstCallbackAutoAccept":null})", "",
     R"({"Channel":"TASK","AutoAccept":true})"},
    {"AfterContactWorkConfig", read<AfterContactWorkConfig>, R"({"AfterContactWorkTimeLimit":2000000})", ""},
    {"AfterContactWorkConfig, empty", read<AfterContactWorkConfig>, "{}", ""},
    {"AfterContactWorkConfigPerChannel", read<AfterContactWorkConfigPerChannel>,
     R"({"Channel":"EMAIL","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":0},
         "AgentFirstCallbackAfterContactWorkConfig":{"AfterContactWorkTimeLimit":1}})",
     ""},
    {"PhoneNumberConfig", read<PhoneNumberConfig>,
     R"({"Channel":"VOICE","PhoneType":"SOFT_PHONE","PhoneNumber":"+12065550112"})", ""},
    {"PersistentConnectionConfig", read<PersistentConnectionConfig>,
     R"({"Channel":"VOICE","PersistentConnection":true})", ""},
    {"VoiceEnhancementConfig", read<VoiceEnhancementConfig>, R"({"Channel":"VOICE","VoiceEnhancementMode":"NONE"})",
     ""},
    {"UserConfig, empty", read<UserConfig>, "{}", ""},
    {"UserConfig, null lists are absent", read<UserConfig>,
     R"({"AutoAcceptConfigs":null,"AfterContactWorkConfigs":null,"PhoneNumberConfigs":null,
         "PersistentConnectionConfigs":null,"VoiceEnhancementConfigs":null})",
     "", "{}"},
    {"UserConfig, empty lists are absent", read<UserConfig>, R"({"AutoAcceptConfigs":[]})", "", "{}"},
    {"UserConfig, full", read<UserConfig>,
     R"({"AutoAcceptConfigs":[{"Channel":"EMAIL","AutoAccept":true},{"Channel":"VOICE","AutoAccept":false}],
         "AfterContactWorkConfigs":[{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":5}}],
         "PhoneNumberConfigs":[{"Channel":"VOICE","PhoneType":"SOFT_PHONE"}],
         "PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":true}],
         "VoiceEnhancementConfigs":[{"Channel":"VOICE","VoiceEnhancementMode":"VOICE_ISOLATION"}]})",
     ""},
    {"UpdateUserConfigRequest", read<UpdateUserConfigRequest>,
     R"({"InstanceId":"i","UserId":"u","AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true}]})", ""},
    {"UpdateUserConfigRequest, an unknown member", read<UpdateUserConfigRequest>,
     R"({"InstanceId":"i","UserId":"u","PhoneConfigs":[]})", "unknown-member@/PhoneConfigs",
     R"({"InstanceId":"i","UserId":"u"})"},
};

BOOST_DATA_TEST_CASE(what_is_read, data::make(good), row) {
  const auto json = nlohmann::json::parse(row.json);
  const auto [diagnostics, written] = row.reader(json);
  BOOST_TEST(diagnostics == row.diagnostics);
  BOOST_TEST(written == (row.written == nullptr ? json : nlohmann::json::parse(row.written)), written.dump());
}

const Row bad[] = {
    {"UserPhoneConfig, an array", read<UserPhoneConfig>, "[]", "wrong-type@"},
    {"UserPhoneConfig, null", read<UserPhoneConfig>, "null", "wrong-type@"},
    {"UserPhoneConfig, every problem at once", read<UserPhoneConfig>,
     R"({"PhoneType":"softphone","AutoAccept":"true","AfterContactWorkTimeLimit":"60","DeskPhoneNumber":12065550112,
         "PersistentConnection":1})",
     "wrong-type@/PhoneConfig/AfterContactWorkTimeLimit wrong-type@/PhoneConfig/AutoAccept "
     "wrong-type@/PhoneConfig/DeskPhoneNumber "
     "wrong-type@/PhoneConfig/PersistentConnection unknown-enum-value@/PhoneConfig/PhoneType"},
    {"UserPhoneConfig, a number with a fraction", read<UserPhoneConfig>, R"({"AfterContactWorkTimeLimit":30.0})",
     "wrong-type@/PhoneConfig/AfterContactWorkTimeLimit"},
    {"UserPhoneConfig, a number with an exponent", read<UserPhoneConfig>, R"({"AfterContactWorkTimeLimit":3e1})",
     "wrong-type@/PhoneConfig/AfterContactWorkTimeLimit"},
    {"UserPhoneConfig, an object for a number", read<UserPhoneConfig>, R"({"AfterContactWorkTimeLimit":{"a":1}})",
     "wrong-type@/PhoneConfig/AfterContactWorkTimeLimit"},
    {"UserPhoneConfig, small letters", read<UserPhoneConfig>, R"({"PhoneType":"soft_phone"})",
     "unknown-enum-value@/PhoneConfig/PhoneType"},
    {"AutoAcceptConfig, nothing in it", read<AutoAcceptConfig>, "{}", "missing-member@ missing-member@"},
    {"AutoAcceptConfig, null is absent", read<AutoAcceptConfig>, R"({"Channel":null,"AutoAccept":null})",
     "missing-member@ missing-member@"},
    {"AutoAcceptConfig, wrong is not missing", read<AutoAcceptConfig>, R"({"Channel":"FAX","AutoAccept":0})",
     "wrong-type@/AutoAccept unknown-enum-value@/Channel"},
    {"AfterContactWorkConfig, too much", read<AfterContactWorkConfig>, R"({"AfterContactWorkTimeLimit":2000001})",
     "acw-out-of-range@/AfterContactWorkTimeLimit"},
    {"AfterContactWorkConfig, negative", read<AfterContactWorkConfig>, R"({"AfterContactWorkTimeLimit":-1})",
     "acw-out-of-range@/AfterContactWorkTimeLimit"},
    {"AfterContactWorkConfig, beyond 63 bits", read<AfterContactWorkConfig>,
     R"({"AfterContactWorkTimeLimit":18446744073709551615})", "acw-out-of-range@/AfterContactWorkTimeLimit"},
    {"AfterContactWorkConfigPerChannel, a bare number", read<AfterContactWorkConfigPerChannel>,
     R"({"Channel":"CHAT","AfterContactWorkConfig":60})", "wrong-type@/AfterContactWorkConfig"},
    {"PhoneNumberConfig without a type", read<PhoneNumberConfig>, R"({"Channel":"VOICE"})", "missing-member@"},
    {"PhoneNumberConfig, a number as a number", read<PhoneNumberConfig>,
     R"({"Channel":"VOICE","PhoneType":"SOFT_PHONE","PhoneNumber":1})", "wrong-type@/PhoneNumber"},
    {"PersistentConnectionConfig, nothing in it", read<PersistentConnectionConfig>, "{}",
     "missing-member@ missing-member@"},
    {"VoiceEnhancementConfig, another mode", read<VoiceEnhancementConfig>,
     R"({"Channel":"VOICE","VoiceEnhancementMode":"LOUD"})", "unknown-enum-value@/VoiceEnhancementMode"},
    {"UserConfig, an object for a list", read<UserConfig>, R"({"AutoAcceptConfigs":{}})",
     "wrong-type@/AutoAcceptConfigs"},
    {"UserConfig, wrong elements", read<UserConfig>, R"({"AutoAcceptConfigs":[null,1,{"Channel":"VOICE"}]})",
     "wrong-type@/AutoAcceptConfigs/0 wrong-type@/AutoAcceptConfigs/1 missing-member@/AutoAcceptConfigs/2"},
    {"UserConfig, a channel twice", read<UserConfig>,
     R"({"AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true},{"Channel":"CHAT","AutoAccept":true}]})",
     "duplicate-channel@/AutoAcceptConfigs/1/Channel"},
    {"UserConfig, a thousand elements", read<UserConfig>,
     R"({"PersistentConnectionConfigs":[{"Channel":"VOICE","PersistentConnection":true},
         {"Channel":"VOICE","PersistentConnection":true},{"Channel":"VOICE","PersistentConnection":true},
         {"Channel":"VOICE","PersistentConnection":true},{"Channel":"VOICE","PersistentConnection":true}]})",
     "duplicate-channel@/PersistentConnectionConfigs/1/Channel "
     "duplicate-channel@/PersistentConnectionConfigs/2/Channel "
     "duplicate-channel@/PersistentConnectionConfigs/3/Channel "
     "duplicate-channel@/PersistentConnectionConfigs/4/Channel"},
    {"UserConfig, deep inside", read<UserConfig>,
     R"({"AfterContactWorkConfigs":[{"Channel":"CHAT","AfterContactWorkConfig":{"AfterContactWorkTimeLimit":"5"}}]})",
     "wrong-type@/AfterContactWorkConfigs/0/AfterContactWorkConfig/AfterContactWorkTimeLimit"},
    {"UpdateUserConfigRequest, whose?", read<UpdateUserConfigRequest>, "{}", "missing-member@ missing-member@"},
    {"UpdateUserConfigRequest, null", read<UpdateUserConfigRequest>, R"({"InstanceId":null,"UserId":"u"})",
     "missing-member@"},
    {"UpdateUserConfigRequest, a number", read<UpdateUserConfigRequest>, R"({"InstanceId":"i","UserId":7})",
     "wrong-type@/UserId"},
};

BOOST_DATA_TEST_CASE(what_is_refused, data::make(bad), row) {
  const auto [diagnostics, written] = row.reader(nlohmann::json::parse(row.json));
  BOOST_TEST(diagnostics == row.diagnostics);
  BOOST_TEST(written.is_null());
}

// The value may be a phone number or a name, so a message about its type does not repeat it.
BOOST_AUTO_TEST_CASE(a_wrong_type_does_not_show_the_value) {
  const auto parsed = nlohmann::json{{"DeskPhoneNumber", 12065550112}}.get<Parsed<UserPhoneConfig>>();
  BOOST_TEST(!contains(messages(parsed.diagnostics), "5550112"), messages(parsed.diagnostics));
}

BOOST_AUTO_TEST_CASE(hostile_names_are_shown_escaped_and_cut) {
  const std::string name = "\x1b[2J" + std::string(1000, 'x');
  const auto parsed = nlohmann::json{{name, 1}}.get<Parsed<UserPhoneConfig>>();
  BOOST_TEST(!contains(messages(parsed.diagnostics), "\x1b"));
  BOOST_TEST(messages(parsed.diagnostics).size() < 200U);
}

BOOST_AUTO_TEST_CASE(a_name_in_a_pointer_is_escaped) {
  const auto parsed = nlohmann::json{{"a/b~c", 1}}.get<Parsed<UserPhoneConfig>>();
  BOOST_TEST(text(parsed.diagnostics) == "unknown-member@/PhoneConfig/a~1b~0c");
}

BOOST_AUTO_TEST_SUITE_END()
