#include "review/support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

BOOST_AUTO_TEST_SUITE(review_page)

BOOST_AUTO_TEST_CASE(says_digest_instance_and_counts_without_script) {
  auto withheld = plan_user("u-2", "john");
  withheld.outcome = Outcome::withheld;
  withheld.diagnostics = {{.id = "invalid-phone-number", .severity = "error", .message = "no number"}};
  const auto page = page_of({user_with_rule("u-1", "mary"), withheld, plan_user("u-3", "ann")});
  BOOST_TEST(page.find("Plan <code>" + std::string(64, 'd') + "</code>") != page.npos);
  BOOST_TEST(page.find("<b>1</b> <span>Change</span>") != page.npos);
  BOOST_TEST(page.find("<b>1</b> <span>Withheld</span>") != page.npos);
  BOOST_TEST(page.find("<b>1</b> <span>Move</span>") != page.npos);
  BOOST_TEST(page.find("1 user: invalid-phone-number: the desk phone number is not in E.164 form") != page.npos);
  BOOST_TEST(page.find("After-contact work, Chats: 60 s \u2192 30 s (rule chat-agents, policy.yaml:4)") != page.npos);
  BOOST_TEST(page.find("<dt>Instance</dt><dd>i-1</dd>") != page.npos);
}

BOOST_AUTO_TEST_CASE(counts_by_reason_and_who_has_no_way_back) {
  auto withheld = plan_user("u-1", "john");
  withheld.outcome = Outcome::withheld;
  withheld.diagnostics = {{.id = "invalid-phone-number", .severity = "error", .message = "no number"}};
  auto stuck = user_with_rule("u-3", "mary");
  stuck.undo.refused = "no call takes it away";
  const auto page = page_of({withheld, withheld, stuck, user_with_rule("u-4", "ann")});
  BOOST_TEST(page.find("2 users: invalid-phone-number") != page.npos);
  BOOST_TEST(page.find("<b>1</b> <span>No way back</span>") != page.npos);
  const auto data = data_of(page);
  std::size_t none = 0;
  for (const auto& user : data["users"])
    none += data["undos"][data["remarks"][user[4].get<std::size_t>()][2].get<std::size_t>()][1].get<std::size_t>();
  BOOST_TEST(none == 1U);
}

BOOST_AUTO_TEST_CASE(the_sign_off_says_where_the_plan_is_of) {
  Review review;
  review.add(PlanHeader{.tool = "2.0.0",
                        .created = "2026-11-25T16:00:00Z",
                        .instance_id = "i-1",
                        .region = "us-west-2",
                        .account = "111122223333",
                        .policy = "policy.yaml"});
  review.add(PlanEnd{.exports = {{.name = "users.json", .bytes = 1234, .sha256 = "c3VtCg=="}},
                     .policy = PlanInput{.name = "policy.yaml", .bytes = 99, .sha256 = "cG9sCg=="}});
  const auto page = review.page();
  for (const auto* fact :
       {"<dt>Instance</dt><dd>i-1</dd>", "<dt>Region</dt><dd>us-west-2</dd>", "<dt>Account</dt><dd>111122223333</dd>",
        "<dt>Made</dt><dd>2026-11-25T16:00:00Z</dd>", "<dt>Made by</dt><dd>connect-userconfig 2.0.0</dd>",
        "<dt>From the export</dt><dd>users.json, 1,234 bytes, SHA-256 c3VtCg==</dd>",
        "<dt>By the rules of</dt><dd>policy.yaml, 99 bytes, SHA-256 cG9sCg==</dd>",
        "The rules for groups of users are those of policy.yaml."}) {
    BOOST_TEST(page.find(fact) != page.npos, fact);
  }
}

BOOST_AUTO_TEST_CASE(small_groups_are_counted) {
  std::vector<PlanUser> users;
  for (int i = 0; i < 30; ++i) {
    // The first groups have two users each, the last ones one.
    for (int k = 0; k < (i < 25 ? 2 : 1); ++k) {
      auto user = user_with_rule("u-" + std::to_string(100 * i + k), "mary");
      user.changes[1].after = std::to_string(i + 100) + " s";
      users.push_back(user);
    }
  }
  BOOST_TEST(page_of(users).find("And 5 smaller groups, with 5 users.") != std::string::npos);
  users.push_back(users.back());
  BOOST_TEST(page_of(users).find("And 5 smaller groups, with 6 users.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(allows_its_own_script_and_style_and_nothing_else) {
  const auto page = page_of({user_with_rule("u-1", "mary")});
  const auto policy = between(page, "Content-Security-Policy\" content=\"", "\">");
  BOOST_TEST(policy.starts_with("default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'sha256-"));
  const auto hash = [](const std::string& text) {
    Sha256 sha;
    sha.add(text);
    return "'sha256-" + to_base64(sha.finish()) + "'";
  };
  BOOST_TEST(policy.ends_with("script-src " + hash(between(page, "<script>", "</script>")) + "; style-src " +
                              hash(between(page, "<style>", "</style>"))));
  for (const auto* never :
       {"http:", "https:", "//fonts", " src=", "@import", "url(", " style=", "innerHTML", "fetch("}) {
    BOOST_TEST(page.find(never) == page.npos, never);
  }
}

BOOST_AUTO_TEST_CASE(folds_identical_changes) {
  const auto data =
      data_of(page_of({user_with_rule("u-1", "mary"), user_with_rule("u-2", "john"), plan_user("u-3", "ann"),
                       with_number(plan_user("u-4", "bob"), "+12065550100", "+12065550100"),
                       with_number(plan_user("u-5", "eve"), "+12065550101", "+12065550101")}));
  BOOST_TEST(data["users"].size() == 5U);
  BOOST_TEST(data["groups"].size() == 2U);
  // Who has a number has another way than who has none, and all numbers are alike.
  BOOST_TEST(data["ways"].size() == 3U);
  BOOST_TEST(data["users"][3][2] == data["users"][4][2]);
}

BOOST_AUTO_TEST_CASE(a_number_that_changes_is_no_number_that_stays) {
  const auto data = data_of(page_of({with_number(plan_user("u-1", "bob"), "+12065550100", "+12065550100"),
                                     with_number(plan_user("u-2", "eve"), "+12065550112", "+12065560112")}));
  BOOST_TEST(data["groups"].size() == 2U);
  // Masked they are the same; that they differ is still told.
  BOOST_TEST(data["users"][1][5].dump() == R"(["+1206*****12","+1206*****12",""])");
}

BOOST_AUTO_TEST_CASE(a_group_says_that_a_number_becomes_another) {
  const auto stays = page_of({with_number(plan_user("u-1", "bob"), "+12065550100", "+12065550100")});
  BOOST_TEST(data_of(stays)["values"].dump() == R"(["\u0001"])");
  const auto changes = page_of({with_number(plan_user("u-1", "bob"), "+12065550100", "+12065550112")});
  BOOST_TEST(data_of(changes)["values"].dump() == R"(["\u0001","\u0002"])");
}

BOOST_AUTO_TEST_CASE(numbers_of_other_channels_are_masked_as_well) {
  auto user = plan_user("u-1", "bob");
  user.changes = {{.setting = "PhoneNumber", .channel = "CHAT", .before = {}, .after = "+12065550112", .because = "x"}};
  BOOST_TEST(page_of({user}).find("+12065550112") == std::string::npos);
  BOOST_TEST(page_of({user}, {.show_numbers = true, .names = {}}).find("+12065550112") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reason_that_is_given_twice_is_one) {
  auto once = plan_user("u-1", "mary");
  once.outcome = Outcome::withheld;
  once.diagnostics = {{.id = "existing-config-differs", .severity = "error", .message = "AutoAccept"}};
  auto twice = once;
  twice.diagnostics.push_back({.id = "existing-config-differs", .severity = "error", .message = "limits"});
  BOOST_TEST(data_of(page_of({once, twice}))["groups"].size() == 1U);
}

BOOST_AUTO_TEST_CASE(withheld_users_are_grouped_by_their_errors) {
  auto one = plan_user("u-1", "mary");
  one.outcome = Outcome::withheld;
  one.diagnostics = {{.id = "invalid-phone-number", .severity = "error", .message = "+1206*****12"}};
  auto same = one;
  same.user_id = "u-2";
  same.diagnostics[0].message = "+1206*****13";
  same.diagnostics.push_back(callbacks());
  auto other = one;
  other.diagnostics[0].id = "existing-config-differs";
  BOOST_TEST(data_of(page_of({one, same, other}))["groups"].size() == 2U);
}

BOOST_AUTO_TEST_CASE(who_is_withheld_shows_what_the_legacy_setting_means) {
  auto user = plan_user("u-1", "mary");
  user.outcome = Outcome::withheld;
  const auto data = data_of(page_of({user}));
  std::vector<std::string> seen;
  for (const auto& row : data["ways"][0][2]) {
    BOOST_TEST(row[1] == row[2]);
    seen.push_back(data["elements"][row[0].get<std::size_t>()][2].get<std::string>() + " " +
                   data["values"][row[1].get<std::size_t>()].get<std::string>());
  }
  BOOST_TEST(seen[0] == "Voice on");
  BOOST_TEST((std::find(seen.begin(), seen.end(), "Tasks 60 s") != seen.end()));
}

BOOST_AUTO_TEST_CASE(numbers_are_masked_unless_they_are_asked_for) {
  auto user = with_number(plan_user("u-1", "mary"), "+12065550100", "+12065550199");
  user.phone_config->desk_phone_number = "+12065550177";
  const auto masked = page_of({user});
  BOOST_TEST(masked.find("20655501") == masked.npos);
  BOOST_TEST(masked.find("+1206*****99") != masked.npos);
  const auto whole = page_of({user}, {.show_numbers = true, .names = {}});
  for (const auto* number : {"+12065550100", "+12065550199", "+12065550177"}) {
    BOOST_TEST(whole.find(number) != whole.npos);
  }
}

BOOST_AUTO_TEST_CASE(names_of_strangers_stay_data) {
  const auto* const hostile = "</script><script>alert(1)</script><!--<script>\xe2\x80\xa8{{data}}";
  auto user = user_with_rule("u-1", hostile);
  user.profile.routing_profile_id = hostile;
  user.rules = {hostile};
  user.changes[1].because = hostile;
  user.diagnostics = {{.id = hostile, .severity = "error", .message = hostile, .pointer = hostile}};
  const auto page = page_of({user});
  const auto data = between(page, "id=\"data\">", "</script>");
  BOOST_TEST(data.find('<') == data.npos);
  BOOST_TEST(data.find("\xe2\x80\xa8") == data.npos);
  BOOST_TEST(data_of(page)["users"][0][1] == hostile);
  // One script that is data, and one that is the page's own.
  std::size_t scripts = 0;
  for (auto at = page.find("<script"); at != page.npos; at = page.find("<script", at + 1)) ++scripts;
  BOOST_TEST(scripts == 2U);
  BOOST_TEST(page.find("&lt;/script&gt;&lt;script&gt;alert(1)") != page.npos);
}

BOOST_AUTO_TEST_CASE(names_stand_for_ids) {
  ReviewOptions options;
  options.names.add(NameKind::routing_profile, "r-1", "Chat support");
  options.names.add_group("g-1", "Europe", {"g-1"});
  options.names.add_group("g-2", "Berlin", {"g-1", "g-2"});
  auto user = user_with_rule("u-1", "mary");
  user.profile.hierarchy_group_id = "g-2";
  const auto page = page_of({user}, options);
  const auto data = data_of(page);
  BOOST_TEST(data["routing"][0].dump() == R"(["r-1","Chat support"])");
  BOOST_TEST(data["hierarchy"].dump() == R"([["g-1","Europe",[]],["g-2","Berlin",[0]]])");
  BOOST_TEST(data["profiles"][0].dump() == "[1,2,[],[]]");
  BOOST_TEST(page.find("Chat support (1)") != page.npos);
}

BOOST_AUTO_TEST_CASE(a_user_without_name_is_not_one_whose_name_is_empty) {
  auto nameless = plan_user("u-1", "");
  nameless.username.reset();
  const auto data = data_of(page_of({nameless, plan_user("u-2", "")}));
  BOOST_TEST(data["users"][0][1] == 0);
  BOOST_TEST(data["users"][1][1] == "");
}

BOOST_AUTO_TEST_CASE(no_user_at_all) {
  const auto page = page_of({});
  BOOST_TEST(data_of(page)["users"].empty());
  BOOST_TEST(page.find("Nobody is withheld.") != page.npos);
}

BOOST_AUTO_TEST_CASE(twenty_thousand_users_fit) {
  std::vector<PlanUser> users;
  for (int i = 0; i < 20'000; ++i) {
    const auto number = std::to_string(100'000 + i);
    auto user = i % 2 == 0 ? user_with_rule("a1b2c3d4-5678-90ab-cdef-000000" + number, "agent.of.some.team." + number)
                           : plan_user("a1b2c3d4-5678-90ab-cdef-000000" + number, "agent.of.some.team." + number);
    user.profile.routing_profile_id = "8f3c1c2e-0000-4000-8000-0000000000" + std::to_string(10 + i % 40);
    user.profile.security_profile_ids = {"8f3c1c2e-0000-4000-8000-0000000001" + std::to_string(10 + i / 40 % 40)};
    user.profile.hierarchy_group_id = "8f3c1c2e-0000-4000-8000-0000000002" + std::to_string(10 + i % 17);
    user.profile.tags = {{"team", "t" + std::to_string(i % 13)}};
    if (i % 3 == 0) user.diagnostics = {callbacks()};
    if (i % 4 == 0) user = with_number(std::move(user), "+12065" + number, "+12065" + number);
    users.push_back(std::move(user));
  }
  const auto page = page_of(users);
  BOOST_TEST(page.size() < 2'500'000U);
  BOOST_TEST(data_of(page)["users"].size() == 20'000U);
  BOOST_TEST((page == page_of(users)), "the same plan gives the same bytes");
  // The rows that stand there without a script.
  std::size_t rows = 0;
  for (auto at = page.find("<tr>"); at != page.npos; at = page.find("<tr>", at + 1)) ++rows;
  BOOST_TEST(rows < 100U);
}

BOOST_AUTO_TEST_SUITE_END()
