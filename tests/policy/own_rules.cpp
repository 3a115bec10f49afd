// Rules of a program in a whole run: they report under their own ids.
#include "connect_userconfig/run.hpp"
#include "policy/support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

DiagnosticId own_id() {
  return register_diagnostic(
      {.id = {}, .severity = Severity::warning, .name = "test-own-rule", .summary = "seen by a rule of ours"});
}

constexpr std::string_view users = R"({"Users": [
{"Id": "u-1", "Username": "mary", "Arn": "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1",
 "RoutingProfileId": "chat", "PhoneConfig": {"AutoAccept": false}},
{"Id": "u-2", "Username": "john", "Arn": "arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-2",
 "RoutingProfileId": "voice", "PhoneConfig": {"AutoAccept": false}}], "ApproximateTotalCount": 2})";

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_own_rules)

BOOST_AUTO_TEST_CASE(an_own_diagnostic_is_like_all_others) {
  const auto id = own_id();
  BOOST_TEST((id == own_id()));
  BOOST_TEST(describe(id).name == "test-own-rule");
  BOOST_TEST((find_diagnostic("test-own-rule")->id == id));
  BOOST_TEST((all_diagnostics().back().id == id));
  BOOST_TEST(
      (register_diagnostic({.id = {}, .severity = Severity::error, .name = "wrong-type"}) == DiagnosticId::wrong_type));
  BOOST_TEST((Diagnostic{.id = id, .detail = "x"}.message() == "seen by a rule of ours: x"));
}

BOOST_AUTO_TEST_CASE(rules_take_part_in_a_run) {
  PolicyRule own{.name = "own",
                 .predicate =
                     [](const UserRecord& user, Diagnostics& say) {
                       if (!user.profile || user.profile->routing_profile_id != "chat") return Answer::no;
                       say.push_back({.id = own_id(), .field = Field::routing_profile_id});
                       return Answer::yes;
                     },
                 .set = {.auto_accept = {.chat = true}}};
  const auto policy = ready({own, rule("nobody", username({"x"}), {.auto_accept = {.chat = true}})});
  MemorySource source(users, "users.json");
  ByteSource* sources[] = {&source};
  std::string requests;
  std::string problems;
  StringSink to(requests);
  StringSink report_to(problems);
  RunOptions options;
  options.read.profile = true;
  options.overlay = policy.overlay();
  options.at_end = [&] {
    LocatedDiagnostic last;
    last.id = DiagnosticId::policy_rule_unmatched;
    last.message = policy.policy().rules[policy.unmatched().at(0)].name;
    return std::vector{last};
  };
  const auto summary =
      run(sources, {.requests = &to, .diagnostics = &report_to}, *make_report(ReportFormat::json), options);
  BOOST_TEST(summary.converted == 2U);
  BOOST_TEST(summary.warnings == 2U);
  BOOST_TEST(std::count(requests.begin(), requests.end(), '\n') == 2);
  const auto first = requests.substr(0, requests.find('\n'));
  BOOST_TEST_CONTEXT(requests) {
    BOOST_TEST((first.find(R"({"Channel":"CHAT","AutoAccept":true})") != std::string::npos));
    BOOST_TEST((requests.find(R"({"Channel":"CHAT","AutoAccept":true})", first.size()) == std::string::npos));
  }
  BOOST_TEST_CONTEXT(problems) {
    BOOST_TEST((problems.find(R"("id":"test-own-rule","severity":"warning")") != std::string::npos));
    BOOST_TEST((problems.find(R"("message":"nobody")") != std::string::npos));
  }
}

BOOST_AUTO_TEST_SUITE_END()
