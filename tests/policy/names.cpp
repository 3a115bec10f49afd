#include "connect_userconfig/names.hpp"
#include "connect_userconfig/policy.hpp"
#include "text/accents.hpp"

#include <boost/test/unit_test.hpp>

using namespace connect_userconfig;

namespace {

constexpr auto routing = NameKind::routing_profile;
constexpr auto security = NameKind::security_profile;
constexpr auto group = NameKind::hierarchy_group;

Names names_of(std::string_view json) {
  Names names;
  const auto problems = read_names(json, "names.json", names);
  for (const auto& each : problems) BOOST_ERROR(each.message);
  return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_names)

BOOST_AUTO_TEST_CASE(reads_what_each_command_prints) {
  const auto names = names_of(R"(
{"RoutingProfileSummaryList": [{"Id": "r-1", "Arn": "a", "Name": "Chat support", "LastModifiedRegion": "x"}], "NextToken": "t"}
{"RoutingProfiles": [{"RoutingProfileId": "r-2", "Name": "Voice"}], "ApproximateTotalCount": 1}
{"RoutingProfile": {"RoutingProfileId": "r-3", "Name": "Mail"}}
{"SecurityProfileSummaryList": [{"Id": "s-1", "Name": "Agent"}]}
{"SecurityProfiles": [{"Id": "s-2", "SecurityProfileName": "Admin"}]}
{"SecurityProfile": {"Id": "s-3", "SecurityProfileName": "Quality"}}
[{"UserHierarchyGroupSummaryList": [{"Id": "g-1", "Name": "Berlin"}]}, {"UserHierarchyGroupSummaryList": []}])");
  BOOST_TEST(names.ids_of(routing, "Chat support") == std::vector<std::string>{"r-1"});
  BOOST_TEST(names.ids_of(routing, "Voice") == std::vector<std::string>{"r-2"});
  BOOST_TEST(names.ids_of(routing, "Mail") == std::vector<std::string>{"r-3"});
  BOOST_TEST(names.ids_of(security, "Agent") == std::vector<std::string>{"s-1"});
  BOOST_TEST(names.ids_of(security, "Admin") == std::vector<std::string>{"s-2"});
  BOOST_TEST(names.name_of(security, "s-3").value() == "Quality");
  BOOST_TEST(names.name_of(group, "g-1").value() == "Berlin");
  BOOST_TEST((names.path_of("g-1") == nullptr));
  BOOST_TEST(names.ids_of(routing, "chat support").empty());
}

BOOST_AUTO_TEST_CASE(knows_the_groups_above) {
  const auto names = names_of(R"({"HierarchyGroup": {"Id": "g-3", "Name": "Team A", "HierarchyPath": {
      "LevelOne": {"Id": "g-1", "Name": "Germany"}, "LevelTwo": {"Id": "g-2", "Name": "Berlin"},
      "LevelThree": {"Id": "g-3", "Name": "Team A"}}}})");
  BOOST_REQUIRE(names.path_of("g-3"));
  BOOST_TEST(*names.path_of("g-3") == (std::vector<std::string>{"g-1", "g-2", "g-3"}));
  BOOST_REQUIRE(names.path_of("g-2"));
  BOOST_TEST(*names.path_of("g-2") == (std::vector<std::string>{"g-1", "g-2"}));
}

BOOST_AUTO_TEST_CASE(a_name_may_stand_twice) {
  Names names;
  names.add(group, "g-1", "Team A");
  names.add(group, "g-2", "Team A");
  names.add(group, "g-2", "Team A");
  BOOST_TEST(names.ids_of(group, "Team A").size() == 2);
  names.add(group, "g-2", "Team B");
  BOOST_TEST(names.ids_of(group, "Team A") == std::vector<std::string>{"g-1"});
}

BOOST_AUTO_TEST_CASE(the_nearest_is_found_and_nothing_far) {
  Names names;
  names.add(routing, "r-1", "Chat support");
  names.add(routing, "r-2", "Voice");
  BOOST_TEST(names.nearest(routing, "Chat suport") == "Chat support");
  BOOST_TEST(names.nearest(routing, "Complaints") == "");
}

/// What looks alike has to be told apart, or "did you mean" names what was written.
BOOST_AUTO_TEST_CASE(accents_as_letters_and_as_marks_look_alike) {
  struct Row {
    const char* one;
    const char* other;
    bool same;
  };
  const Row rows[] = {
      {"Z\u00fcrich", "Zu\u0308rich", true}, {"Equipe \u00e9t\u00e9", "Equipe e\u0301te\u0301", true},
      {"\u1ec7", "e\u0323\u0302", true},     {"Z\u00fcrich", "Z\u00fcrich", false},
      {"Zurich", "Zu\u0308rich", false},     {"Z\u00fcrich", "Zurich", false},
      {"Z\u00fcrich", "Z\u00e4rich", false}, {"Z\u00fcrich", "Zu\u0308rich!", false},
      {"Zu\u0308", "Zu\u0308", false},       {"", "", false},
  };
  for (const auto& [one, other, same] : rows) {
    BOOST_TEST(differ_in_accents(one, other) == same, one << " " << other);
    BOOST_TEST(differ_in_accents(other, one) == same, other << " " << one);
  }
  const auto names = names_of("{\"RoutingProfileSummaryList\": [{\"Id\": \"r-1\", \"Name\": \"Z\u00fcrich\"}]}");
  const ReadyPolicy policy(
      Policy{.rules = {{.name = "one", .when = routing_profile({"Zu\u0308rich"}), .decide = {.leave = true}}}}, names);
  BOOST_TEST(!policy.ok());
  const auto& said = policy.diagnostics().at(0).message;
  BOOST_TEST(said.find("did you mean 'Z\u00fcrich'? It looks the same") != std::string::npos, said);
}

BOOST_AUTO_TEST_CASE(what_it_is_not_is_said_with_its_place) {
  const std::pair<const char*, const char*> bad[] = {
      {"{\"Users\": []}", "it has Users"},
      {"", "it is empty"},
      {"[1]", "no answer"},
      {"5", "no object"},
      {"{\"SecurityProfiles\": [{\"Id\": \"s\", \"Name\": \"wrong member\"}]}", "no SecurityProfileName"},
      {"{\"HierarchyGroup\": {\"Id\": \"g\", \"Name\": \"n\", \"HierarchyPath\": {\"LevelOne\": 1}}}", "no Id"},
  };
  for (const auto& [json, words] : bad) {
    Names names;
    const auto problems = read_names(json, "names.json", names);
    BOOST_TEST_CONTEXT(json) {
      BOOST_REQUIRE(problems.size() == 1);
      BOOST_TEST((problems[0].id == DiagnosticId::names_unrecognized));
      BOOST_TEST_CONTEXT(problems[0].message) { BOOST_TEST((problems[0].message.find(words) != std::string::npos)); }
    }
  }
  Names names;
  const auto problems = read_names("{\"RoutingProfiles\": []}\n{\"RoutingProfiles\": [}", "names.json", names);
  BOOST_REQUIRE(problems.size() == 1);
  BOOST_TEST((problems[0].id == DiagnosticId::malformed_json));
  BOOST_TEST(problems[0].region.begin.line == 2);
  BOOST_TEST(problems[0].region.begin.column == 22);
}

BOOST_AUTO_TEST_CASE(an_answer_whose_last_page_is_missing_is_not_complete) {
  const auto problem = [](std::initializer_list<std::string_view> pages, const char* wanted) {
    Names names;
    for (const auto page : pages) BOOST_TEST(read_names(page, "names.json", names).empty());
    const ReadyPolicy policy({.rules = {{.name = "a", .when = routing_profile({wanted})}}}, names);
    return policy.ok() ? std::string("ok") : policy.diagnostics().front().message;
  };
  constexpr auto first = R"({"RoutingProfileSummaryList": [{"Id": "r-1", "Name": "Chat"}], "NextToken": "x"})";
  constexpr auto last = R"({"RoutingProfileSummaryList": [{"Id": "r-2", "Name": "Voice"}]})";
  BOOST_TEST(problem({first}, "Chat").find("NextToken") != std::string::npos);
  BOOST_TEST(problem({first}, "Mail").find("does not hold all of them") != std::string::npos);
  BOOST_TEST(problem({first}, "r-1") == "ok");
  BOOST_TEST(problem({first, last}, "Chat") == "ok");
  BOOST_TEST(problem({last, first}, "Chat") == "ok");
  BOOST_TEST(problem({last}, "Mail").find("NextToken") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(ids_and_arns_are_what_they_are_taken_for) {
  Names names;
  names.add(NameKind::routing_profile, "8f3c1c2e-0000-4000-8000-000000000001", "Chat");
  const auto problem = [&](Condition when) {
    const ReadyPolicy policy({.rules = {{.name = "a", .when = std::move(when)}}}, names);
    return policy.ok() ? std::string("ok") : policy.diagnostics().front().message;
  };
  const std::string arn = "arn:aws:connect:eu-central-1:1:instance/i/";
  BOOST_TEST(problem(routing_profile({arn + "routing-profile/8f3c1c2e-0000-4000-8000-000000000001"})) == "ok");
  BOOST_TEST(problem(routing_profile({"8f3c1c2e-0000-4000-8000-000000000001"})) == "ok");
  BOOST_TEST(problem(not_of(routing_profile({"8F3C1C2E-0000-4000-8000-000000000001"}))).find("case counts") !=
             std::string::npos);
  // An id that the names do not know, though they know this kind, is one of nothing.
  BOOST_TEST(problem(routing_profile({"8f3c1c2e-0000-4000-8000-000000000009"})) != "ok");
  BOOST_TEST(problem(routing_profile({arn + "routing-profile/8f3c1c2e-0000-4000-8000-000000000009"})) != "ok");
  BOOST_TEST(problem(security_profile({"8f3c1c2e-0000-4000-8000-000000000009"})) == "ok");
  for (const auto& other :
       {routing_profile({arn + "queue/8f3c1c2e-0000-4000-8000-000000000001"}),
        security_profile({arn + "routing-profile/x"}), hierarchy_group({arn + "agent/x"}), user_id({arn + "queue/x"}),
        user_id({"arn:x"}), routing_profile({"arn:aws:s3:::a/routing-profile/b"})}) {
    BOOST_TEST(problem(other).find("no ARN of this kind") != std::string::npos);
  }
  BOOST_TEST(problem(hierarchy_group({arn + "agent-group/x"})) == "ok");
  BOOST_TEST(problem(security_profile({arn + "security-profile/8f3c1c2e-0000-4000-8000-000000000001"})) == "ok");
  BOOST_TEST(problem(user_id({arn + "agent/u-1"})) == "ok");
  // An ARN says what it is, however its id looks.
  BOOST_TEST(problem(security_profile({arn + "security-profile/s-1"})) == "ok");
}

BOOST_AUTO_TEST_CASE(depth_costs_no_stack) {
  Names names;
  BOOST_TEST(read_names(std::string(1'000'000, '['), "deep", names).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
