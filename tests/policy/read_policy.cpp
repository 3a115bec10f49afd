// The text of a policy: what it means, and everything that is wrong with it.
#include "policy/support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

constexpr std::string_view good_policy = R"(# yaml-language-server: $schema=connect-userconfig-policy.schema.json
policy: 1
rules:
  - name: chat-agents
    description: Chat agents get chats at once and have half a minute afterwards.
    when:
      RoutingProfile: [Chat support, 8f3c1c2e-0000-4000-8000-000000000001]   # a name, an id or an ARN
      not: {Username: "trainer-*"}
    set:
      AutoAccept: {CHAT: true}
      AfterContactWorkTimeLimit: {CHAT: 30 s, TASK: 15 s}
  - name: outbound
    when: {Tags: {team: outbound}}
    set:
      AgentFirstCallback: {AutoAccept: true, AfterContactWorkTimeLimit: 1 min}
      PersistentConnection: true
      VoiceEnhancement: NOISE_SUPPRESSION
    overrides: [chat-agents]
  - name: keep-what-the-pilot-team-has
    when: {UserId: [a1b2c3d4-5678-90ab-cdef-EXAMPLE22222]}
    decide: {existing: keep}
tests:
  - name: a chat agent
    user: {Username: mary, RoutingProfile: Chat support,
           PhoneConfig: {PhoneType: SOFT_PHONE, AutoAccept: false, AfterContactWorkTimeLimit: 60 s}}
    expect:
      AutoAccept: {VOICE: false, CHAT: true}
      AfterContactWorkTimeLimit: {VOICE: 60 s, CHAT: 30 s, TASK: 15 s}
      rules: [chat-agents]
)";

struct Wrong {
  const char* yaml;
  std::uint64_t line;
  std::uint64_t column;
  const char* words;
};
std::ostream& operator<<(std::ostream& to, const Wrong& c) { return to << c.words; }

/// One case a line of the file: what the schema's test reads as well.
const Wrong wrong[] = {
#include "policy/wrong_policies.inc"
};

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_reading)

BOOST_AUTO_TEST_CASE(the_example_means_what_it_says) {
  const auto file = read_policy(good_policy, "policy.yaml");
  for (const auto& each : file.diagnostics) BOOST_ERROR(each.message);
  BOOST_REQUIRE(file.policy.rules.size() == 3U);
  const auto& chat = file.policy.rules[0];
  BOOST_TEST(chat.name == "chat-agents");
  BOOST_TEST(chat.source == "policy.yaml");
  BOOST_TEST(chat.position.line == 4U);
  BOOST_TEST(chat.when.parts.size() == 2U);
  BOOST_TEST(chat.when.parts[0].values[0].text == "Chat support");
  BOOST_TEST(chat.when.parts[0].values[1].position.line == 7U);
  BOOST_TEST((chat.set == PolicySettings{.auto_accept = {.chat = true},
                                         .after_contact_work_time_limit = {.chat = 30s, .task = 15s}}));
  const auto& outbound = file.policy.rules[1];
  BOOST_TEST((outbound.set ==
              PolicySettings{.agent_first_callback = {.auto_accept = true, .after_contact_work_time_limit = 60s},
                             .persistent_connection = true,
                             .voice_enhancement = VoiceEnhancementMode::noise_suppression}));
  BOOST_TEST(outbound.overrides.at(0).text == "chat-agents");
  BOOST_TEST((file.policy.rules[2].decide == PolicyDecisions{.existing = ExistingLists::keep}));
  const auto& test = file.policy.tests.at(0);
  BOOST_TEST(test.user.username.value() == "mary");
  BOOST_TEST((test.expect.rules == std::vector<std::string>{"chat-agents"}));
}

BOOST_AUTO_TEST_CASE(the_tests_of_the_example_pass) {
  const ReadyPolicy policy(read_policy(good_policy, "policy.yaml"), {}, UnknownNames::take);
  BOOST_REQUIRE(policy.ok());
  const auto report = test_policy(policy);
  for (const auto& failure : report.results.at(0).failures) BOOST_ERROR(failure);
  BOOST_TEST(report.unreached == (std::vector<std::size_t>{1, 2}));
}

BOOST_AUTO_TEST_CASE(json_means_the_same) {
  const std::string_view yaml =
      "policy: 1\nrules:\n- name: a\n  when: {Username: \"b\\\\*\", Tags: {k: [v, \"1\"]}}\n"
      "  set: {AutoAccept: true}\n";
  const std::string_view json = R"({"policy": 1, "rules": [
  {"name": "a", "when": {"Username": "b\\*", "Tags": {"k": ["v", "1"]}}, "set": {"AutoAccept": true}}], "tests": []})";
  const auto from_yaml = read_policy(yaml);
  const auto from_json = read_policy(json);
  const auto core = read_policy_json(json);
  for (const auto& each : from_json.diagnostics) BOOST_ERROR(each.message);
  BOOST_REQUIRE(from_json.policy.rules.size() == 1U);
  BOOST_TEST((from_json.policy.rules[0].set == from_yaml.policy.rules.at(0).set));
  BOOST_TEST(from_json.policy.rules[0].when.parts[1].values[1].text == "1");
  BOOST_TEST(from_json.policy.rules[0].when.parts[0].values[0].text == "b\\*");
  BOOST_TEST(from_json.policy.rules[0].position.line == 2U);
  BOOST_TEST(from_json.policy.rules[0].position.column == 3U);
  BOOST_TEST((core.policy.rules.at(0).when == from_json.policy.rules[0].when));
}

BOOST_DATA_TEST_CASE(what_is_wrong_is_said_where_it_stands, boost::unit_test::data::make(wrong)) {
  const auto file = read_policy(sample.yaml, "policy.yaml");
  BOOST_REQUIRE(!file.ok());
  const auto found = std::find_if(file.diagnostics.begin(), file.diagnostics.end(), [&](const auto& each) {
    return each.message.find(sample.words) != std::string::npos;
  });
  std::string all;
  for (const auto& each : file.diagnostics) {
    all += std::to_string(each.region.begin.line) + ":" + std::to_string(each.region.begin.column) + " " +
           each.message + "\n";
  }
  BOOST_TEST_CONTEXT(all) {
    BOOST_REQUIRE((found != file.diagnostics.end()));
    BOOST_TEST(found->region.begin.line == sample.line);
    BOOST_TEST(found->region.begin.column == sample.column);
    BOOST_TEST(found->source.view() == "policy.yaml");
  }
}

BOOST_AUTO_TEST_CASE(all_errors_are_said_at_once) {
  const auto file = read_policy(R"(policy: 2
rules:
  - nam: a
    set: {AutoAcept: true, AfterContactWorkTimeLimit: 30}
    when: {RoutingProfile: 5, Tags: {team: yes}}
)");
  BOOST_TEST(file.diagnostics.size() == 7U);  // version, nam, AutoAcept, 30, 5, yes, and that there is no name
  const auto tags =
      read_policy("policy: 1\nrules:\n- {name: a, when: {Tags: {n: 5, yes: [x, 7]}}, set: {AutoAccept: true}}\n");
  BOOST_TEST(tags.diagnostics.size() == 4U);  // both keys, and both values
}

BOOST_AUTO_TEST_CASE(hostile_texts_end_in_an_error) {
  const auto refused = [](const std::string& text) {
    const auto file = read_policy(text);
    BOOST_TEST(!file.ok());
    BOOST_TEST(file.diagnostics.size() <= 101U);
  };
  refused("");
  refused("{");
  refused(std::string("policy: 1\0rules: []", 19));
  refused("policy: 1\nrules: [\xFF]\n");
  refused(std::string(100'000, '['));
  refused("policy: 1\nrules: " + std::string(100'000, '[') + std::string(100'000, ']'));
  refused("{\"policy\": 1, \"rules\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}");
  refused("policy: 1\n---\npolicy: 1\n");
  std::string laughs = "a: &a [x, x]\n";
  for (char c = 'b'; c < 'z'; ++c) {
    laughs +=
        std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" + static_cast<char>(c - 1) + "]\n";
  }
  refused(laughs);
  std::string nots = "policy: 1\nrules: [{name: a, set: {AutoAccept: true}, when: ";
  for (int i = 0; i < 200; ++i) nots += "{not: ";
  refused(nots + "{Username: a}" + std::string(200, '}') + "}]\n");
  std::string many = "policy: 1\nrules:\n";
  for (int i = 0; i < 100'000; ++i) many += "- {name: r" + std::to_string(i) + ", set: {AutoAccept: true}}\n";
  refused(many);
  std::string keys = "policy: 1\nrules: []\n";
  for (int i = 0; i < 100'000; ++i) keys += "k" + std::to_string(i) + ": 1\n";
  refused(keys);
  refused("policy: 1\nrules: []\n#" + std::string(10'000'000, 'x') + "\n");
}

BOOST_AUTO_TEST_SUITE_END()
