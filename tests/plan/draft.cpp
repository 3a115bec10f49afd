// From the lines of a run to a plan.
#include "support.hpp"

namespace connect_userconfig::test {

namespace {

struct Made {
  std::vector<std::string> problems{};
  std::string text{};
  PlanEnd end{};
  std::vector<PlanUser> users{};
  std::optional<LocatedDiagnostic> without_undo{};
};

/// A plan of this export, made as the tool makes it.
Made made_of(std::string_view json, const ConvertOptions& options = {}, unsigned threads = 1) {
  const ReadyPolicy policy(Policy{});
  PlanDraft draft(policy, options);
  RunOptions run_options{.read = {.profile = true}, .convert = options, .overlay = policy.overlay()};
  run_options.writer = draft.writer();
  run_options.threads = threads;
  MemorySource source(json, "users.json");
  ByteSource* sources[] = {&source};
  std::string lines;
  std::string report_text;
  StringSink scratch(lines);
  StringSink report_to(report_text);
  run(sources, {.requests = &scratch, .conflict = draft.conflicts(), .diagnostics = &report_to},
      *make_report(ReportFormat::text), run_options);
  Made made;
  for (const auto& each : draft.problems()) made.problems.emplace_back(describe(each.id).name);
  append_plan_line(draft.header(), made.text);
  for (std::size_t at = 0; at < lines.size();) {
    const auto end = lines.find('\n', at) + 1;
    draft.settle(std::string_view(lines).substr(at, end - at), made.text);
    at = end;
  }
  Sha256 digest;
  digest.add(made.text);
  append_plan_line(draft.end(), digest, made.text);
  MemorySource plan(made.text);
  const auto wrong = read_plan(plan, {.user = [&](const auto& user) { made.users.push_back(user); },
                                      .end = [&](const auto& end) { made.end = end; }});
  if (wrong && made.problems.empty()) BOOST_ERROR(wrong->message);
  made.without_undo = draft.without_undo();
  return made;
}

std::string user(std::string_view id, std::string_view phone_config, std::string_view region = "us-west-2") {
  return std::string(R"({"Id":")") + std::string(id) + R"(","Username":"agent-)" + std::string(id) +
         R"(","RoutingProfileId":"r","Arn":"arn:aws:connect:)" + std::string(region) +
         R"(:111122223333:instance/i-1/agent/)" + std::string(id) + R"(","PhoneConfig":{)" + std::string(phone_config) +
         "}}";
}

std::string users(const std::vector<std::string>& list) {
  std::string text = R"({"Users":[)";
  for (const auto& each : list) text.append(text.back() == '[' ? "" : ",").append(each);
  return text + "]}";
}

constexpr std::string_view soft = R"("PhoneType":"SOFT_PHONE","AutoAccept":false,"AfterContactWorkTimeLimit":60000)";
constexpr std::string_view other = R"("PhoneType":"SOFT_PHONE","AutoAccept":true,"AfterContactWorkTimeLimit":60000)";
constexpr std::string_view bad = R"("PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":1500)";

}  // namespace

BOOST_AUTO_TEST_SUITE(plan_draft)

BOOST_AUTO_TEST_CASE(one_line_a_user_in_the_order_of_the_export) {
  const auto made = made_of(users({user("u-2", soft), user("u-1", bad), user("u-3", other)}));
  BOOST_TEST(made.problems.empty());
  BOOST_TEST(made.users.size() == 3U);
  BOOST_TEST(made.users.at(0).user_id == "u-2");
  BOOST_TEST((made.users.at(1).outcome == Outcome::withheld));
  BOOST_TEST(made.end.converted == 2U);
  BOOST_TEST(made.end.withheld == 1U);
}

BOOST_AUTO_TEST_CASE(both_of_two_records_that_differ_are_withheld) {
  const auto made = made_of(users({user("u-1", soft), user("u-2", soft), user("u-1", other)}));
  BOOST_TEST(made.users.size() == 2U);
  BOOST_TEST((made.users.at(0).outcome == Outcome::withheld));
  BOOST_TEST((made.users.at(0).request == UserConfig{}));
  BOOST_TEST(made.users.at(0).diagnostics.back().id == "conflicting-user");
  BOOST_TEST((made.users.at(1).outcome == Outcome::converted));
  BOOST_TEST(made.end.converted == 1U);
}

BOOST_AUTO_TEST_CASE(two_records_that_agree_are_one_user) {
  const auto made = made_of(users({user("u-1", soft), user("u-1", soft)}));
  BOOST_TEST(made.users.size() == 1U);
  BOOST_TEST((made.users.at(0).outcome == Outcome::converted));
}

BOOST_AUTO_TEST_CASE(a_user_is_not_withheld_in_one_record_and_sent_by_another) {
  for (const auto& list :
       {users({user("u-1", bad), user("u-1", soft)}), users({user("u-1", soft), user("u-1", bad)})}) {
    const auto made = made_of(list);
    BOOST_TEST(made.users.size() == 1U);
    BOOST_TEST((made.users.at(0).outcome == Outcome::withheld));
  }
}

BOOST_AUTO_TEST_CASE(an_id_with_quotes_is_found_again) {
  const auto made = made_of(users({user(R"(u\"1)", soft), user(R"(u\"1)", other)}));
  for (const auto& each : made.users) BOOST_TEST((each.outcome == Outcome::withheld));
}

BOOST_AUTO_TEST_CASE(saved_requests_have_no_before) {
  const auto made =
      made_of(R"({"InstanceId":"i-1","UserId":"u-1","PhoneConfig":{"PhoneType":"SOFT_PHONE","AutoAccept":true}})");
  BOOST_TEST(made.problems == std::vector<std::string>{"plan-needs-export"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_instance) {
  const auto made = made_of(users({user("u-1", soft), user("u-2", soft, "eu-west-2")}));
  BOOST_TEST(made.problems == std::vector<std::string>{"plan-of-two-instances"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(who_cannot_be_brought_back_is_named) {
  const auto made = made_of(users({user("u-1", soft), user("u-2", R"("PhoneType":"SOFT_PHONE")")}));
  BOOST_REQUIRE(made.without_undo.has_value());
  BOOST_TEST(made.without_undo->message.find("1 user: agent-u-2") != std::string::npos);
  BOOST_TEST(!made_of(users({user("u-1", soft)})).without_undo.has_value());
  std::vector<std::string> many;
  for (const auto* id : {"a", "b", "c"}) many.push_back(user(id, R"("PhoneType":"SOFT_PHONE")"));
  BOOST_TEST(made_of(users(many)).without_undo->message.ends_with("3 users: agent-a, agent-b, agent-c"));
  many.push_back(user("d", R"("PhoneType":"SOFT_PHONE")"));
  BOOST_TEST(made_of(users(many)).without_undo->message.ends_with("4 users: agent-a, agent-b, agent-c, ..."));
}

BOOST_AUTO_TEST_CASE(the_number_of_threads_makes_no_difference) {
  std::vector<std::string> list;
  for (int i = 0; i < 3000; ++i) list.push_back(user("u-" + std::to_string(i % 2900), i % 7 == 0 ? bad : soft));
  const auto json = users(list);
  const auto one = made_of(json).text;
  BOOST_TEST((made_of(json, {}, 4).text == one));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace connect_userconfig::test
