#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(collapse_)

struct Row {
  const char* name;
  UserPhoneConfig legacy;
  ExpandOptions options;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row there_and_back[] = {
    {"nothing", {}, {}},
    {"soft phone", {.phone_type = PhoneType::soft_phone}, {}},
    {"soft phone with a number", {.phone_type = PhoneType::soft_phone, .desk_phone_number = "+12065550112"}, {}},
    {"desk phone", {.phone_type = PhoneType::desk_phone, .desk_phone_number = "+12065550112"}, {}},
    {"auto-accept on", {.auto_accept = true}, {}},
    {"auto-accept off", {.auto_accept = false}, {}},
    {"auto-accept everywhere", {.auto_accept = true}, {.auto_accept = AutoAcceptScope::all}},
    {"without limit", {.after_contact_work_time_limit = seconds(0)}, {}},
    {"the longest limit", {.after_contact_work_time_limit = seconds(2'000'000)}, {}},
    {"persistent connection", {.persistent_connection = true}, {}},
    {"everything",
     {.phone_type = PhoneType::desk_phone,
      .auto_accept = true,
      .after_contact_work_time_limit = seconds(60),
      .desk_phone_number = "+12065550112",
      .persistent_connection = false},
     {}},
};

BOOST_DATA_TEST_CASE(the_way_back, data::make(there_and_back), row) {
  const auto result = collapse(expand(row.legacy, row.options).config, row.options);
  BOOST_TEST(text(result.losses) == "");
  BOOST_REQUIRE(result.phone_config.has_value());
  BOOST_TEST((*result.phone_config == row.legacy));
}

UserConfig full() {
  return expand({.phone_type = PhoneType::soft_phone,
                 .auto_accept = true,
                 .after_contact_work_time_limit = seconds(60),
                 .persistent_connection = true})
      .config;
}

template <class F>
UserConfig changed(F change) {
  auto config = full();
  change(config);
  return config;
}

struct Loss {
  const char* name;
  UserConfig config;
  const char* losses;
};
CONNECT_USERCONFIG_TEST_ROW(Loss)

#define LOSS(list) "legacy-cannot-express@/" list

const Loss losses[] = {
    {"chat alone is accepted", changed([](auto& c) { c.auto_accept_configs[1].auto_accept = true; }),
     LOSS("AutoAcceptConfigs")},
    {"agent-first callbacks are accepted",
     changed([](auto& c) { c.auto_accept_configs[0].agent_first_callback_auto_accept = true; }),
     LOSS("AutoAcceptConfigs")},
    {"callbacks not mentioned",
     changed([](auto& c) { c.auto_accept_configs[0].agent_first_callback_auto_accept = {}; }),
     LOSS("AutoAcceptConfigs")},
    {"e-mail not mentioned", changed([](auto& c) { c.auto_accept_configs.pop_back(); }), LOSS("AutoAcceptConfigs")},
    {"voice not mentioned", changed([](auto& c) { c.auto_accept_configs.erase(c.auto_accept_configs.begin()); }),
     LOSS("AutoAcceptConfigs")},
    {"another limit for tasks", changed([](auto& c) {
       c.after_contact_work_configs[2].after_contact_work_config.after_contact_work_time_limit = seconds(61);
     }),
     LOSS("AfterContactWorkConfigs")},
    {"another limit for callbacks", changed([](auto& c) {
       c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config->after_contact_work_time_limit =
           seconds(0);
     }),
     LOSS("AfterContactWorkConfigs")},
    {"a limit that is not said", changed([](auto& c) {
       c.after_contact_work_configs[0].after_contact_work_config.after_contact_work_time_limit = {};
     }),
     LOSS("AfterContactWorkConfigs")},
    {"a limit out of range", changed([](auto& c) {
       for (auto& each : c.after_contact_work_configs) {
         each.after_contact_work_config.after_contact_work_time_limit = seconds(2'000'001);
       }
       c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config->after_contact_work_time_limit =
           seconds(2'000'001);
     }),
     LOSS("AfterContactWorkConfigs")},
    {"a phone for chat", changed([](auto& c) { c.phone_number_configs[0].channel = Channel::chat; }),
     LOSS("PhoneNumberConfigs")},
    {"an empty number", changed([](auto& c) { c.phone_number_configs[0].phone_number = ""; }),
     LOSS("PhoneNumberConfigs")},
    {"a number of letters", changed([](auto& c) { c.phone_number_configs[0].phone_number = "abc"; }),
     LOSS("PhoneNumberConfigs")},
    {"a persistent connection for chat",
     changed([](auto& c) { c.persistent_connection_configs.push_back({.channel = Channel::chat}); }),
     LOSS("PersistentConnectionConfigs")},
    {"voice enhancement", changed([](auto& c) { c.voice_enhancement_configs.push_back({}); }),
     LOSS("VoiceEnhancementConfigs")},
    {"two at once", changed([](auto& c) {
       c.auto_accept_configs.pop_back();
       c.voice_enhancement_configs.push_back({});
     }),
     LOSS("AutoAcceptConfigs") " " LOSS("VoiceEnhancementConfigs")},
};

BOOST_DATA_TEST_CASE(what_the_legacy_shape_cannot_say, data::make(losses), row) {
  const auto result = collapse(row.config);
  BOOST_TEST(!result.phone_config.has_value());
  BOOST_TEST(text(result.losses) == row.losses);
}

BOOST_AUTO_TEST_CASE(the_order_of_elements_does_not_matter) {
  const auto config = changed([](auto& c) {
    std::swap(c.auto_accept_configs[0], c.auto_accept_configs[3]);
    std::swap(c.after_contact_work_configs[1], c.after_contact_work_configs[2]);
  });
  BOOST_TEST(!(config == full()));
  BOOST_TEST(same_settings(config, full()));
  BOOST_TEST((collapse(config).phone_config == collapse(full()).phone_config));
}

BOOST_AUTO_TEST_CASE(same_settings_sees_every_list) {
  BOOST_TEST(same_settings(UserConfig{}, UserConfig{}));
  for (const auto& row : losses) BOOST_TEST(!same_settings(row.config, full()), row.name);
}

// What reset would write cannot stand for "not said".
BOOST_AUTO_TEST_CASE(nothing_does_not_come_back_where_absent_fields_are_reset) {
  const auto result = collapse({}, {.absent = AbsentFields::reset});
  BOOST_TEST(!result.phone_config.has_value());
  BOOST_TEST(text(result.losses) == LOSS("AutoAcceptConfigs") " " LOSS("AfterContactWorkConfigs"));
}

BOOST_AUTO_TEST_SUITE_END()
