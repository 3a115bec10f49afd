#include "service/found.hpp"

#include "service/support.hpp"

#include <boost/test/data/test_case.hpp>

namespace data = boost::unit_test::data;
using namespace connect_userconfig;
using namespace connect_userconfig::test;
using service::found_from;
using service::found_text;

BOOST_AUTO_TEST_SUITE(found)

BOOST_AUTO_TEST_CASE(it_is_the_json_of_the_api) {
  UserSettings some;
  some.phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone, .after_contact_work_time_limit = 60s};
  some.lists.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}};
  BOOST_TEST(found_text(some) == R"({"PhoneConfig":{"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60},)"
                                 R"("AutoAcceptConfigs":[{"Channel":"CHAT","AutoAccept":true}]})");
  BOOST_TEST(found_text({}) == "{}");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  auto settings = all_settings();
  BOOST_TEST((found_from(found_text(settings)) == settings));
  BOOST_TEST((found_from(found_text({})) == UserSettings{}));
  // Absent, empty and false are three things.
  settings = {.phone_config = UserPhoneConfig{}};
  BOOST_TEST((found_from(found_text(settings)) == settings));
  settings.phone_config->desk_phone_number = "";
  settings.phone_config->auto_accept = false;
  BOOST_TEST((found_from(found_text(settings)) == settings));
  // So are limits of different units.
  for (const AfterContactWorkTimeLimit limit : {AfterContactWorkTimeLimit(60'000ms), AfterContactWorkTimeLimit(1ms),
                                                AfterContactWorkTimeLimit(UnknownUnit{60})}) {
    settings.phone_config->after_contact_work_time_limit = limit;
    BOOST_TEST((found_from(found_text(settings)) == settings));
  }
}

BOOST_DATA_TEST_CASE(
    other_text_is_none,
    data::make({"", "[]", "null", "{", R"({"PhoneConfig":1})", R"({"PhoneConfig":{"AutoAccept":1}})", R"({"Other":1})",
                R"({"AutoAcceptConfigs":{}})", R"({"AutoAcceptConfigs":[{"Channel":"FAX","AutoAccept":true}]})",
                R"({"PhoneConfig":{"AfterContactWorkTimeLimit":{"Hours":1}}})",
                R"({"PhoneConfig":{"AfterContactWorkTimeLimit":{"Milliseconds":1,"UnknownUnit":1}}})"}),
    text) {
  BOOST_TEST(!found_from(text).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
