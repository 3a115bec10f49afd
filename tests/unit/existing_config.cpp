#include "unit/support.hpp"

#include <algorithm>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(existing_config)

constexpr auto ask = ExistingLists::ask;
constexpr auto keep = ExistingLists::keep;
constexpr auto overwrite = ExistingLists::overwrite;

const UserPhoneConfig legacy{
    .phone_type = PhoneType::soft_phone, .auto_accept = true, .after_contact_work_time_limit = seconds(60)};
const UserConfig same = expand(legacy).config;

UserConfig reversed(UserConfig config) {
  std::reverse(config.auto_accept_configs.begin(), config.auto_accept_configs.end());
  std::reverse(config.after_contact_work_configs.begin(), config.after_contact_work_configs.end());
  return config;
}

UserConfig only_auto_accept(bool chat) {
  UserConfig config{.auto_accept_configs = same.auto_accept_configs};
  config.auto_accept_configs[1].auto_accept = chat;
  return config;
}

UserConfig short_of_email() {
  UserConfig config{.after_contact_work_configs = same.after_contact_work_configs};
  config.after_contact_work_configs.pop_back();
  return config;
}

UserConfig other_number() {
  return {.phone_number_configs = {{.phone_type = PhoneType::soft_phone, .phone_number = "+12065550199"}}};
}

UserConfig voice_enhancement() {
  return {.voice_enhancement_configs = {{.voice_enhancement_mode = VoiceEnhancementMode::voice_isolation}}};
}

struct Row {
  const char* name;
  std::optional<UserPhoneConfig> from;
  UserConfig existing;
  ExistingLists decision;
  Outcome outcome;
  const char* sent;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

#define CALLBACKS "voice-now-covers-callbacks@/PhoneConfig/AutoAccept"
#define AUTO_ACCEPT "auto-accept VOICE=true/false CHAT=false TASK=false EMAIL=false"
#define ACW "acw VOICE=60/60 CHAT=60 TASK=60 EMAIL=60"
#define PHONE "phone VOICE=SOFT_PHONE"
#define ALREADY(list) "already-per-channel@/" list

const Row stays[] = {
    {"equal lists: nothing to do", legacy, same, ask, Outcome::unchanged, "",
     ALREADY("AutoAcceptConfigs") " " ALREADY("AfterContactWorkConfigs") " " ALREADY("PhoneNumberConfigs")},
    {"equal in another order", legacy, reversed(same), ask, Outcome::unchanged, "",
     ALREADY("AutoAcceptConfigs") " " ALREADY("AfterContactWorkConfigs") " " ALREADY("PhoneNumberConfigs")},
    {"equal, although overwriting is allowed", legacy, same, overwrite, Outcome::unchanged, "",
     ALREADY("AutoAcceptConfigs") " " ALREADY("AfterContactWorkConfigs") " " ALREADY("PhoneNumberConfigs")},
    {"lists and no PhoneConfig: migrated before", std::nullopt, same, ask, Outcome::unchanged, "",
     "already-per-channel@"},
    {"voice enhancement and no PhoneConfig: migrated before", std::nullopt, voice_enhancement(), ask,
     Outcome::unchanged, "", "already-per-channel@"},
    {"neither", std::nullopt, {}, ask, Outcome::unchanged, "", "nothing-to-migrate@"},
    {"an empty PhoneConfig", UserPhoneConfig{}, {}, ask, Outcome::unchanged, "", "nothing-to-migrate@"},
};

const Row changes[] = {
    {"no lists", legacy, {}, ask, Outcome::converted, AUTO_ACCEPT "; " ACW "; " PHONE, CALLBACKS},
    {"one equal list is not sent again", legacy, only_auto_accept(false), ask, Outcome::converted, ACW "; " PHONE,
     ALREADY("AutoAcceptConfigs")},
    {"a different list is asked about", legacy, only_auto_accept(true), ask, Outcome::withheld, "",
     "existing-config-differs@/AutoAcceptConfigs"},
    {"a different list stands", legacy, only_auto_accept(true), keep, Outcome::converted, ACW "; " PHONE,
     "existing-config-kept@/AutoAcceptConfigs"},
    {"a different list is overwritten", legacy, only_auto_accept(true), overwrite, Outcome::converted,
     AUTO_ACCEPT "; " ACW "; " PHONE, CALLBACKS " existing-config-overwritten@/AutoAcceptConfigs"},
    {"an incomplete list differs", legacy, short_of_email(), ask, Outcome::withheld, "",
     "existing-config-differs@/AfterContactWorkConfigs"},
    {"another phone number differs", legacy, other_number(), ask, Outcome::withheld, "",
     "existing-config-differs@/PhoneNumberConfigs"},
    {"voice enhancement is never touched", legacy, voice_enhancement(), ask, Outcome::converted,
     AUTO_ACCEPT "; " ACW "; " PHONE, CALLBACKS},
    {"voice enhancement is not overwritten", legacy, voice_enhancement(), overwrite, Outcome::converted,
     AUTO_ACCEPT "; " ACW "; " PHONE, CALLBACKS},
    {"all kept: nothing is left to send", UserPhoneConfig{.auto_accept = false}, only_auto_accept(true), keep,
     Outcome::unchanged, "", "existing-config-kept@/AutoAcceptConfigs"},
};

void check(const Row& row) {
  const UserRecord record{.form = Form::describe_user,
                          .user_id = "u",
                          .instance_id = "i",
                          .phone_config = row.from,
                          .existing = row.existing};
  const auto conversion = convert(record, {.existing = row.decision});
  BOOST_TEST(to_string(conversion.outcome) == to_string(row.outcome));
  BOOST_TEST(text(conversion.diagnostics) == row.diagnostics);
  if (row.outcome != Outcome::withheld) BOOST_TEST(text(conversion.request.config) == row.sent);
}

BOOST_DATA_TEST_CASE(what_stays, data::make(stays), row) { check(row); }
BOOST_DATA_TEST_CASE(what_changes, data::make(changes), row) { check(row); }

BOOST_AUTO_TEST_CASE(both_sides_are_shown_and_numbers_masked) {
  const UserRecord record{
      .user_id = "u",
      .instance_id = "i",
      .phone_config = UserPhoneConfig{.phone_type = PhoneType::desk_phone, .desk_phone_number = "+12065550112"},
      .existing = other_number()};
  const auto conversion = convert(record);
  const auto shown = messages(conversion.diagnostics);
  BOOST_TEST(contains(shown, "SOFT_PHONE +1206*****99"), shown);
  BOOST_TEST(contains(shown, "DESK_PHONE +1206*****12"), shown);
  BOOST_TEST(!contains(shown, "5550"), shown);
}

// A Conversion may be used again: nothing of the record before may come through.
BOOST_AUTO_TEST_CASE(a_reused_conversion_forgets) {
  Conversion conversion;
  convert({.user_id = "u1", .instance_id = "i1", .phone_config = legacy}, {}, {}, conversion);
  BOOST_TEST(to_string(conversion.outcome) == "converted");
  convert({.user_id = "u2", .instance_id = "i2", .existing = same}, {}, {}, conversion);
  BOOST_TEST(to_string(conversion.outcome) == "unchanged");
  BOOST_TEST(text(conversion.request.config) == "");
  BOOST_TEST(text(conversion.diagnostics) == "already-per-channel@");
  BOOST_TEST(conversion.request.user_id == "u2");
  BOOST_TEST(conversion.request.instance_id == "i2");
  convert({.phone_config = legacy}, {}, {}, conversion);
  BOOST_TEST(to_string(conversion.outcome) == "withheld");
  BOOST_TEST(conversion.request.user_id == "");
}

BOOST_AUTO_TEST_SUITE_END()
