#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(persistent_connection)

struct Row {
  const char* name;
  UserPhoneConfig from;
  ExpandOptions options;
  const char* expected;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

UserPhoneConfig desk(bool connection) {
  return {
      .phone_type = PhoneType::desk_phone, .desk_phone_number = "+12065550112", .persistent_connection = connection};
}

const Row changes[] = {
    {"true", {.persistent_connection = true}, {}, "persistent VOICE=true", ""},
    {"false is said, too", {.persistent_connection = false}, {}, "persistent VOICE=false", ""},
    {"soft phone",
     {.phone_type = PhoneType::soft_phone, .persistent_connection = true},
     {},
     "phone VOICE=SOFT_PHONE; persistent VOICE=true",
     ""},
    {"desk phone, true: kept with a warning",
     desk(true),
     {},
     "phone VOICE=DESK_PHONE/+12065550112; persistent VOICE=true",
     "desk-phone-persistent-connection@/PhoneConfig/PersistentConnection"},
    {"desk phone, false: kept with a warning",
     desk(false),
     {},
     "phone VOICE=DESK_PHONE/+12065550112; persistent VOICE=false",
     "desk-phone-persistent-connection@/PhoneConfig/PersistentConnection"},
};

const Row stays[] = {
    {"absent", {}, {}, "", ""},
    {"absent with a desk phone",
     {.phone_type = PhoneType::desk_phone, .desk_phone_number = "+12065550112"},
     {},
     "phone VOICE=DESK_PHONE/+12065550112",
     ""},
    {"absent in a request: it has no default that could have been kept",
     {.auto_accept = false, .after_contact_work_time_limit = std::chrono::seconds(0)},
     {.origin = Origin::request},
     "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false; acw VOICE=0/0 CHAT=0 TASK=0 EMAIL=0",
     ""},
    {"never invented by reset",
     {},
     {.absent = AbsentFields::reset, .origin = Origin::request},
     "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false; acw VOICE=0/0 CHAT=0 TASK=0 EMAIL=0",
     ""},
    {"not touched by the scope of auto-accept",
     {.persistent_connection = true},
     {.auto_accept = AutoAcceptScope::all},
     "persistent VOICE=true",
     ""},
};

void check(const Row& row) {
  const auto expansion = expand(row.from, row.options);
  BOOST_TEST(text(expansion.config) == row.expected);
  BOOST_TEST(text(expansion.diagnostics) == row.diagnostics);
}

BOOST_DATA_TEST_CASE(what_changes, data::make(changes), row) { check(row); }
BOOST_DATA_TEST_CASE(what_stays, data::make(stays), row) { check(row); }

BOOST_AUTO_TEST_SUITE_END()
