// What becomes of one user, and of a run, when a plan is sent.
#include "migration/centre.hpp"

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(apply)

BOOST_AUTO_TEST_CASE(a_user_is_looked_at_and_then_sent) {
  Centre centre;
  const auto before = centre.now();
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "none");
  BOOST_TEST(centre.called() == (Calls{"DescribeUser", "UpdateUserConfig"}), boost::test_tools::per_element());
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(centre.entry().sent);
  BOOST_TEST((centre.entry().found == before));
  BOOST_TEST((centre.now().lists == centre.plan[0].after));
}

BOOST_AUTO_TEST_CASE(who_is_done_is_not_looked_at_again) {
  Centre centre(3);
  (void)centre.apply();
  centre.world.calls.clear();
  BOOST_TEST(to_string(centre.apply().stop) == "none");
  BOOST_TEST(centre.world.calls.empty());
}

BOOST_AUTO_TEST_CASE(who_is_not_converted_is_passed_over) {
  Centre centre;
  centre.plan[0].outcome = Outcome::withheld;
  (void)centre.apply();
  BOOST_TEST(centre.world.calls.empty());
}

BOOST_AUTO_TEST_CASE(who_changed_since_the_export_is_stale) {
  Centre centre;
  centre.now().phone_config->auto_accept = false;
  centre.now().phone_config->after_contact_work_time_limit = 30s;
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "stale");
  BOOST_TEST(
      centre.entry().detail ==
      "AutoAccept of PhoneConfig is false, not true; AfterContactWorkTimeLimit of PhoneConfig is 30 s, not 60 s");
  BOOST_TEST(!centre.entry().sent);
  BOOST_TEST(centre.count(Operation::update_user_config) == 0U);
}

BOOST_AUTO_TEST_CASE(a_stale_user_is_looked_at_again_by_the_next_apply) {
  Centre centre;
  centre.now().phone_config->auto_accept = false;
  (void)centre.apply();
  centre.now().phone_config->auto_accept = true;
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
}

BOOST_AUTO_TEST_CASE(a_difference_of_form_is_none) {
  Centre centre;
  centre.now().phone_config->persistent_connection = false;
  centre.now().phone_config->desk_phone_number = "";
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
}

BOOST_AUTO_TEST_CASE(lists_that_somebody_made_since_are_stale) {
  Centre centre;
  centre.now().lists.auto_accept_configs = {{.channel = Channel::chat, .auto_accept = true}};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "stale");
  BOOST_TEST(centre.entry().detail == "AutoAccept of CHAT is true, not absent");
}

BOOST_AUTO_TEST_CASE(who_has_it_already_is_not_sent_it) {
  Centre centre;
  centre.now().lists = centre.plan[0].after;
  std::reverse(centre.now().lists.auto_accept_configs.begin(), centre.now().lists.auto_accept_configs.end());
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "already");
  BOOST_TEST(!centre.entry().sent);
  BOOST_TEST(centre.called() == Calls{"DescribeUser"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_intent_whose_write_arrived_is_not_sent_again) {
  Centre centre;
  (void)centre.apply();
  centre.entry().standing = Standing::sending;
  centre.world.calls.clear();
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(centre.called() == Calls{"DescribeUser"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_intent_whose_write_did_not_arrive_is_sent) {
  Centre centre;
  centre.world.journal_order = {"u-0"};
  centre.entry() = {.user_id = "u-0", .standing = Standing::sending, .sent = true, .found = centre.now()};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(centre.count(Operation::update_user_config) == 1U);
}

BOOST_AUTO_TEST_CASE(a_reply_that_is_lost_is_looked_up_and_not_sent_twice) {
  Centre centre;
  centre.world.script = {ServiceReply{}, fault(Fault::connection)};
  const auto result = centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(result.retries == 1U);
}

BOOST_AUTO_TEST_CASE(throttled_it_is_tried_again) {
  Centre centre;
  centre.world.script = {fault(Fault::throttled), ServiceReply{}, fault(Fault::throttled)};
  const auto result = centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(result.retries == 2U);
  BOOST_TEST(result.calls[static_cast<std::size_t>(Operation::describe_user)] == 3U);
}

BOOST_AUTO_TEST_CASE(after_ten_attempts_a_user_is_given_up) {
  Centre centre;
  for (int i = 0; i < 20; ++i) centre.world.script.push_back(fault(Fault::server, "InternalServiceException"));
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "none");
  BOOST_TEST(centre.standing() == "failed");
  BOOST_TEST(centre.entry().detail == "InternalServiceException");
  BOOST_TEST(centre.world.calls.size() == 10U);
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_not_tried_again) {
  Centre centre;
  centre.world.script = {ServiceReply{}, fault(Fault::refused, "InvalidParameterException: no")};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "failed");
  BOOST_TEST(centre.entry().detail == "InvalidParameterException: no");
  BOOST_TEST(!centre.entry().sent);
  BOOST_TEST(centre.world.calls.size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_conflict_is_looked_at_and_tried_once_more) {
  Centre centre;
  centre.world.script = {ServiceReply{}, fault(Fault::conflict)};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(centre.called() == (Calls{"DescribeUser", "UpdateUserConfig", "DescribeUser", "UpdateUserConfig"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_second_conflict_leaves_the_user_out) {
  Centre centre;
  centre.world.script = {ServiceReply{}, fault(Fault::conflict), ServiceReply{}, fault(Fault::conflict, "in use")};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "failed");
  BOOST_TEST(centre.entry().detail == "in use");
  BOOST_TEST(centre.world.calls.size() == 4U);
}

BOOST_AUTO_TEST_CASE(who_was_deleted_is_said_to_be) {
  Centre centre(4);
  centre.world.users["u-1"].deleted = true;
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "none");
  BOOST_TEST(centre.standing("u-1") == "deleted");
  BOOST_TEST(centre.standing("u-3") == "applied");
}

BOOST_AUTO_TEST_CASE(if_the_first_three_do_not_exist_it_stops) {
  Centre centre(30);
  for (auto& [id, user] : centre.world.users) user.deleted = true;
  BOOST_TEST(to_string(centre.apply().stop) == "nobody-there");
  BOOST_TEST(centre.world.calls.size() < 10U);
}

BOOST_AUTO_TEST_CASE(without_permission_it_stops_at_once) {
  Centre centre(30);
  centre.world.script = {ServiceReply{}, fault(Fault::denied, "AccessDeniedException: no connect:UpdateUserConfig")};
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "denied");
  BOOST_TEST(result.why.find("AccessDeniedException: no connect:UpdateUserConfig") != std::string::npos);
  BOOST_TEST(centre.count(Operation::update_user_config) <= 1U);
  for (const auto& [id, entry] : centre.world.journal) BOOST_TEST(!entry.sent);
}

BOOST_AUTO_TEST_CASE(a_permission_that_one_user_is_left_out_of_is_that_users) {
  Centre centre(10);
  centre.world.forbidden = {"u-4"};
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "none");
  BOOST_TEST(centre.standing("u-4") == "failed");
  BOOST_TEST(centre.entry("u-4").detail == "AccessDeniedException");
  BOOST_TEST(!centre.entry("u-4").sent);
  BOOST_TEST(centre.standing("u-9") == "applied");
}

BOOST_AUTO_TEST_CASE(a_permission_that_is_taken_away_ends_it) {
  Centre centre(20);
  for (int i = 5; i < 20; ++i) centre.world.forbidden.insert("u-" + std::to_string(i));
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "denied");
  BOOST_TEST(result.why.ends_with(": UpdateUserConfig: AccessDeniedException"), result.why);
  BOOST_TEST(result.why.starts_with("mary"), result.why);
  BOOST_TEST(centre.standing("u-19") == "not-sent");
}

BOOST_AUTO_TEST_CASE(leavers_at_the_end_do_not_look_like_the_wrong_place) {
  Centre centre(10);
  for (int i = 0; i < 5; ++i) centre.now("u-" + std::to_string(i)).phone_config->auto_accept = false;
  (void)centre.apply();
  BOOST_TEST(centre.standing("u-4") == "stale");
  for (int i = 0; i < 5; ++i) centre.world.users["u-" + std::to_string(i)].deleted = true;
  BOOST_TEST(to_string(centre.apply().stop) == "none");
  BOOST_TEST(centre.standing("u-4") == "deleted");
}

BOOST_AUTO_TEST_CASE(if_those_of_before_are_gone_too_it_is_the_place) {
  Centre centre(10);
  for (int i = 0; i < 5; ++i) centre.now("u-" + std::to_string(i)).phone_config->auto_accept = false;
  (void)centre.apply();
  for (auto& [id, user] : centre.world.users) user.deleted = true;
  BOOST_TEST(to_string(centre.apply().stop) == "nobody-there");
  BOOST_TEST(centre.standing("u-4") == "stale");
}

// Somebody took the plan's one difference away again after the write of a run that was killed: it has arrived.
BOOST_AUTO_TEST_CASE(what_was_set_back_after_an_intent_is_left_so) {
  Centre centre;
  centre.plan[0].request.auto_accept_configs[1].auto_accept = true;
  centre.plan[0].after = centre.plan[0].request;
  (void)centre.apply();
  centre.entry().standing = Standing::sending;
  centre.now().lists.auto_accept_configs[1].auto_accept = false;
  const auto theirs = centre.now();
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "stale");
  BOOST_TEST((centre.now() == theirs));
}

// Whoever was told for a minute is told by what was so a minute ago.
BOOST_AUTO_TEST_CASE(an_answer_that_took_long_is_not_written_by) {
  Centre centre;
  centre.world.faults.latency = 21s;  // half of it at least
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "failed");
  BOOST_TEST(centre.entry().detail.ends_with("too old to be written by"), centre.entry().detail);
  BOOST_TEST(centre.count(Operation::update_user_config) == 0U);
  centre.world.faults.latency = 6s;
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
}

BOOST_AUTO_TEST_CASE(being_throttled_says_nothing_about_a_user) {
  Centre centre;
  for (int i = 0; i < 40; ++i) centre.world.script.push_back(fault(Fault::throttled));
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "applied");
}

BOOST_AUTO_TEST_CASE(credentials_that_expire_are_renewed) {
  Centre centre(2);
  centre.world.script = {ServiceReply{}, fault(Fault::expired)};
  WorldService service(centre.world);
  BOOST_TEST(to_string(apply_plan(place, centre.plan, service, centre.journal, {}).stop) == "none");
  BOOST_TEST(service.renewals == 1U);
  BOOST_TEST(centre.standing("u-0") == "applied");
}

BOOST_AUTO_TEST_CASE(credentials_that_cannot_be_renewed_end_it) {
  Centre centre(2);
  centre.world.script = {fault(Fault::expired)};
  WorldService service(centre.world);
  service.renewable = false;
  const auto result = apply_plan(place, centre.plan, service, centre.journal, {});
  BOOST_TEST(to_string(result.stop) == "credentials");
  BOOST_TEST(result.why == "there are no others");
}

BOOST_AUTO_TEST_CASE(new_credentials_that_are_of_no_use_are_not_renewed_for_ever) {
  Centre centre(2);
  for (int i = 0; i < 50; ++i) centre.world.script.push_back(fault(Fault::expired, "ExpiredTokenException"));
  WorldService service(centre.world);
  BOOST_TEST(to_string(apply_plan(place, centre.plan, service, centre.journal, {}).stop) == "credentials");
  BOOST_TEST(service.renewals == 1U);
}

BOOST_AUTO_TEST_CASE(five_failures_in_a_row_end_it) {
  Centre centre(30);
  for (int i = 0; i < 50; ++i) centre.world.script.push_back(fault(Fault::refused, "InvalidRequestException"));
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "failures");
  BOOST_TEST(result.why == "5 of 5 users failed, the last one with: InvalidRequestException");
}

BOOST_AUTO_TEST_CASE(one_in_twenty_from_the_fortieth_user_on_ends_it) {
  Centre centre(200);
  std::size_t settled = 0;
  centre.how.event = [&](const MigrationEvent& event) {
    if (event.kind == MigrationEvent::Kind::settled) ++settled;
    if (settled == 10 || settled == 20) centre.world.script.push_front(fault(Fault::refused));
  };
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "failures");
  BOOST_TEST(settled == 40U);
}

BOOST_AUTO_TEST_CASE(who_failed_before_is_no_news) {
  Centre centre(200);
  centre.world.stubborn = {"u-50", "u-80", "u-110", "u-140", "u-170"};
  for (int run = 0; run < 3; ++run) {
    BOOST_TEST(to_string(centre.apply().stop) == "none");
    for (const auto& id : centre.world.stubborn) BOOST_TEST(centre.standing(id) == "failed");
  }
  BOOST_TEST(centre.count(Operation::update_user_config) == 200U + 5U + 5U);
}

BOOST_AUTO_TEST_CASE(users_of_another_account_end_it) {
  Centre centre(5);
  auto elsewhere = place;
  elsewhere.account = "999988887777";
  WorldService service(centre.world);
  const auto result = apply_plan(elsewhere, centre.plan, service, centre.journal, {});
  BOOST_TEST(to_string(result.stop) == "wrong-place");
  BOOST_TEST(result.why.find("999988887777") != std::string::npos);
  BOOST_TEST(centre.count(Operation::update_user_config) == 0U);
}

BOOST_AUTO_TEST_CASE(settings_that_nobody_knows_are_left_alone) {
  Centre centre;
  ServiceReply odd;
  odd.user = World::record_of("u-0", centre.now());
  odd.user->unknown_members = {{.list = Field::auto_accept_configs, .name = "NewMember"}};
  centre.world.script = {odd};
  (void)centre.apply();
  BOOST_TEST(centre.standing() == "failed");
  BOOST_TEST(centre.entry().detail == "has NewMember, which this version does not know");
}

BOOST_AUTO_TEST_CASE(a_journal_that_cannot_be_written_ends_it_before_anything_is_sent) {
  Centre centre(3);
  centre.journal.broken = true;
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "journal");
  BOOST_TEST(result.why == "the disk is full");
  BOOST_TEST(centre.count(Operation::update_user_config) == 0U);
}

BOOST_AUTO_TEST_CASE(interrupted_it_finishes_what_is_under_way) {
  Centre centre(30);
  auto wish = Interrupt::none;
  centre.how.interrupt = [&] { return wish; };
  centre.how.event = [&](const MigrationEvent& event) {
    if (event.done == 3) wish = Interrupt::finish;
  };
  const auto result = centre.apply();
  BOOST_TEST(to_string(result.stop) == "interrupted");
  for (const auto& [id, entry] : centre.world.journal) {
    BOOST_TEST((entry.standing == Standing::applied || entry.standing == Standing::not_sent));
    BOOST_TEST(entry.sent == (centre.world.users[id].writes == 1));
  }
}

BOOST_AUTO_TEST_CASE(interrupted_twice_it_leaves_the_intent_for_the_next_run) {
  Centre centre(1);
  centre.world.signal = [&] { return !centre.world.journal.empty(); };
  centre.how.interrupt = [&] { return centre.world.journal.empty() ? Interrupt::none : Interrupt::now; };
  BOOST_TEST(to_string(centre.apply().stop) == "interrupted");
  BOOST_TEST(centre.standing() == "sending");
  centre.how.interrupt = {};
  centre.world.signal = {};
  BOOST_TEST(to_string(centre.apply().stop) == "none");
  BOOST_TEST(centre.standing() == "applied");
  BOOST_TEST(centre.world.users["u-0"].writes == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
