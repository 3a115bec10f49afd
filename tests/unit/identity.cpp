#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(identity)

using Text = std::optional<std::string>;
constexpr auto none = std::nullopt;

struct Row {
  const char* name;
  Text id, user_id, instance_id, arn;
  Text told_instance, told_user;
  const char* instance;
  const char* user;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

#define ARN(partition) "arn:" partition ":connect:us-west-2:111122223333:instance/i-1/agent/u-1"

const Row good[] = {
    {"a request", none, "u-1", "i-1", none, none, none, "i-1", "u-1"},
    {"an exported user", "u-1", none, none, ARN("aws"), none, none, "i-1", "u-1"},
    {"Arn alone", none, none, none, ARN("aws"), none, none, "i-1", "u-1"},
    {"China", none, none, none, ARN("aws-cn"), none, none, "i-1", "u-1"},
    {"GovCloud", none, none, none, ARN("aws-us-gov"), none, none, "i-1", "u-1"},
    {"a partition yet to come", none, none, none, ARN("aws-iso-z"), none, none, "i-1", "u-1"},
    {"given by the operator", none, none, none, none, "i-1", "u-1", "i-1", "u-1"},
    {"Id, and the instance by the operator", "u-1", none, none, none, "i-1", none, "i-1", "u-1"},
    {"all sources agree", "u-1", "u-1", "i-1", ARN("aws"), "i-1", "u-1", "i-1", "u-1"},
    {"the longest instance id", none, "u", std::string(100, 'i'), none, none, none,
     "iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii", "u"},
    {"letters of any script", none, "\xc3\xbcser", "i", none, none, none, "i", "\xc3\xbcser"},
    {"a slash in the user", none, "a/b", "i", none, none, none, "i", "a/b"},
};

Conversion convert_row(const Text& id, const Text& user_id, const Text& instance_id, const Text& arn,
                       const Text& told_instance, const Text& told_user) {
  return convert({.id = id,
                  .user_id = user_id,
                  .instance_id = instance_id,
                  .arn = arn,
                  .phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone,
                                                  .auto_accept = false,
                                                  .after_contact_work_time_limit = std::chrono::seconds(0)}},
                 {.instance_id = told_instance, .user_id = told_user});
}

BOOST_DATA_TEST_CASE(what_is_taken, data::make(good), row) {
  const auto conversion = convert_row(row.id, row.user_id, row.instance_id, row.arn, row.told_instance, row.told_user);
  BOOST_TEST(text(conversion.diagnostics) == "");
  BOOST_TEST(to_string(conversion.outcome) == "converted");
  BOOST_TEST(conversion.request.instance_id == row.instance);
  BOOST_TEST(conversion.request.user_id == row.user);
}

struct Bad {
  const char* name;
  Text id, user_id, instance_id, arn;
  Text told_instance, told_user;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Bad)

const Bad bad[] = {
    {"nothing", none, none, none, none, none, none, "user-id-missing@ instance-id-missing@"},
    {"no user", none, none, "i", none, none, none, "user-id-missing@"},
    {"no instance", "u", none, none, none, none, none, "instance-id-missing@"},
    {"empty user", none, "", "i", none, none, none, "invalid-identifier@/UserId"},
    {"empty Id", "", none, "i", none, none, none, "invalid-identifier@/Id"},
    {"empty instance", none, "u", "", none, none, none, "invalid-identifier@/InstanceId"},
    {"instance of 101 characters", none, "u", std::string(101, 'i'), none, none, none,
     "invalid-identifier@/InstanceId"},
    {"line end in the user", none, "u\n", "i", none, none, none, "invalid-identifier@/UserId"},
    {"NUL in the instance", none, "u", std::string("i\0i", 3), none, none, none, "invalid-identifier@/InstanceId"},
    {"DEL in the Id", "u\x7f", none, "i", none, none, none, "invalid-identifier@/Id"},
    {"terminal escape in the user", none, "\x1b[2Ju", "i", none, none, none, "invalid-identifier@/UserId"},
    {"a byte order mark in the user", none, "\xef\xbb\xbfu", "i", none, none, none, "invalid-identifier@/UserId"},
    {"a space of no width in the instance", none, "u", "i\xe2\x80\x8b", none, none, none,
     "invalid-identifier@/InstanceId"},
    {"C1 control in the user", none, "u\xc2\x9b", "i", none, none, none, "invalid-identifier@/UserId"},
    {"empty Arn", "u", none, "i", "", none, none, "invalid-identifier@/Arn"},
    {"Arn is no Arn", "u", none, "i", "nonsense", none, none, "invalid-identifier@/Arn"},
    {"Arn of another service", "u", none, "i", "arn:aws:iam::111122223333:instance/i/agent/u", none, none,
     "invalid-identifier@/Arn"},
    {"Arn of a queue", "u", none, "i", "arn:aws:connect:us-west-2:111122223333:instance/i/queue/u", none, none,
     "invalid-identifier@/Arn"},
    {"Arn without a user", "u", none, "i", "arn:aws:connect:us-west-2:111122223333:instance/i/agent/", none, none,
     "invalid-identifier@/Arn"},
    {"Arn of an instance", "u", none, "i", "arn:aws:connect:us-west-2:111122223333:instance/i", none, none,
     "invalid-identifier@/Arn"},
    {"Id against Arn", "u-2", none, none, ARN("aws"), none, none, "arn-mismatch@/Arn"},
    {"InstanceId against Arn", none, none, "i-2", ARN("aws"), none, none, "arn-mismatch@/Arn"},
    {"both against Arn", "u-2", none, "i-2", ARN("aws"), none, none, "arn-mismatch@/Arn arn-mismatch@/Arn"},
    {"Id against UserId", "u-1", "u-2", "i", none, none, none, "arn-mismatch@/Id"},
    {"operator's instance against Arn", none, none, none, ARN("aws"), "i-2", none, "arn-mismatch@/Arn"},
    {"operator's user against UserId", none, "u-1", "i", none, none, "u-2", "arn-mismatch@/UserId"},
    {"operator's empty instance", "u", none, none, none, "", none, "invalid-identifier@"},
    {"case counts", "U-1", none, none, ARN("aws"), none, none, "arn-mismatch@/Arn"},
};

BOOST_DATA_TEST_CASE(what_is_refused, data::make(bad), row) {
  const auto conversion = convert_row(row.id, row.user_id, row.instance_id, row.arn, row.told_instance, row.told_user);
  BOOST_TEST(text(conversion.diagnostics) == row.diagnostics);
  BOOST_TEST(to_string(conversion.outcome) == "withheld");
  for (const char c : messages(conversion.diagnostics)) {
    BOOST_TEST((c == '\n' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)));
  }
}

BOOST_AUTO_TEST_CASE(an_arn_may_not_hold_a_longer_instance_than_the_model_allows) {
  const std::string arn = "arn:aws:connect:us-west-2:111122223333:instance/" + std::string(101, 'i') + "/agent/u";
  BOOST_TEST(text(convert_row(none, none, none, arn, none, none).diagnostics) == "invalid-identifier@/Arn");
}

BOOST_AUTO_TEST_CASE(lengths_count_characters) {
  std::string letters;
  for (int i = 0; i < 100; ++i) letters += "\xc3\xbc";
  BOOST_TEST(text(convert_row(none, "u", letters, none, none, none).diagnostics) == "");
  BOOST_TEST(text(convert_row(none, "u", letters + "x", none, none, none).diagnostics) ==
             "invalid-identifier@/InstanceId");
  const auto arn = "arn:aws:connect:us-west-2:111122223333:instance/" + letters + "/agent/u";
  BOOST_TEST(text(convert_row(none, none, none, arn, none, none).diagnostics) == "");
}

BOOST_AUTO_TEST_SUITE_END()
