// How the users of a plan stand, one by one and on the whole.
#include "migration/centre.hpp"

#include <nlohmann/json.hpp>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

PlanUser someone(Outcome outcome = Outcome::converted) {
  auto user = planned(exported_user());
  user.outcome = outcome;
  return user;
}

JournalEntry standing(Standing which, std::string detail = {}) {
  return {.user_id = "u-1", .standing = which, .sent = true, .found = {}, .detail = std::move(detail)};
}

std::string text_of(const std::vector<UserReport>& reports, UserReportFormat format) {
  std::string text;
  append_reports(reports, format, text);
  return text;
}

const std::vector<UserReport> some = {
    {.user_id = "u-1", .username = "mary", .state = "applied", .detail = {}, .as_planned = true},
    {.user_id = "u-2", .username = "=cmd()", .state = "stale", .detail = "is \"so\"\n", .as_planned = false},
    {.user_id = "u-3", .username = {}, .state = "applied", .detail = {}, .as_planned = true}};

}  // namespace

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(what_is_as_planned) {
  for (int i = 0; i <= static_cast<int>(Standing::undo_failed); ++i) {
    const auto entry = standing(static_cast<Standing>(i), "why");
    const auto told = report_of(someone(), &entry);
    BOOST_TEST(told.state == to_string(entry.standing));
    BOOST_TEST(told.detail == "why");
    const bool gone = entry.standing == Standing::deleted;
    const bool undone = entry.standing == Standing::undone;
    const bool there = entry.standing == Standing::applied || entry.standing == Standing::already;
    BOOST_TEST(told.as_planned == (there || gone || undone));
    BOOST_TEST(undo_report_of(someone(), entry).as_planned == (undone || gone));
  }
  BOOST_TEST(report_of(someone(), nullptr).state == "not-sent");
  BOOST_TEST(!report_of(someone(), nullptr).as_planned);
  BOOST_TEST(report_of(someone(Outcome::unchanged), nullptr).as_planned);
}

BOOST_AUTO_TEST_CASE(who_is_withheld_is_told_why) {
  auto user = someone(Outcome::withheld);
  user.diagnostics = {{.id = "a-note", .severity = "note", .message = "no matter", .pointer = {}},
                      {.id = "a-fault", .severity = "error", .message = "something is wrong", .pointer = {}}};
  const auto told = report_of(user, nullptr);
  BOOST_TEST(told.state == "withheld");
  BOOST_TEST(told.detail == "something is wrong [a-fault]");
  BOOST_TEST(!told.as_planned);
}

BOOST_AUTO_TEST_CASE(a_verification_compares_lists) {
  const auto user = someone();
  UserSettings now{.phone_config = user.phone_config, .lists = user.after};
  BOOST_TEST(verify_user(user, nullptr, &now, {}).state == "as-planned");
  now.lists.auto_accept_configs[1].auto_accept = true;
  const auto told = verify_user(user, nullptr, &now, {});
  BOOST_TEST(told.state == "different");
  BOOST_TEST(told.detail == "AutoAccept of CHAT is true, not false");
  BOOST_TEST(verify_user(user, nullptr, nullptr, {}).state == "missing");
  const auto gone = standing(Standing::deleted);
  BOOST_TEST(verify_user(user, &gone, nullptr, {}).state == "deleted");
  BOOST_TEST(verify_user(someone(Outcome::withheld), nullptr, &now, {}).state == "withheld");
}

BOOST_AUTO_TEST_CASE(who_was_undone_is_compared_with_what_was_found) {
  const auto user = someone();
  auto entry = standing(Standing::undone);
  entry.found = People::settings(user);
  const auto before = entry.found;
  BOOST_TEST(verify_user(user, &entry, &before, {}).state == "undone");
  BOOST_TEST(verify_user(user, &entry, &before, {}).as_planned);
  UserSettings now{.phone_config = user.phone_config, .lists = user.after};
  now.lists.auto_accept_configs[1].auto_accept = true;
  BOOST_TEST(verify_user(user, &entry, &now, {}).state == "different");
  // Whom an undo has left alone is not as planned, and is compared with what there was.
  for (const auto standing :
       {Standing::undo_refused, Standing::undo_failed, Standing::changed_since, Standing::undoing}) {
    entry.standing = standing;
    const auto left = verify_user(user, &entry, &now, {});
    BOOST_TEST(left.state == to_string(standing));
    BOOST_TEST(!left.as_planned);
    BOOST_TEST(!left.detail.empty());
    BOOST_TEST(verify_user(user, &entry, &before, {}).state == "undone");
  }
}

BOOST_AUTO_TEST_CASE(for_people_those_who_are_not_as_planned_and_counts) {
  BOOST_TEST(text_of(some, UserReportFormat::text) ==
             "stale  =cmd(), u-2: is \"so\"\\u{a}\n"
             "3 users: 2 applied, 1 stale\n");
  BOOST_TEST(text_of({}, UserReportFormat::text) == "0 users\n");
}

BOOST_AUTO_TEST_CASE(for_programs_all_of_them) {
  const auto json = nlohmann::json::parse(text_of(some, UserReportFormat::json));
  BOOST_TEST((json["counts"] == nlohmann::json{{"applied", 2}, {"stale", 1}}));
  BOOST_TEST(json["users"].size() == 3U);
  BOOST_TEST((json["users"][1] == nlohmann::json{{"UserId", "u-2"},
                                                 {"Username", "=cmd()"},
                                                 {"state", "stale"},
                                                 {"detail", "is \"so\"\n"},
                                                 {"as_planned", false}}));
  BOOST_TEST(!json["users"][2].contains("Username"));
  BOOST_TEST((nlohmann::json::parse(text_of({}, UserReportFormat::json))["users"].empty()));
}

BOOST_AUTO_TEST_CASE(for_a_spreadsheet_no_cell_is_a_formula) {
  BOOST_TEST(text_of(some, UserReportFormat::csv) ==
             "UserId,Username,state,as planned,detail\r\n"
             "\"u-1\",\"mary\",\"applied\",\"yes\",\"\"\r\n"
             "\"u-2\",\"'=cmd()\",\"stale\",\"no\",\"is \"\"so\"\"\n\"\r\n"
             "\"u-3\",\"\",\"applied\",\"yes\",\"\"\r\n");
}

BOOST_AUTO_TEST_CASE(users_are_described_and_the_deleted_told) {
  Centre centre(5);
  for (const auto* id : {"u-0", "u-1", "u-2"}) centre.world.users[id].deleted = true;
  WorldService service(centre.world);
  std::map<std::string, std::optional<UserSettings>> found;
  const auto result = describe_users(place, centre.plan, service, {}, found);
  BOOST_TEST(to_string(result.stop) == "none");
  BOOST_TEST(found.size() == 5U);
  BOOST_TEST((found["u-3"] == centre.now("u-3")));
  BOOST_TEST(!found["u-0"].has_value());
  BOOST_TEST(centre.count(Operation::update_user_config) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
