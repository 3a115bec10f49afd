#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(validate_)

struct Row {
  const char* name;
  UpdateUserConfigRequest request;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const UserConfig full = expand({.phone_type = PhoneType::desk_phone,
                                .auto_accept = true,
                                .after_contact_work_time_limit = seconds(60),
                                .desk_phone_number = "+12065550112",
                                .persistent_connection = true})
                            .config;

template <class F>
UpdateUserConfigRequest changed(F change) {
  UpdateUserConfigRequest request{.instance_id = "i", .user_id = "u", .config = full};
  change(request);
  return request;
}

template <class F>
UpdateUserConfigRequest with(F change) {
  return changed([&](auto& request) { change(request.config); });
}

AfterContactWorkConfig limit(std::int64_t count) { return {.after_contact_work_time_limit = seconds(count)}; }

const Row valid[] = {
    {"what expand makes", changed([](auto&) {}), ""},
    {"no lists at all", {.instance_id = "i", .user_id = "u"}, ""},
    {"an element without a limit",
     with([](auto& c) { c.after_contact_work_configs[0].after_contact_work_config = {}; }), ""},
    {"the most", with([](auto& c) { c.after_contact_work_configs[0].after_contact_work_config = limit(2'000'000); }),
     ""},
    {"a limit that would look like milliseconds in an export",
     with([](auto& c) { c.after_contact_work_configs[0].after_contact_work_config = limit(60'000); }), ""},
    {"an instance id of 100 characters", changed([](auto& r) { r.instance_id = std::string(100, 'i'); }), ""},
    {"an element without a number", with([](auto& c) { c.phone_number_configs[0].phone_number.reset(); }), ""},
    {"voice enhancement", with([](auto& c) { c.voice_enhancement_configs.push_back({}); }), ""},
};

const Row invalid[] = {
    {"empty instance", changed([](auto& r) { r.instance_id = ""; }), "invalid-identifier@/InstanceId"},
    {"long instance", changed([](auto& r) { r.instance_id = std::string(101, 'i'); }),
     "invalid-identifier@/InstanceId"},
    {"empty user", changed([](auto& r) { r.user_id = ""; }), "invalid-identifier@/UserId"},
    {"line end in the user", changed([](auto& r) { r.user_id = "u\r"; }), "invalid-identifier@/UserId"},
    {"negative limit", with([](auto& c) { c.after_contact_work_configs[2].after_contact_work_config = limit(-1); }),
     "acw-out-of-range@/AfterContactWorkConfigs/2/AfterContactWorkConfig/AfterContactWorkTimeLimit"},
    {"limit over the most",
     with([](auto& c) { c.after_contact_work_configs[3].after_contact_work_config = limit(2'000'001); }),
     "acw-out-of-range@/AfterContactWorkConfigs/3/AfterContactWorkConfig/AfterContactWorkTimeLimit"},
    {"callback limit over the most", with([](auto& c) {
       c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config = limit(2'000'001);
     }),
     "acw-out-of-range@/AfterContactWorkConfigs/0/AgentFirstCallbackAfterContactWorkConfig/AfterContactWorkTimeLimit"},
    {"empty number", with([](auto& c) { c.phone_number_configs[0].phone_number = ""; }),
     "invalid-phone-number@/PhoneNumberConfigs/0/PhoneNumber"},
    {"wrong number", with([](auto& c) { c.phone_number_configs[0].phone_number = "2065550112"; }),
     "invalid-phone-number@/PhoneNumberConfigs/0/PhoneNumber"},
    {"a channel twice: auto-accept", with([](auto& c) { c.auto_accept_configs[3].channel = Channel::chat; }),
     "duplicate-channel@/AutoAcceptConfigs/3/Channel"},
    {"a channel twice: after-contact work",
     with([](auto& c) { c.after_contact_work_configs[1].channel = Channel::voice; }),
     "duplicate-channel@/AfterContactWorkConfigs/1/Channel"},
    {"a channel twice: phones", with([](auto& c) { c.phone_number_configs.push_back({}); }),
     "duplicate-channel@/PhoneNumberConfigs/1/Channel"},
    {"a channel twice: persistent connection", with([](auto& c) { c.persistent_connection_configs.push_back({}); }),
     "duplicate-channel@/PersistentConnectionConfigs/1/Channel"},
    {"a channel twice: voice enhancement",
     with([](auto& c) { c.voice_enhancement_configs.assign(2, VoiceEnhancementConfig{}); }),
     "duplicate-channel@/VoiceEnhancementConfigs/1/Channel"},
    {"everything at once", changed([](auto& r) {
       r = {};
       r.config.auto_accept_configs.assign(3, AutoAcceptConfig{});
     }),
     "invalid-identifier@/InstanceId invalid-identifier@/UserId duplicate-channel@/AutoAcceptConfigs/1/Channel "
     "duplicate-channel@/AutoAcceptConfigs/2/Channel"},
};

BOOST_DATA_TEST_CASE(what_is_valid, data::make(valid), row) {
  BOOST_TEST(text(validate(row.request)) == row.diagnostics);
}
BOOST_DATA_TEST_CASE(what_is_invalid, data::make(invalid), row) {
  BOOST_TEST(text(validate(row.request)) == row.diagnostics);
}

BOOST_AUTO_TEST_SUITE_END()
