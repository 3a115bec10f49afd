#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(auto_accept)

struct Row {
  const char* name;
  UserPhoneConfig from;
  AutoAcceptScope scope;
  const char* expected;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(Row)

const Row changes[] = {
    {"true reaches voice alone by default",
     {.auto_accept = true},
     AutoAcceptScope::voice,
     "auto-accept VOICE=true/false CHAT=false TASK=false EMAIL=false",
     "voice-now-covers-callbacks@/PhoneConfig/AutoAccept"},
    {"false is said for every channel",
     {.auto_accept = false},
     AutoAcceptScope::voice,
     "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false",
     ""},
    {"true reaches everything with the scope all",
     {.auto_accept = true},
     AutoAcceptScope::all,
     "auto-accept VOICE=true/true CHAT=true TASK=true EMAIL=true",
     "voice-now-covers-callbacks@/PhoneConfig/AutoAccept"},
    {"false with the scope all is false everywhere",
     {.auto_accept = false},
     AutoAcceptScope::all,
     "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false",
     ""},
    {"a desk phone keeps it, with a warning",
     {.phone_type = PhoneType::desk_phone, .auto_accept = true, .desk_phone_number = "+12065550112"},
     AutoAcceptScope::voice,
     "auto-accept VOICE=true/false CHAT=false TASK=false EMAIL=false; phone VOICE=DESK_PHONE/+12065550112",
     "voice-now-covers-callbacks@/PhoneConfig/AutoAccept desk-phone-auto-accept@/PhoneConfig/AutoAccept"},
};

const Row stays[] = {
    {"absent gives no list", {}, AutoAcceptScope::voice, "", ""},
    {"absent gives no list with the scope all either", {}, AutoAcceptScope::all, "", ""},
    {"a desk phone without auto-accept needs no warning",
     {.phone_type = PhoneType::desk_phone, .auto_accept = false, .desk_phone_number = "+12065550112"},
     AutoAcceptScope::voice,
     "auto-accept VOICE=false/false CHAT=false TASK=false EMAIL=false; phone VOICE=DESK_PHONE/+12065550112",
     ""},
    {"a soft phone with auto-accept needs no warning",
     {.phone_type = PhoneType::soft_phone, .auto_accept = true},
     AutoAcceptScope::voice,
     "auto-accept VOICE=true/false CHAT=false TASK=false EMAIL=false; phone VOICE=SOFT_PHONE",
     "voice-now-covers-callbacks@/PhoneConfig/AutoAccept"},
};

void check(const Row& row) {
  const auto expansion = expand(row.from, {.auto_accept = row.scope});
  BOOST_TEST(text(expansion.config) == row.expected);
  BOOST_TEST(text(expansion.diagnostics) == row.diagnostics);
}

BOOST_DATA_TEST_CASE(what_changes, data::make(changes), row) { check(row); }
BOOST_DATA_TEST_CASE(what_stays, data::make(stays), row) { check(row); }

// Only VOICE has agent-first callbacks: no other channel may carry the member at all.
BOOST_AUTO_TEST_CASE(callbacks_belong_to_voice) {
  for (const auto scope : {AutoAcceptScope::voice, AutoAcceptScope::all}) {
    for (const auto& config : expand({.auto_accept = true}, {.auto_accept = scope}).config.auto_accept_configs) {
      BOOST_TEST(config.agent_first_callback_auto_accept.has_value() == (config.channel == Channel::voice));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
