// Absent, zero and false are three things.
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(absent_fields)

struct Row {
  const char* name;
  UserPhoneConfig from;
  AbsentFields absent;
  Origin origin;
  const char* expected;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

constexpr auto keep = AbsentFields::keep;
constexpr auto reset = AbsentFields::reset;

#define AUTO_ACCEPT_OFF "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false"
#define NO_LIMIT "acw VOICE=0/0 CHAT=0 TASK=0 EMAIL=0"
#define KEPT(member) "absent-field-kept@/PhoneConfig/" member

const Row rows[] = {
    {"exported, keep: silent", {}, keep, Origin::exported, "", ""},
    {"request, keep: two notes",
     {},
     keep,
     Origin::request,
     "",
     KEPT("AutoAccept") " " KEPT("AfterContactWorkTimeLimit")},
    {"exported, reset", {}, reset, Origin::exported, AUTO_ACCEPT_OFF "; " NO_LIMIT, ""},
    {"request, reset: nothing is kept, so no note", {}, reset, Origin::request, AUTO_ACCEPT_OFF "; " NO_LIMIT, ""},
    {"request, keep: only what is absent is noted",
     {.auto_accept = false},
     keep,
     Origin::request,
     AUTO_ACCEPT_OFF,
     KEPT("AfterContactWorkTimeLimit")},
    {"request, keep: the other way round",
     {.after_contact_work_time_limit = seconds(0)},
     keep,
     Origin::request,
     NO_LIMIT,
     KEPT("AutoAccept")},
    {"reset leaves what is there",
     {.auto_accept = true, .after_contact_work_time_limit = seconds(30)},
     reset,
     Origin::request,
     "auto-accept VOICE=true/false CHAT=false TASK=false EMAIL=false; acw VOICE=30/30 CHAT=30 TASK=30 EMAIL=30",
     "voice-now-covers-callbacks@/PhoneConfig/AutoAccept"},
    {"reset does not hide a wrong limit",
     {.after_contact_work_time_limit = seconds(-1)},
     reset,
     Origin::request,
     AUTO_ACCEPT_OFF,
     "acw-out-of-range@/PhoneConfig/AfterContactWorkTimeLimit"},
    {"a phone is never invented",
     {.persistent_connection = true},
     reset,
     Origin::exported,
     AUTO_ACCEPT_OFF "; " NO_LIMIT "; persistent VOICE=true",
     ""},
};

BOOST_DATA_TEST_CASE(keep_and_reset, data::make(rows), row) {
  const auto expansion = expand(row.from, {.absent = row.absent, .origin = row.origin});
  BOOST_TEST(text(expansion.config) == row.expected);
  BOOST_TEST(text(expansion.diagnostics) == row.diagnostics);
}

BOOST_AUTO_TEST_CASE(voice_enhancement_is_never_invented) {
  const UserPhoneConfig everything{.phone_type = PhoneType::soft_phone,
                                   .auto_accept = true,
                                   .after_contact_work_time_limit = seconds(5),
                                   .desk_phone_number = "+12065550112",
                                   .persistent_connection = true};
  for (const auto scope : {AutoAcceptScope::voice, AutoAcceptScope::all}) {
    for (const auto absent : {keep, reset}) {
      const auto config = expand(everything, {.auto_accept = scope, .absent = absent}).config;
      BOOST_TEST(config.voice_enhancement_configs.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(all_problems_are_reported_at_once) {
  const auto expansion =
      expand({.after_contact_work_time_limit = std::chrono::milliseconds(1), .desk_phone_number = "0206"}, {});
  BOOST_TEST(text(expansion.diagnostics) ==
             "acw-not-whole-seconds@/PhoneConfig/AfterContactWorkTimeLimit "
             "invalid-phone-number@/PhoneConfig/DeskPhoneNumber phone-type-missing@/PhoneConfig/DeskPhoneNumber");
}

BOOST_AUTO_TEST_SUITE_END()
