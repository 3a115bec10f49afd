#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(model)

BOOST_AUTO_TEST_CASE(spellings_go_there_and_back) {
  const char* channels[] = {"VOICE", "CHAT", "TASK", "EMAIL"};
  for (std::size_t i = 0; i < channel_count; ++i) {
    BOOST_TEST(to_string(all_channels[i]) == channels[i]);
    BOOST_TEST((channel_from(channels[i]) == all_channels[i]));
  }
  for (const auto type : {PhoneType::soft_phone, PhoneType::desk_phone}) {
    BOOST_TEST((phone_type_from(to_string(type)) == type));
  }
  for (const auto mode :
       {VoiceEnhancementMode::voice_isolation, VoiceEnhancementMode::noise_suppression, VoiceEnhancementMode::none}) {
    BOOST_TEST((voice_enhancement_mode_from(to_string(mode)) == mode));
  }
  BOOST_TEST(to_string(PhoneType::soft_phone) == "SOFT_PHONE");
  BOOST_TEST(to_string(PhoneType::desk_phone) == "DESK_PHONE");
  BOOST_TEST(to_string(VoiceEnhancementMode::voice_isolation) == "VOICE_ISOLATION");
  BOOST_TEST(to_string(VoiceEnhancementMode::noise_suppression) == "NOISE_SUPPRESSION");
  BOOST_TEST(to_string(VoiceEnhancementMode::none) == "NONE");
}

const char* const others[] = {"", "voice", "Voice", " VOICE", "VOICE ", "VOICEMAIL", "SMS", "soft_phone", "SOFTPHONE"};

BOOST_DATA_TEST_CASE(no_other_spelling_is_taken, data::make(others), name) {
  BOOST_TEST(!channel_from(name).has_value());
  BOOST_TEST(!phone_type_from(name).has_value());
  BOOST_TEST(!voice_enhancement_mode_from(name).has_value());
  BOOST_TEST(!form_from(name).has_value());
}

struct Row {
  const char* name;
  Form form;
  AcwUnit unit;
  bool request;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row forms[] = {
    {"auto", Form::automatic, AcwUnit::unknown, false},
    {"search-users", Form::search_users, AcwUnit::milliseconds, false},
    {"describe-user", Form::describe_user, AcwUnit::seconds, false},
    {"update-user-phone-config", Form::update_user_phone_config, AcwUnit::seconds, true},
    {"user", Form::user, AcwUnit::unknown, false},
    {"phone-config", Form::phone_config, AcwUnit::unknown, false},
    {"update-user-config", Form::update_user_config, AcwUnit::seconds, false},
    {"create-user", Form::create_user, AcwUnit::seconds, true},
    {"update-user-identity-info", Form::update_user_identity_info, AcwUnit::unknown, false},
    {"chime-update-user", Form::chime_update_user, AcwUnit::unknown, false},
};

BOOST_DATA_TEST_CASE(form_facts, data::make(forms), row) {
  BOOST_TEST(to_string(row.form) == row.name);
  BOOST_TEST((form_from(row.name) == row.form));
  BOOST_TEST((acw_unit_of(row.form) == row.unit));
  BOOST_TEST(is_request(row.form) == row.request);
}

BOOST_AUTO_TEST_CASE(outcome_names) {
  BOOST_TEST(to_string(Outcome::converted) == "converted");
  BOOST_TEST(to_string(Outcome::unchanged) == "unchanged");
  BOOST_TEST(to_string(Outcome::withheld) == "withheld");
}

BOOST_AUTO_TEST_CASE(a_config_is_empty_until_any_list_has_an_element) {
  BOOST_TEST(is_empty(UserConfig{}));
  BOOST_TEST(!is_empty(UserConfig{.auto_accept_configs = {{}}}));
  BOOST_TEST(!is_empty(UserConfig{.after_contact_work_configs = {{}}}));
  BOOST_TEST(!is_empty(UserConfig{.phone_number_configs = {{}}}));
  BOOST_TEST(!is_empty(UserConfig{.persistent_connection_configs = {{}}}));
  BOOST_TEST(!is_empty(UserConfig{.voice_enhancement_configs = {{}}}));
}

BOOST_AUTO_TEST_CASE(a_value_that_is_no_enumerator_has_no_name) {
  BOOST_TEST(to_string(static_cast<Channel>(channel_count)) == "");
  BOOST_TEST(to_string(static_cast<PhoneType>(2)) == "");
  BOOST_TEST(to_string(static_cast<VoiceEnhancementMode>(255)) == "");
}

BOOST_AUTO_TEST_SUITE_END()
