// A program's own rules: between the expansion and the comparison with what the user already has.
#include "connect_userconfig/json.hpp"
#include "connect_userconfig/ostream.hpp"
#include "connect_userconfig/run.hpp"
#include "unit/support.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using std::chrono::seconds;

BOOST_AUTO_TEST_SUITE(overlay)

const UserPhoneConfig legacy{
    .phone_type = PhoneType::soft_phone, .auto_accept = false, .after_contact_work_time_limit = seconds(60)};

UserRecord user() { return {.user_id = "u", .instance_id = "i", .phone_config = legacy}; }

void chats_at_once(const UserRecord&, const ConvertOptions&, Wanted& wanted) {
  for (auto& each : wanted.config.auto_accept_configs) {
    if (each.channel == Channel::chat) each.auto_accept = true;
  }
}

UserConfig plain() { return expand(legacy).config; }

BOOST_AUTO_TEST_CASE(it_changes_what_is_sent) {
  const auto conversion = convert(user(), {}, chats_at_once);
  BOOST_TEST(conversion.outcome == Outcome::converted);
  BOOST_TEST(text(conversion.request.config.auto_accept_configs) ==
             "VOICE=false/false CHAT=true TASK=false EMAIL=false");
  BOOST_TEST(conversion.request.config.after_contact_work_configs == plain().after_contact_work_configs);
}

BOOST_AUTO_TEST_CASE(a_second_run_over_the_result_is_unchanged) {
  auto record = user();
  record.existing = convert(record, {}, chats_at_once).request.config;
  const auto again = convert(record, {}, chats_at_once);
  BOOST_TEST(again.outcome == Outcome::unchanged);
  BOOST_TEST(text(again.request.config) == "");
}

BOOST_AUTO_TEST_CASE(lists_that_equal_the_expansion_are_nobodys_decision) {
  auto record = user();
  record.existing = plain();
  const auto conversion = convert(record, {}, chats_at_once);
  BOOST_TEST(conversion.outcome == Outcome::converted);
  BOOST_TEST(text(conversion.request.config) == "auto-accept VOICE=false/false CHAT=true TASK=false EMAIL=false");
}

BOOST_AUTO_TEST_CASE(lists_that_somebody_set_are_asked_about) {
  auto record = user();
  record.existing = plain();
  record.existing.auto_accept_configs[2].auto_accept = true;
  BOOST_TEST(text(convert(record, {}, chats_at_once).diagnostics).find("existing-config-differs@/AutoAcceptConfigs") ==
             0U);
  const auto kept = convert(record, {.existing = ExistingLists::keep}, chats_at_once);
  BOOST_TEST(kept.outcome == Outcome::unchanged);
  const auto overwritten = convert(record, {.existing = ExistingLists::overwrite}, chats_at_once);
  BOOST_TEST(text(overwritten.request.config) == "auto-accept VOICE=false/false CHAT=true TASK=false EMAIL=false");
}

BOOST_AUTO_TEST_CASE(on_top_of_what_the_user_has) {
  auto record = user();
  record.existing = plain();
  record.existing.auto_accept_configs[2].auto_accept = true;
  const Overlay on_top = [](const UserRecord& each, const ConvertOptions& options, Wanted& wanted) {
    chats_at_once(each, options, wanted);
    wanted.on_existing = each.existing;
    wanted.on_existing.auto_accept_configs[1].auto_accept = true;
  };
  const auto conversion = convert(record, {.existing = ExistingLists::base}, on_top);
  BOOST_TEST(text(conversion.request.config) == "auto-accept VOICE=false/false CHAT=true TASK=true EMAIL=false");
  record.existing = conversion.request.config;
  record.existing.after_contact_work_configs = plain().after_contact_work_configs;
  record.existing.phone_number_configs = plain().phone_number_configs;
  BOOST_TEST(convert(record, {.existing = ExistingLists::base}, on_top).outcome == Outcome::unchanged);
}

BOOST_AUTO_TEST_CASE(without_anything_on_top_base_is_keep) {
  auto record = user();
  record.existing = plain();
  record.existing.auto_accept_configs[2].auto_accept = true;
  const auto conversion = convert(record, {.existing = ExistingLists::base});
  BOOST_TEST(conversion.outcome == Outcome::unchanged);
  BOOST_TEST(text(conversion.diagnostics).find("existing-config-kept@/AutoAcceptConfigs") == 0U);
}

BOOST_AUTO_TEST_CASE(its_errors_withhold_and_its_word_leaves_alone) {
  const auto refused = convert(user(), {}, [](const UserRecord&, const ConvertOptions&, Wanted& wanted) {
    wanted.diagnostics.push_back({.id = DiagnosticId::invalid_value, .detail = "not this user"});
  });
  BOOST_TEST(refused.outcome == Outcome::withheld);
  const auto left =
      convert(user(), {}, [](const UserRecord&, const ConvertOptions&, Wanted& wanted) { wanted.leave = true; });
  BOOST_TEST(left.outcome == Outcome::unchanged);
  BOOST_TEST(text(left.request.config) == "");
}

BOOST_AUTO_TEST_CASE(it_can_add_a_list_that_the_legacy_setting_has_not) {
  const Overlay quiet = [](const UserRecord&, const ConvertOptions&, Wanted& wanted) {
    wanted.config.voice_enhancement_configs = {{.voice_enhancement_mode = VoiceEnhancementMode::noise_suppression}};
  };
  auto record = user();
  record.existing = convert(record, {}, quiet).request.config;
  BOOST_TEST(text(record.existing.voice_enhancement_configs) == "VOICE=NOISE_SUPPRESSION");
  BOOST_TEST(convert(record, {}, quiet).outcome == Outcome::unchanged);
  record.existing.voice_enhancement_configs[0].voice_enhancement_mode = VoiceEnhancementMode::none;
  BOOST_TEST(convert(record, {}, quiet).outcome == Outcome::withheld);
}

std::string requests_of(std::string_view input, const RunOptions& options, RunSummary& summary) {
  MemorySource source(input, "users.json");
  ByteSource* sources[] = {&source};
  std::string requests;
  StringSink to(requests);
  summary = run(sources, {.requests = &to}, *make_report(ReportFormat::text), options);
  return requests;
}

constexpr std::string_view users = R"({"Users":[
{"Id":"u-1","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1","RoutingProfileId":"chat",
 "SecurityProfileIds":["s-1","s-2"],"Tags":{"team":"outbound"},"PhoneConfig":{"AutoAccept":false}},
{"Id":"u-2","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-2","PhoneConfig":{"AutoAccept":false}},
{"Id":"u-1","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1","PhoneConfig":{"AutoAccept":false}}
]})";

BOOST_AUTO_TEST_CASE(a_run_sees_profiles_and_compares_what_is_wanted) {
  RunOptions options{.read = {.profile = true}};
  options.overlay = [](const UserRecord& each, const ConvertOptions& o, Wanted& wanted) {
    if (each.profile && each.profile->routing_profile_id == "chat") chats_at_once(each, o, wanted);
  };
  RunSummary summary;
  const auto requests = requests_of(users, options, summary);
  BOOST_TEST(summary.converted == 2U);
  // The third record is the first user again, but without the profile that the rule goes by: another wish.
  BOOST_TEST(summary.withheld == 1U);
  BOOST_TEST(requests.find(R"({"Channel":"CHAT","AutoAccept":true})") != std::string::npos);
  options.overlay = {};
  (void)requests_of(users, options, summary);
  BOOST_TEST(summary.withheld == 0U);
  BOOST_TEST(summary.unchanged == 1U);
}

BOOST_AUTO_TEST_CASE(a_profile_is_read_only_if_asked_for) {
  const std::string_view one =
      R"({"Id":"u","RoutingProfileId":"r","HierarchyGroupId":"h","SecurityProfileIds":["a","b"],
                                   "Tags":{"k":"v"},"PhoneConfig":{}})";
  BOOST_TEST(!read_record(one, {.form = Form::search_users}).profile);
  const auto record = read_record(one, {.form = Form::search_users, .profile = true});
  BOOST_REQUIRE(record.profile.has_value());
  const UserProfile expected{
      .routing_profile_id = "r", .hierarchy_group_id = "h", .security_profile_ids = {"a", "b"}, .tags = {{"k", "v"}}};
  BOOST_TEST(*record.profile == expected);
  BOOST_TEST(says_whole_profile(record.form));
  BOOST_TEST(!says_whole_profile(Form::user));
  BOOST_TEST(!says_whole_profile(Form::update_user_phone_config));
}

BOOST_AUTO_TEST_SUITE_END()
