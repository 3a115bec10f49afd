#include "policy/index.hpp"
#include "policy/lookup.hpp"
#include "policy/support.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <sstream>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

Answer ask(const Condition& condition, const UserRecord& user, const Names& names = {}) {
  return ready({rule("r", condition, {})}, names).matches(0, user);
}

/// A record that says nothing but its phone setting.
UserRecord cut_out() { return {.form = Form::phone_config, .phone_config = UserPhoneConfig{.auto_accept = true}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(policy_matching)

BOOST_AUTO_TEST_CASE(each_member_by_any_of_its_values) {
  const auto user = exported_user();
  BOOST_TEST(ask({}, user) == Answer::yes);
  BOOST_TEST(ask(routing_profile({"voice", "chat"}), user) == Answer::yes);
  BOOST_TEST(ask(routing_profile({"voice"}), user) == Answer::no);
  BOOST_TEST(ask(routing_profile({"arn:aws:connect:eu-central-1:111122223333:instance/i/routing-profile/chat"}),
                 user) == Answer::yes);
  BOOST_TEST(ask(security_profile({"quality"}), user) == Answer::yes);
  BOOST_TEST(ask(security_profile({"admin"}), user) == Answer::no);
  BOOST_TEST(ask(tag("team", {"inbound", "outbound"}), user) == Answer::yes);
  BOOST_TEST(ask(tag("team", {"berlin"}), user) == Answer::no);
  BOOST_TEST(ask(tag("Team", {"outbound"}), user) == Answer::no);
  BOOST_TEST(ask(username({"trainer-*", "m?ry"}), user) == Answer::yes);
  BOOST_TEST(ask(username({"Mary"}), user) == Answer::no);
  BOOST_TEST(ask(user_id({"u-1"}), user) == Answer::yes);
  BOOST_TEST(ask(user_id({"u-2"}), user) == Answer::no);
  BOOST_TEST(ask(phone_type(PhoneType::soft_phone), user) == Answer::yes);
  BOOST_TEST(ask(phone_type(PhoneType::desk_phone), user) == Answer::no);
}

BOOST_AUTO_TEST_CASE(all_any_and_not) {
  const auto user = exported_user();
  const auto yes = routing_profile({"chat"});
  const auto no = routing_profile({"voice"});
  BOOST_TEST(ask(all_of({yes, yes}), user) == Answer::yes);
  BOOST_TEST(ask(all_of({yes, no}), user) == Answer::no);
  BOOST_TEST(ask(any_of({no, yes}), user) == Answer::yes);
  BOOST_TEST(ask(any_of({no, no}), user) == Answer::no);
  BOOST_TEST(ask(not_of(no), user) == Answer::yes);
  BOOST_TEST(ask(not_of(all_of({yes, not_of(no)})), user) == Answer::no);
}

BOOST_AUTO_TEST_CASE(an_absent_member_means_none_where_the_record_says_all) {
  auto user = exported_user();
  user.profile = UserProfile{};
  BOOST_TEST(ask(tag("team", {"outbound"}), user) == Answer::no);
  BOOST_TEST(ask(not_of(routing_profile({"chat"})), user) == Answer::yes);
  BOOST_TEST(ask(hierarchy_group({"g"}), user) == Answer::no);
}

BOOST_AUTO_TEST_CASE(what_the_record_does_not_say_cannot_be_told) {
  const auto user = cut_out();
  for (const auto& condition : {routing_profile({"chat"}), security_profile({"s"}), hierarchy_group({"g"}),
                                tag("t", {"v"}), username({"*"}), user_id({"u"}), phone_type(PhoneType::soft_phone)}) {
    BOOST_TEST(ask(condition, user) == Answer::cannot_tell);
    BOOST_TEST(ask(not_of(condition), user) == Answer::cannot_tell);
  }
  const auto unknown = tag("t", {"v"});
  BOOST_TEST(ask(all_of({unknown, {}}), user) == Answer::cannot_tell);
  BOOST_TEST(ask(all_of({unknown, not_of({})}), user) == Answer::no);
  BOOST_TEST(ask(any_of({unknown, {}}), user) == Answer::yes);
  BOOST_TEST(ask(any_of({unknown, not_of({})}), user) == Answer::cannot_tell);
}

BOOST_AUTO_TEST_CASE(a_group_is_matched_with_those_above) {
  Names names;
  names.add_group("top", "Germany", {"top"});
  names.add_group("berlin", "Berlin", {"top", "berlin"});
  names.add_group("team", "Team A", {"top", "berlin", "team"});
  auto user = exported_user();
  user.profile->hierarchy_group_id = "berlin";
  BOOST_TEST(ask(hierarchy_group({"Berlin"}), user, names) == Answer::yes);
  BOOST_TEST(ask(hierarchy_group({"Germany"}), user, names) == Answer::yes);
  BOOST_TEST(ask(hierarchy_group({"Team A"}), user, names) == Answer::no);
  // Without the path it may stand below any group, but it is itself.
  BOOST_TEST(ask(hierarchy_group({"berlin"}), user) == Answer::yes);
  BOOST_TEST(ask(hierarchy_group({"top"}), user) == Answer::cannot_tell);
}

BOOST_AUTO_TEST_CASE(every_value_can_be_shown) {
  auto shown = rule("chats", all_of({routing_profile({"chat"}), not_of(tag("team", {"a", "b"}))}),
                    {.auto_accept = {.chat = true}});
  shown.decide.existing = ExistingLists::base;
  shown.overrides = {"other"};
  std::ostringstream text;
  text << shown << " | " << PolicySettings{} << " | " << Answer::cannot_tell;
  BOOST_TEST(text.str() ==
             "chats: when all [RoutingProfile [chat], not [Tags team [a, b]]], set {AutoAccept of CHAT: true}, decide "
             "{decide existing: base}, overrides [other] | {} | cannot tell");
}

BOOST_AUTO_TEST_CASE(every_public_value_can_be_shown) {
  const auto shown = [](const auto& value) {
    std::ostringstream out;
    out << value;
    return out.str();
  };
  BOOST_TEST(shown(NameKind::security_profile) == "SecurityProfile");
  BOOST_TEST(shown(UnknownNames::take) == "take");
  BOOST_TEST(shown(ByChannel<bool>{.voice = true, .email = false}) == "{VOICE: true, EMAIL: false}");
  BOOST_TEST(shown(ByChannel<std::chrono::seconds>{.chat = 30s, .task = 0s}) == "{CHAT: 30 s, TASK: unlimited}");
  BOOST_TEST(shown(AgentFirstCallback{.auto_accept = true}) == "{AutoAccept of VOICE, agent-first callback: true}");
  const PolicyExpectation expect{.settings = {.persistent_connection = true},
                                 .rules = std::vector<std::string>{"a"},
                                 .outcome = Outcome::unchanged,
                                 .diagnostics = std::vector<std::string>{}};
  BOOST_TEST(shown(expect) ==
             "settings {PersistentConnection of VOICE: true}, rules [a], outcome unchanged, diagnostics []");
  const Policy policy{.rules = {rule("a", {}, {})}, .tests = {{.name = "t", .hierarchy_path = {"x", "y"}}}};
  BOOST_TEST(shown(policy).starts_with("rules [a: when everybody, set {}, decide {}], tests [t: "));
  BOOST_TEST(shown(policy).ends_with(", groups [x, y], expect settings {}]"));
  BOOST_TEST(shown(PolicyFile{}) == "rules [], tests [], diagnostics []");
  BOOST_TEST(shown(PolicyTestReport{.results = {{.test = 1, .failures = {"x"}}}, .unreached = {2}}) ==
             "results [test 1: failures [x]], unreached [2]");
}

BOOST_AUTO_TEST_CASE(a_predicate_has_to_hold_as_well) {
  auto code = rule("code", routing_profile({"chat"}), {});
  code.predicate = [](const UserRecord& user, Diagnostics&) {
    return user.username == "mary" ? Answer::yes : Answer::no;
  };
  const auto policy = ready({code});
  auto user = exported_user();
  BOOST_TEST(policy.matches(0, user) == Answer::yes);
  user.username = "john";
  BOOST_TEST(policy.matches(0, user) == Answer::no);
}

namespace {

class RandomConditions {
 public:
  explicit RandomConditions(unsigned seed) : random_(seed) {}
  Condition condition(int depth = 0) {
    switch (random_() % (depth < 3 ? 11U : 7U)) {
      case 0:
        return routing_profile(values("r"));
      case 1:
        return security_profile(values("s"));
      case 2:
        return hierarchy_group(values("g"));
      case 3:
        return tag("k" + std::to_string(random_() % 2), values("v"));
      case 4:
        return username(globs());
      case 5:
        return user_id(values("u"));
      case 6:
        return phone_type(random_() % 2 == 0 ? PhoneType::soft_phone : PhoneType::desk_phone);
      case 7:
        return all_of(parts(depth));
      case 8:
        return any_of(parts(depth));
      case 9:
        return not_of(condition(depth + 1));
      default:
        return {};
    }
  }
  UserRecord user() {
    UserRecord user{.form = random_() % 3 == 0 ? Form::user : Form::search_users};
    if (random_() % 4 != 0) user.user_id = value("u");
    if (random_() % 4 != 0) user.username = std::string(random_() % 3, 'a') + std::string(random_() % 3, 'b');
    if (random_() % 4 != 0) {
      user.profile.emplace();
      if (random_() % 3 != 0) user.profile->routing_profile_id = value("r");
      if (random_() % 3 != 0) user.profile->hierarchy_group_id = value("g");
      for (auto n = random_() % 3; n > 0; --n) user.profile->security_profile_ids.push_back(value("s"));
      for (auto n = random_() % 3; n > 0; --n) user.profile->tags.emplace_back("k" + std::to_string(n), value("v"));
    }
    if (random_() % 2 == 0) user.phone_config = UserPhoneConfig{.phone_type = PhoneType::soft_phone};
    return user;
  }

 private:
  std::string value(const std::string& letter) { return letter + std::to_string(random_() % 5); }
  std::vector<PolicyText> values(const std::string& letter) {
    std::vector<PolicyText> result;
    for (auto n = 1 + random_() % 2; n > 0; --n) result.emplace_back(value(letter));
    return result;
  }
  std::vector<PolicyText> globs() {
    constexpr const char* all[] = {"a*", "*b", "*", "ab", "a*b", "?", "", "*a*", "b\\*", "?ab*", "*aab*"};
    return {all[random_() % std::size(all)], all[random_() % std::size(all)]};
  }
  std::vector<Condition> parts(int depth) {
    std::vector<Condition> result;
    for (auto n = random_() % 4; n > 0; --n) result.push_back(condition(depth + 1));
    return result;
  }
  std::mt19937 random_;
};

}  // namespace

// The index may leave out only rules that do not match.
BOOST_AUTO_TEST_CASE(the_index_loses_no_rule) {
  const auto seed = std::random_device{}();
  BOOST_TEST_CONTEXT("seed " << seed) {
    RandomConditions random(seed);
    Names names;
    names.add_group("g0", "g0", {"g0"});
    names.add_group("g1", "g1", {"g0", "g1"});
    names.add_group("g2", "g2", {"g0", "g1", "g2"});
    std::size_t found = 0;
    for (int round = 0; round < 200; ++round) {
      std::vector<PolicyRule> rules;
      for (int i = 0; i < 20; ++i) rules.push_back(rule("r" + std::to_string(i), random.condition(), {}));
      const auto policy = ready(rules, names);
      for (int i = 0; i < 20; ++i) {
        const auto user = random.user();
        const auto explanation = policy.explain(user);
        std::vector<std::size_t> yes;
        std::vector<std::size_t> unclear;
        for (std::size_t r = 0; r < rules.size(); ++r) {
          const auto answer = policy.matches(r, user);
          if (answer == Answer::yes) yes.push_back(r);
          if (answer == Answer::cannot_tell) unclear.push_back(r);
        }
        BOOST_REQUIRE(explanation.rules == yes);
        BOOST_REQUIRE(explanation.unclear == unclear);
        found += yes.size();
      }
    }
    BOOST_TEST(found > 1000U);
  }
}

// A value that many rules share would let all of them through; where it stands in the condition is no matter.
BOOST_AUTO_TEST_CASE(the_index_takes_what_few_rules_share) {
  const auto candidates = [](auto condition) {
    std::vector<policy::Matcher> matchers;
    std::vector<LocatedDiagnostic> problems;
    const Names names;
    policy::Lookup lookup(names, UnknownNames::take, problems);
    for (int i = 100; i < 400; ++i) matchers.push_back(lookup.matcher(condition(std::to_string(i)), {}));
    policy::RuleIndex index;
    index.build(matchers);
    auto user = exported_user();
    user.username = "agent-150-000150";
    user.profile->tags = {{"site", "berlin"}, {"team", "150"}};
    policy::RuleNumbers found;
    index.candidates(policy::subject_of(user, {}), found);
    return found;
  };
  const policy::RuleNumbers one = {50};
  BOOST_TEST(candidates([](const auto& n) {
               return all_of({tag("site", {"berlin"}), tag("team", {n.c_str()})});
             }) == one);
  BOOST_TEST(candidates([](const auto& n) {
               return all_of({tag("team", {n.c_str()}), tag("site", {"berlin"})});
             }) == one);
  BOOST_TEST(candidates([](const auto& n) { return username({"agent-*" + n}); }) == one);
  BOOST_TEST(candidates([](const auto& n) { return username({"*-" + n + "-*"}); }) == one);
  BOOST_TEST(candidates([](const auto& n) { return username({"?gent-" + n + "*"}); }) == one);
  BOOST_TEST(candidates([](const auto& n) {
               return all_of({security_profile({"agent"}), username({"agent-" + n + "*"})});
             }) == one);
}

BOOST_AUTO_TEST_SUITE_END()
