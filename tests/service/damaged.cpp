// Whatever comes from outside, it is an answer or an error, never more.
#include "service/credentials.hpp"
#include "service/found.hpp"
#include "service/replies.hpp"
#include "service/support.hpp"

#include <algorithm>
#include <random>

using namespace connect_userconfig;
using namespace connect_userconfig::test;

namespace {

using namespace std::string_view_literals;
using Random = std::mt19937;

/// Cuts, repeats, and puts in bytes that mean something to a parser.
std::string damaged(std::string text, Random& random) {
  constexpr std::string_view bytes = "\"\\{}[]:,0-eE+.tfn\x00\x1b\x80\xff u"sv;
  for (auto left = random() % 4; left > 0 && !text.empty(); --left) {
    const auto at = random() % text.size();
    const auto size = std::min<std::size_t>(random() % 8, text.size() - at);
    switch (random() % 3) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(at, size));
        break;
      default:
        text[at] = bytes[random() % bytes.size()];
    }
  }
  return text;
}

const std::vector<std::string> bodies = {
    R"({"User":{"Id":"u-1","Arn":"arn:aws:connect:us-west-2:111122223333:instance/i-1/agent/u-1","PhoneConfig":)"
    R"({"PhoneType":"SOFT_PHONE","AfterContactWorkTimeLimit":60},"AutoAcceptConfigs":[{"Channel":"VOICE","AutoAccept":true}]}})",
    R"({"Users":[{"Id":"u-1"},{"Id":"u-2"}],"NextToken":"abc","ApproximateTotalCount":2})",
    R"({"__type":"com.amazonaws.connect#ThrottlingException","message":"Rate exceeded \u001b[31m"})", "{}"};

void check_reply(const ServiceReply& reply, Operation operation) {
  BOOST_REQUIRE((reply.fault == Fault::none) == reply.error.empty());
  BOOST_REQUIRE(reply.error.size() < 600U);
  BOOST_REQUIRE(std::none_of(reply.error.begin(), reply.error.end(), [](char c) { return c >= 0 && c < ' '; }));
  const bool described = reply.fault == Fault::none && operation == Operation::describe_user;
  BOOST_REQUIRE(reply.user.has_value() == described);
  if (described) BOOST_REQUIRE(*reply.user->id == "u-1");
  if (reply.fault != Fault::none) BOOST_REQUIRE(reply.page.empty());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(damaged_text)

BOOST_AUTO_TEST_CASE(is_an_answer_or_a_fault) {
  const auto seed = any_seed();
  BOOST_TEST_CONTEXT("CONNECT_USERCONFIG_SEED=" << seed) {
    Random random(seed);
    constexpr int statuses[] = {200, 200, 200, 204, 302, 400, 403, 404, 409, 429, 500, 999, 0};
    for (int round = 0; round < 20'000; ++round) {
      const auto operation = static_cast<Operation>(random() % operation_count);
      const ServiceCall call{.operation = operation, .user_id = "u-1"};
      check_reply(service::reply_to(
                      call, {.status = statuses[random() % std::size(statuses)],
                             .error_type = damaged(random() % 2 == 0 ? "ThrottlingException:http://x" : "", random),
                             .content_type = damaged("text/html; charset=utf-8", random),
                             .body = damaged(bodies[random() % bodies.size()], random)}),
                  operation);
    }
  }
}

BOOST_AUTO_TEST_CASE(is_credentials_or_an_error_without_them) {
  const auto seed = any_seed();
  BOOST_TEST_CONTEXT("CONNECT_USERCONFIG_SEED=" << seed) {
    Random random(seed);
    const std::string whole =
        R"({"Version":1,"AccessKeyId":"AKIA1","SecretAccessKey":"qwerty+uiop\/asdf","SessionToken":"zxcv==",)"
        R"("Expiration":"2999-01-01T00:00:00+00:00"})";
    for (int round = 0; round < 20'000; ++round) {
      const auto read = service::read_process_credentials(damaged(whole, random));
      const auto* why = std::get_if<std::string>(&read);
      if (why != nullptr) {
        BOOST_REQUIRE(!why->empty());
        for (const auto* secret : {"qwe", "uiop", "zxc"}) BOOST_REQUIRE(why->find(secret) == std::string::npos);
      } else {
        BOOST_REQUIRE(!std::get<service::Credentials>(read).secret_access_key.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(is_settings_that_are_written_as_they_were_read_or_none) {
  const auto seed = any_seed();
  BOOST_TEST_CONTEXT("CONNECT_USERCONFIG_SEED=" << seed) {
    Random random(seed);
    const auto whole = service::found_text(all_settings());
    for (int round = 0; round < 20'000; ++round) {
      const auto found = service::found_from(damaged(whole, random));
      if (found) BOOST_REQUIRE((service::found_from(service::found_text(*found)) == found));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
