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

struct SentRow {
  const char* name;
  UserRecord record;
  ConvertOptions options;
  Overlay overlay;
  const char* diagnostics;
};
CONNECT_USERCONFIG_TEST_ROW(SentRow)

UserRecord user(UserPhoneConfig config, UserConfig existing = {}, Form form = Form::describe_user) {
  config.phone_type = PhoneType::soft_phone;
  return {
      .form = form, .user_id = "u-1", .instance_id = "i-1", .phone_config = config, .existing = std::move(existing)};
}

const PerChannel<AutoAcceptConfig> auto_accept_off = {{.channel = Channel::voice, .auto_accept = false}};
const PerChannel<AfterContactWorkConfigPerChannel> thirty_seconds = {
    {.channel = Channel::voice, .after_contact_work_config = {.after_contact_work_time_limit = seconds(30)}}};
const PerChannel<PhoneNumberConfig> soft_phone = {{.channel = Channel::voice, .phone_type = PhoneType::soft_phone}};
const Overlay sets_both = [](const UserRecord&, const ConvertOptions&, Wanted& wanted) {
  wanted.config.auto_accept_configs = auto_accept_off;
  wanted.config.after_contact_work_configs = thirty_seconds;
};
const Overlay sets_the_limit = [](const UserRecord&, const ConvertOptions&, Wanted& wanted) {
  wanted.config.after_contact_work_configs = thirty_seconds;
};

#define NOT_SENT "absent-field-not-sent@/PhoneConfig"

const SentRow sent_rows[] = {
    {"neither", user({}), {}, {}, NOT_SENT "(AutoAccept, AfterContactWorkTimeLimit)"},
    {"no limit", user({.auto_accept = false}), {}, {}, NOT_SENT "(AfterContactWorkTimeLimit)"},
    {"no auto-accept", user({.after_contact_work_time_limit = seconds(5)}), {}, {}, NOT_SENT "(AutoAccept)"},
    {"both", user({.auto_accept = false, .after_contact_work_time_limit = seconds(0)}), {}, {}, ""},
    {"reset sends them", user({}), {.absent = reset}, {}, ""},
    {"a rule says both", user({}), {}, sets_both, ""},
    {"a rule says one", user({}), {}, sets_the_limit, NOT_SENT "(AutoAccept)"},
    {"the user has one", user({}, {.after_contact_work_configs = thirty_seconds}), {}, {}, NOT_SENT "(AutoAccept)"},
    {"a rule says what the user has",
     user({}, {.auto_accept_configs = auto_accept_off, .after_contact_work_configs = thirty_seconds}),
     {},
     sets_both,
     "already-per-channel@/AutoAcceptConfigs already-per-channel@/AfterContactWorkConfigs"},
    {"nothing is sent at all",
     user({}, {.phone_number_configs = soft_phone}),
     {},
     {},
     "already-per-channel@/PhoneNumberConfigs"},
    {"a request says so itself",
     user({.auto_accept = false}, {}, Form::update_user_phone_config),
     {},
     {},
     KEPT("AfterContactWorkTimeLimit")},
};

BOOST_DATA_TEST_CASE(what_an_export_leaves_out_is_said_once_a_user, data::make(sent_rows), row) {
  std::string told;
  for (const auto& diagnostic : convert(row.record, row.options, row.overlay).diagnostics) {
    told += (told.empty() ? "" : " ") + text(Diagnostics{{.id = diagnostic.id, .field = diagnostic.field}});
    if (diagnostic.id == DiagnosticId::absent_field_not_sent) told += "(" + diagnostic.detail + ")";
  }
  BOOST_TEST(told == row.diagnostics);
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
