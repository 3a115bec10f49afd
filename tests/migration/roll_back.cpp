// What becomes of a user who gets back what there was.
#include "connect_userconfig/expand.hpp"
#include "migration/centre.hpp"

#include <utility>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

const ConvertOptions overwrite{
    .auto_accept = {}, .absent = {}, .existing = ExistingLists::overwrite, .instance_id = {}, .user_id = {}};

/// Has lists of all kinds that a request sends, and they say something else.
UserRecord with_lists() {
  auto user = exported_user();
  user.existing = expand({.phone_type = PhoneType::desk_phone,
                          .auto_accept = false,
                          .after_contact_work_time_limit = 5s,
                          .desk_phone_number = "+12065550100",
                          .persistent_connection = true})
                      .config;
  return user;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(roll_back)

BOOST_AUTO_TEST_CASE(lists_that_were_there_are_sent_again) {
  Centre centre(1, with_lists(), overwrite);
  const auto before = centre.now();
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing() == "applied");
  centre.world.calls.clear();
  BOOST_TEST(to_string(centre.roll_back().stop) == "none");
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST(!centre.entry().sent);
  BOOST_TEST(mean_the_same(centre.now(), before));
  BOOST_TEST(centre.called() == (Calls{"DescribeUser", "UpdateUserConfig", "DescribeUser"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lists_that_were_not_there_go_with_the_legacy_call_if_it_takes_them) {
  Centre centre;
  centre.world.quirks.legacy_clears_lists = true;
  const auto before = centre.now();
  (void)centre.apply();
  centre.world.calls.clear();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST((centre.now() == before));
  BOOST_TEST(centre.called() == (Calls{"DescribeUser", "UpdateUserPhoneConfig", "DescribeUser"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(otherwise_they_say_what_the_legacy_setting_means) {
  Centre centre;
  centre.plan[0].request.auto_accept_configs[1].auto_accept = true;  // a rule's
  centre.plan[0].after = centre.plan[0].request;
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing() == "applied");
  centre.world.calls.clear();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST((centre.now().lists == expand(*centre.now().phone_config).config));
  BOOST_TEST(centre.called() ==
                 (Calls{"DescribeUser", "UpdateUserPhoneConfig", "DescribeUser", "UpdateUserConfig", "DescribeUser"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_service_that_mirrors_lists_is_no_obstacle) {
  Centre centre(1, with_lists(), overwrite);
  centre.world.quirks.mirrors = true;
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
}

BOOST_AUTO_TEST_CASE(a_channel_that_the_service_keeps_is_said) {
  auto kind = exported_user();
  kind.existing.auto_accept_configs = {{.channel = Channel::voice, .auto_accept = false}};
  Centre centre(1, kind, overwrite);
  centre.world.quirks.omitted_channel_stays = true;
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing() == "applied");
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undo-failed");
  BOOST_TEST(centre.entry().detail.find("AutoAccept of CHAT is false, not absent") != std::string::npos,
             centre.entry().detail);
}

BOOST_AUTO_TEST_CASE(what_the_service_keeps_is_not_written_again_and_again) {
  auto kind = with_lists();
  kind.existing.auto_accept_configs.resize(1);
  Centre centre(1, kind, overwrite);
  centre.world.quirks.omitted_channel_stays = true;
  (void)centre.apply();
  centre.world.calls.clear();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undo-failed");
  BOOST_TEST(centre.called() == (Calls{"DescribeUser", "UpdateUserConfig", "DescribeUser"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_was_changed_since_is_not_touched) {
  Centre centre;
  (void)centre.apply();
  centre.now().lists.auto_accept_configs[1].auto_accept = true;
  const auto theirs = centre.now();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "changed-since");
  BOOST_TEST(centre.entry().detail == "AutoAccept of CHAT is true, not false");
  BOOST_TEST((centre.now() == theirs));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_back_is_refused) {
  auto kind = exported_user();
  kind.phone_config->auto_accept.reset();
  Centre centre(1, kind);
  (void)centre.apply();
  const auto applied = centre.now();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undo-refused");
  BOOST_TEST(centre.entry().detail.find("AutoAccept") != std::string::npos);
  BOOST_TEST((centre.now() == applied));
}

BOOST_AUTO_TEST_CASE(with_absent_fields_reset_it_is_written_back) {
  auto kind = exported_user();
  kind.phone_config->auto_accept.reset();
  Centre centre(1, kind);
  centre.how.absent = AbsentFields::reset;
  (void)centre.apply();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST((centre.now().phone_config->auto_accept == false));
}

BOOST_AUTO_TEST_CASE(who_was_not_sent_is_left_alone) {
  Centre centre(2);
  centre.now("u-1").phone_config->auto_accept = false;
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing("u-1") == "stale");
  centre.world.calls.clear();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing("u-1") == "stale");
  for (const auto& call : centre.world.calls) BOOST_TEST(call.user_id == "u-0");
}

BOOST_AUTO_TEST_CASE(an_intent_that_never_arrived_needs_no_call) {
  auto kind = exported_user();
  kind.phone_config->auto_accept.reset();  // could not be written back
  Centre centre(1, kind);
  centre.world.journal_order = {"u-0"};
  centre.entry() = {.user_id = "u-0", .standing = Standing::sending, .sent = true, .found = centre.now()};
  // A list that is not there means that nothing arrived, whatever the legacy setting lacks.
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST(centre.called() == Calls{"DescribeUser"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_half_done_undo_goes_on) {
  Centre centre;
  (void)centre.apply();
  centre.world.quirks.legacy_clears_lists = true;
  centre.world.script = {ServiceReply{}, fault(Fault::connection)};
  centre.entry().standing = Standing::undoing;
  centre.now().lists.auto_accept_configs.clear();  // some of it is gone
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
  BOOST_TEST((centre.now().lists == UserConfig{}));
}

BOOST_AUTO_TEST_CASE(it_can_be_applied_again) {
  Centre centre;
  centre.plan[0].request.auto_accept_configs[1].auto_accept = true;
  centre.plan[0].after = centre.plan[0].request;
  const auto before = centre.now();
  (void)centre.apply();
  (void)centre.roll_back();
  BOOST_REQUIRE(centre.standing() == "undone");
  const auto undone = centre.now();
  BOOST_TEST(mean_the_same(undone.phone_config, before.phone_config));
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST((centre.entry().found == undone));
  BOOST_TEST((centre.now().lists == centre.plan[0].after));
}

// An undo that stops half-way (the lists are gone, and the second step did not come) is looked at by `apply`, which
// finds neither what was there nor what was sent; after that the undo has to go on all the same.
BOOST_AUTO_TEST_CASE(a_half_done_undo_survives_an_apply) {
  auto kind = exported_user();
  kind.existing.auto_accept_configs = with_lists().existing.auto_accept_configs;
  Centre centre(1, kind, overwrite);
  centre.world.quirks.legacy_clears_lists = true;
  const auto before = centre.now();
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing() == "applied");
  // DescribeUser, UpdateUserPhoneConfig, DescribeUser; then the permission for UpdateUserConfig is missing.
  centre.world.script = {ServiceReply{}, ServiceReply{}, ServiceReply{}, fault(Fault::denied)};
  BOOST_REQUIRE(to_string(centre.roll_back().stop) == "denied");
  (void)centre.apply();  // --again
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone", centre.standing() << ": " << centre.entry().detail);
  BOOST_TEST(mean_the_same(centre.now(), before));
}

BOOST_AUTO_TEST_CASE(a_legacy_setting_that_somebody_changed_since_is_not_touched) {
  Centre centre;
  (void)centre.apply();
  centre.now().phone_config->phone_type = PhoneType::desk_phone;
  centre.now().phone_config->desk_phone_number = "+12065550199";
  const auto theirs = centre.now();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "changed-since");
  BOOST_TEST((centre.now() == theirs));
}

// `false`, or no number, is no difference of form where there was something else.
BOOST_AUTO_TEST_CASE(what_was_switched_off_since_stays_off) {
  auto kind = exported_user();
  kind.phone_config->auto_accept = true;
  kind.phone_config->persistent_connection = true;
  kind.phone_config->desk_phone_number = "+12065550100";
  kind.phone_config->phone_type = PhoneType::desk_phone;
  const std::function<void(UserPhoneConfig&)> edits[] = {
      [](auto& phone) { phone.auto_accept = false; }, [](auto& phone) { phone.persistent_connection = false; },
      [](auto& phone) { phone.desk_phone_number.reset(); }, [](auto& phone) { phone.desk_phone_number = ""; }};
  for (const auto& edit : edits) {
    Centre centre(1, kind);
    (void)centre.apply();
    BOOST_REQUIRE(centre.standing() == "applied");
    edit(*centre.now().phone_config);
    const auto theirs = centre.now();
    (void)centre.roll_back();
    BOOST_TEST(centre.standing() == "changed-since");
    BOOST_TEST((centre.now() == theirs));
  }
}

// A half-done undo that had come to its end; then somebody takes one value of the plan on purpose.
BOOST_AUTO_TEST_CASE(a_value_of_the_plan_that_somebody_sets_after_the_undo_is_kept) {
  Centre centre;
  centre.plan[0].request.auto_accept_configs[1].auto_accept = true;
  centre.plan[0].request.after_contact_work_configs[0].after_contact_work_config.after_contact_work_time_limit = 90s;
  centre.plan[0].after = centre.plan[0].request;
  (void)centre.apply();
  const auto sent = centre.now().lists;
  (void)centre.roll_back();
  BOOST_REQUIRE(centre.standing() == "undone");
  centre.entry().standing = Standing::undoing;
  centre.entry().sent = true;
  centre.now().lists.after_contact_work_configs = sent.after_contact_work_configs;
  const auto theirs = centre.now();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "changed-since");
  BOOST_TEST((centre.now() == theirs));
}

BOOST_AUTO_TEST_CASE(a_legacy_setting_that_a_mirror_made_may_stay) {
  auto kind = with_lists();
  kind.phone_config.reset();
  ConvertOptions options;
  Centre centre(1, kind, options);
  centre.world.quirks.mirrors = true;
  centre.plan[0].outcome = Outcome::converted;
  centre.plan[0].request.auto_accept_configs = centre.plan[0].before.auto_accept_configs;
  centre.plan[0].request.auto_accept_configs[0].auto_accept = !centre.plan[0].before.auto_accept_configs[0].auto_accept;
  centre.plan[0].after = lists_after(centre.plan[0].before, centre.plan[0].request);
  (void)centre.apply();
  BOOST_REQUIRE(centre.standing() == "applied");
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone", centre.standing() << ": " << centre.entry().detail);
  BOOST_TEST(mean_the_same(centre.now().lists, centre.plan[0].before));
}

BOOST_AUTO_TEST_CASE(undone_means_that_the_legacy_setting_is_back_too) {
  Centre centre(1, with_lists(), overwrite);
  centre.world.quirks.mirrors = true;
  const auto before = centre.now();
  (void)centre.apply();
  (void)centre.roll_back();
  if (centre.standing() == "undone") BOOST_TEST(mean_the_same(centre.now().phone_config, before.phone_config));
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied", centre.standing() << ": " << centre.entry().detail);
}

// 429: the write was not done. Somebody else then sets the same: not ours to undo.
BOOST_AUTO_TEST_CASE(a_throttled_write_that_somebody_else_did_is_not_ours) {
  Centre centre;
  centre.world.script = {ServiceReply{}, fault(Fault::throttled)};
  bool once = false;
  centre.how.event = [&](const MigrationEvent& e) {
    if (e.kind == MigrationEvent::Kind::retry && !std::exchange(once, true)) centre.now().lists = centre.plan[0].after;
  };
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "already");
  BOOST_TEST(!centre.entry().sent);
}

// deleted while known: stop at once, at the second run too.
BOOST_AUTO_TEST_CASE(nobody_there_stops_a_second_run_too) {
  Centre centre(60);
  for (auto& [id, user] : centre.world.users) user.deleted = true;
  BOOST_TEST(to_string(centre.apply().stop) == "nobody-there");
  BOOST_TEST(to_string(centre.apply().stop) == "nobody-there");
}

// A rollback in the wrong place.
BOOST_AUTO_TEST_CASE(nobody_there_stops_a_second_rollback_too) {
  Centre centre(60);
  (void)centre.apply();
  for (auto& [id, user] : centre.world.users) user.deleted = true;
  BOOST_TEST(to_string(centre.roll_back().stop) == "nobody-there");
  BOOST_TEST(to_string(centre.roll_back().stop) == "nobody-there");
}

// A half-done undo whose lists somebody changed to something made of the same elements.
BOOST_AUTO_TEST_CASE(an_undo_that_failed_is_no_leave_to_overwrite) {
  Centre centre(1, with_lists(), overwrite);
  (void)centre.apply();
  const auto request = centre.now().lists;
  // the undo fails before anything arrived
  centre.world.script = {ServiceReply{}, fault(Fault::refused)};
  (void)centre.roll_back();
  BOOST_REQUIRE(centre.standing() == "undo-failed");
  // A supervisor decides: auto-accept of VOICE as it was before, the rest as the plan set it.
  centre.now().lists.auto_accept_configs = centre.entry().found.lists.auto_accept_configs;
  const auto theirs = centre.now();
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "changed-since");
  BOOST_TEST((centre.now() == theirs));
}

BOOST_AUTO_TEST_CASE(an_undo_that_failed_can_be_applied_and_undone) {
  Centre centre(1, with_lists(), overwrite);
  centre.world.quirks.legacy_clears_lists = true;
  (void)centre.apply();
  centre.world.script = {ServiceReply{}, fault(Fault::refused)};
  (void)centre.roll_back();
  BOOST_REQUIRE(centre.standing() == "undo-failed");
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  (void)centre.roll_back();
  BOOST_TEST(centre.standing() == "undone");
}

BOOST_AUTO_TEST_SUITE_END()
