// The one table: a list that only this test has goes everywhere that the five go, by its struct, its row and a reader
// of its values.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/ostream.hpp"
#include "convert/list_check.hpp"
#include "json/nlohmann_value.hpp"
#include "json/read_config.hpp"
#include "model/summary.hpp"
#include "run/settings_words.hpp"
#include "unit/support.hpp"

namespace connect_userconfig {

struct WrapUpToneConfig {
  Channel channel{};
  bool wrap_up_tone = false;
  std::optional<std::chrono::seconds> after{};
  friend bool operator==(const WrapUpToneConfig&, const WrapUpToneConfig&) = default;
};
template <>
struct Members<WrapUpToneConfig> {
  static constexpr auto rows = std::tuple(MemberRow{"Channel", &WrapUpToneConfig::channel},
                                          MemberRow{"WrapUpTone", &WrapUpToneConfig::wrap_up_tone},
                                          MemberRow{"After", &WrapUpToneConfig::after});
};

struct SixLists : UserConfig {
  PerChannel<WrapUpToneConfig> wrap_up_tone_configs{};
};
template <>
struct Lists<SixLists> {
  static constexpr auto rows = std::tuple_cat(
      Lists<UserConfig>::rows,
      std::tuple(ListRow{"WrapUpToneConfigs", Field::voice_enhancement_configs, &SixLists::wrap_up_tone_configs}));
};

}  // namespace connect_userconfig

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(lists)

SixLists with_tone(bool tone) {
  SixLists config;
  config.wrap_up_tone_configs = {{.channel = Channel::chat, .wrap_up_tone = tone, .after = seconds(5)},
                                 {.channel = Channel::voice, .wrap_up_tone = true}};
  return config;
}

BOOST_AUTO_TEST_CASE(a_sixth_list_is_known_by_name) {
  BOOST_TEST(is_list_name<SixLists>("WrapUpToneConfigs"));
  BOOST_TEST(!is_list_name("WrapUpToneConfigs"));
  BOOST_TEST(is_list_name("AutoAcceptConfigs"));
  BOOST_TEST(list_count<SixLists> == 6U);
}

BOOST_AUTO_TEST_CASE(a_sixth_list_is_read_and_written) {
  nlohmann::ordered_json written = with_tone(true);
  BOOST_TEST(
      written.dump() ==
      R"({"WrapUpToneConfigs":[{"Channel":"CHAT","WrapUpTone":true,"After":5},{"Channel":"VOICE","WrapUpTone":true}]})");
  SixLists read;
  Diagnostics problems;
  json::Reading reading{.to = problems, .unit = AcwUnit::seconds, .unknown = nullptr};
  const nlohmann::json list = written["WrapUpToneConfigs"];
  BOOST_TEST(json::read_list("WrapUpToneConfigs", json::NlohmannValue(list), reading, read));
  BOOST_TEST(test::text(problems) == "");
  BOOST_TEST(same_settings(read, with_tone(true)));
}

BOOST_AUTO_TEST_CASE(the_reader_of_a_sixth_list_says_what_is_wrong) {
  SixLists read;
  Diagnostics problems;
  json::Reading reading{.to = problems, .unit = AcwUnit::seconds, .unknown = nullptr};
  const auto list = nlohmann::json::parse(
      R"([{"Channel":"CHAT"}, {"Channel":"CHAT","WrapUpTone":1}, {"Channel":"TASK","WrapUpTone":true,"Tone":1}])");
  json::read_list("WrapUpToneConfigs", json::NlohmannValue(list), reading, read);
  BOOST_TEST(test::text(problems) ==
             "missing-member@/VoiceEnhancementConfigs/0 wrong-type@/VoiceEnhancementConfigs/1/WrapUpTone "
             "unknown-member@/VoiceEnhancementConfigs/2/Tone");
  BOOST_TEST(read.wrap_up_tone_configs.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_sixth_list_is_compared_hashed_and_cleared) {
  BOOST_TEST(!same_settings(with_tone(true), with_tone(false)));
  BOOST_TEST((run_detail::settings_words(with_tone(true)) != run_detail::settings_words(with_tone(false))));
  auto other_order = with_tone(true);
  std::swap(other_order.wrap_up_tone_configs[0], other_order.wrap_up_tone_configs[1]);
  BOOST_TEST(same_settings(with_tone(true), other_order));
  BOOST_TEST((run_detail::settings_words(with_tone(true)) == run_detail::settings_words(other_order)));
  BOOST_TEST(!is_empty(other_order));
  clear(other_order);
  BOOST_TEST(is_empty(other_order));
}

BOOST_AUTO_TEST_CASE(a_sixth_list_is_checked_and_shown) {
  auto config = with_tone(true);
  config.wrap_up_tone_configs[1].channel = Channel::chat;
  config.wrap_up_tone_configs[1].after = seconds(-1);
  Diagnostics problems;
  for_each_list<SixLists>([&](const auto& row) { ListCheck(row.field, problems)(config.*row.list); });
  BOOST_TEST(test::text(problems) ==
             "duplicate-channel@/VoiceEnhancementConfigs/1/Channel acw-out-of-range@/VoiceEnhancementConfigs/1/After");
  BOOST_TEST(summary(config.wrap_up_tone_configs) == "CHAT true 5 s, CHAT true -1 s");
}

// The words of a configuration: every member of every list counts, whatever the others are.
BOOST_AUTO_TEST_CASE(every_member_has_a_word_of_its_own) {
  const UserConfig base = expand({.phone_type = PhoneType::soft_phone,
                                  .auto_accept = true,
                                  .after_contact_work_time_limit = seconds(60),
                                  .persistent_connection = true})
                              .config;
  const auto differs = [&](const char* what, auto change) {
    auto changed = base;
    change(changed);
    BOOST_TEST_CONTEXT(what) {
      BOOST_TEST((run_detail::settings_words(changed) != run_detail::settings_words(base)));
      BOOST_TEST(!same_settings(changed, base));
    }
  };
  differs("auto-accept", [](UserConfig& c) { c.auto_accept_configs[1].auto_accept = true; });
  differs("its callback", [](UserConfig& c) { c.auto_accept_configs[0].agent_first_callback_auto_accept.reset(); });
  differs("a limit", [](UserConfig& c) { c.after_contact_work_configs[2].after_contact_work_config = {seconds(0)}; });
  differs("no limit", [](UserConfig& c) { c.after_contact_work_configs[2].after_contact_work_config = {}; });
  differs("its callback's", [](UserConfig& c) {
    c.after_contact_work_configs[0].agent_first_callback_after_contact_work_config->after_contact_work_time_limit =
        seconds(61);
  });
  differs("a phone type", [](UserConfig& c) { c.phone_number_configs[0].phone_type = PhoneType::desk_phone; });
  differs("a number", [](UserConfig& c) { c.phone_number_configs[0].phone_number = "+12065550112"; });
  differs("a channel", [](UserConfig& c) { c.phone_number_configs[0].channel = Channel::chat; });
  differs("persistence", [](UserConfig& c) { c.persistent_connection_configs[0].persistent_connection = false; });
  differs("a list more", [](UserConfig& c) { c.voice_enhancement_configs.push_back({}); });
  differs("a list less", [](UserConfig& c) { c.persistent_connection_configs.clear(); });
}

// The fields of PhoneConfig stand in the order of its table, which is how a reader finds them.
BOOST_AUTO_TEST_CASE(fields_follow_the_tables) {
  auto field = static_cast<unsigned>(Field::phone_type);
  for_each_member<UserPhoneConfig>(
      [&](const auto& row) { BOOST_TEST(to_string(static_cast<Field>(field++)) == row.name); });
  for_each_list([&](const auto& row) { BOOST_TEST(to_string(row.field) == row.name); });
  BOOST_TEST(pointer_to(Field::persistent_connection) == "/PhoneConfig/PersistentConnection");
  BOOST_TEST(pointer_to(Field::record) == "");
}

BOOST_AUTO_TEST_SUITE_END()
