#include "connect_userconfig/ostream.hpp"

#include "unit/support.hpp"

#include <sstream>

using namespace connect_userconfig;
using namespace std::chrono_literals;

namespace {

template <class T>
std::string shown(const T& value) {
  std::ostringstream out;
  out << value;
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ostream)

BOOST_AUTO_TEST_CASE(boost_test_compares_and_shows_every_value) {
  BOOST_TEST(Outcome::converted == Outcome::converted);
  BOOST_TEST(Form::search_users == Form::search_users);
  BOOST_TEST(Field::auto_accept == Field::auto_accept);
  BOOST_TEST(DiagnosticId::wrong_type == DiagnosticId::wrong_type);
  BOOST_TEST(UserPhoneConfig{} == UserPhoneConfig{});
  BOOST_TEST(UserConfig{} == UserConfig{});
  BOOST_TEST(UserRecord{} == UserRecord{});
  BOOST_TEST(UpdateUserConfigRequest{} == UpdateUserConfigRequest{});
  BOOST_TEST(Diagnostic{} == Diagnostic{});
  BOOST_TEST(Region{} == Region{});
}

BOOST_AUTO_TEST_CASE(settings) {
  const UserPhoneConfig legacy{.phone_type = PhoneType::desk_phone,
                               .auto_accept = true,
                               .after_contact_work_time_limit = 999ms,
                               .desk_phone_number = "+12065550112"};
  BOOST_TEST(shown(legacy) ==
             "{PhoneType: DESK_PHONE, AutoAccept: true, AfterContactWorkTimeLimit: 999 ms, DeskPhoneNumber: "
             "+1206*****12}");
  BOOST_TEST(shown(UserPhoneConfig{.after_contact_work_time_limit = UnknownUnit{60}}) ==
             "{AfterContactWorkTimeLimit: 60 of unknown unit}");
  const UserConfig config{.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}},
                          .after_contact_work_configs = {{.after_contact_work_config = {30s}}}};
  BOOST_TEST(shown(config) ==
             "{AutoAcceptConfigs: [{Channel: CHAT, AutoAccept: true}], AfterContactWorkConfigs: [{Channel: VOICE, "
             "AfterContactWorkConfig: {AfterContactWorkTimeLimit: 30 s}}]}");
}

BOOST_AUTO_TEST_CASE(what_became_of_a_user) {
  const auto conversion =
      convert({.user_id = "u", .instance_id = "i", .phone_config = UserPhoneConfig{.persistent_connection = true}});
  BOOST_TEST(
      shown(conversion) ==
      "converted: user u of i {PersistentConnectionConfigs: [{Channel: VOICE, PersistentConnection: true}]}; "
      "absent-field-not-sent at /PhoneConfig: the export leaves out a setting; nothing is sent for it, and the user "
      "keeps the present one: AutoAccept, AfterContactWorkTimeLimit");
  BOOST_TEST(shown(Diagnostic{.id = DiagnosticId::wrong_type,
                              .field = Field::auto_accept,
                              .argument = {.index = 4, .position = {.line = 0, .column = 7}}}) ==
             "wrong-type at /PhoneConfig/AutoAccept (argument 4, 0:7): a value has the wrong JSON type");
}

BOOST_AUTO_TEST_SUITE_END()
