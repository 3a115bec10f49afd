#include "connect_userconfig/names.hpp"

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

BOOST_AUTO_TEST_CASE(depth_costs_no_stack) {
  Names names;
  BOOST_TEST(read_names(std::string(1'000'000, '['), "deep", names).size() == 1);
}

BOOST_AUTO_TEST_SUITE_END()
