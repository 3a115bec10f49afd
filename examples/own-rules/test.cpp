// Rules are values, and so are users: a test needs no file and no network.
#define BOOST_TEST_MODULE own rules
#include "rules.hpp"

#include <connect_userconfig/ostream.hpp>

#include <boost/test/unit_test.hpp>

#include <fstream>
#include <iterator>

namespace {

UserRecord agent(std::string name, UserPhoneConfig phone = {.auto_accept = false}) {
  return {.form = Form::describe_user, .username = std::move(name), .phone_config = std::move(phone)};
}

const ReadyPolicy rules({.rules = {one_in_ten(), no_number()}});
const ConvertOptions ids{.instance_id = "i-1", .user_id = "u-1"};

}  // namespace

BOOST_AUTO_TEST_CASE(one_user_in_ten_gets_chats_at_once) {
  BOOST_TEST(rules.matches(0, agent("agent.9")) == Answer::yes);
  BOOST_TEST(rules.matches(0, agent("agent.1")) == Answer::no);
  const auto conversion = convert(agent("agent.9"), ids, rules.overlay());
  BOOST_TEST(conversion.request.config.auto_accept_configs.at(1).auto_accept);
}

BOOST_AUTO_TEST_CASE(desk_phones_without_a_number_are_left_alone_and_said) {
  const auto conversion = convert(agent("mary", {.phone_type = PhoneType::desk_phone}), ids, rules.overlay());
  BOOST_TEST(conversion.outcome == Outcome::unchanged);
  bool said = false;
  for (const auto& each : conversion.diagnostics) said = said || describe(each.id).name == "acme-no-number";
  BOOST_TEST(said);
}

BOOST_AUTO_TEST_CASE(the_tests_of_the_policy_file_pass) {
  std::ifstream file(POLICY);
  const ReadyPolicy policy(read_policy(std::string(std::istreambuf_iterator<char>(file), {})));
  BOOST_TEST(policy.ok());
  BOOST_TEST(test_policy(policy).ok());
}
