// What of the service needs no other side: what it refuses to begin with, and whom it listens to while it waits.
#include "connect_userconfig/service.hpp"

#include "service/pipe_signal.hpp"
#include "service/support.hpp"

#include <sys/eventfd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using Kind = ServiceProblem::Kind;

namespace {

const std::vector<std::pair<const char*, const char*>> keys = {
    {"AWS_ACCESS_KEY_ID", "AKIA1"}, {"AWS_SECRET_ACCESS_KEY", "tests/secret"}, {"AWS_SESSION_TOKEN", "tests/token"}};

/// Nobody listens there, so that a call fails at once.
ServiceOptions nowhere() { return {.instance_id = "i-1", .region = "us-west-2", .endpoint = "http://127.0.0.1:1"}; }

ServiceProblem problem(const ServiceOptions& options) {
  const auto opened = open_service(options);
  const auto* why = std::get_if<ServiceProblem>(&opened);
  BOOST_REQUIRE(why != nullptr);
  return *why;
}

std::unique_ptr<Service> service_of(const ServiceOptions& options) {
  auto opened = open_service(options);
  BOOST_REQUIRE(std::holds_alternative<std::unique_ptr<Service>>(opened));
  return std::get<std::unique_ptr<Service>>(std::move(opened));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_service)

BOOST_AUTO_TEST_CASE(is_not_opened_with_what_cannot_be) {
  const Variables some(keys);
  auto options = nowhere();
  options.region = "nowhere";
  BOOST_TEST(problem(options).kind == Kind::usage);
  options = nowhere();
  options.instance_id = "a/b";
  BOOST_TEST(problem(options).kind == Kind::usage);
  options = nowhere();
  options.endpoint = "http://connect.example";
  BOOST_TEST(problem(options).kind == Kind::usage);
  options = nowhere();
  options.ca_bundle = "/nowhere/ca.pem";
  BOOST_TEST(problem(options).kind == Kind::usage);
  BOOST_TEST(problem(options).message.find("/nowhere/ca.pem") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(needs_credentials) {
  const Variables none({{"AWS_ACCESS_KEY_ID", nullptr}, {"AWS_SECRET_ACCESS_KEY", nullptr}, {"PATH", "/nowhere"}});
  BOOST_TEST(problem(nowhere()).kind == Kind::credentials);
}

BOOST_AUTO_TEST_CASE(answers_each_call_once) {
  const Variables some(keys);
  const auto service = service_of(nowhere());
  service->start(7, {.operation = Operation::describe_user, .user_id = "u-1"});
  service->start(8, {.operation = Operation::describe_user, .user_id = "a/b"});
  std::vector<std::pair<std::uint64_t, Fault>> replies;
  for (int i = 0; i < 2; ++i) {
    const auto reply = service->wait(service->now() + 1h);
    BOOST_REQUIRE(reply);
    replies.emplace_back(reply->call, reply->fault);
  }
  std::sort(replies.begin(), replies.end());
  BOOST_TEST((replies == std::vector<std::pair<std::uint64_t, Fault>>{{7, Fault::connection}, {8, Fault::refused}}));
  BOOST_TEST(!service->wait(service->now()).has_value());
}

BOOST_AUTO_TEST_CASE(comes_back_when_it_is_woken) {
  const Variables some(keys);
  const int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  BOOST_REQUIRE(wake >= 0);
  auto options = nowhere();
  options.wake_descriptor = wake;
  const auto service = service_of(options);
  for (int i = 0; i < 3; ++i) {
    BOOST_REQUIRE(eventfd_write(wake, 1) == 0);
    const auto until = service->now() + 1h;
    BOOST_TEST(!service->wait(until).has_value());
    BOOST_TEST((service->now() < until));
    // Once for each time.
    eventfd_t left = 0;
    BOOST_TEST(eventfd_read(wake, &left) != 0);
  }
  close(wake);
}

BOOST_AUTO_TEST_CASE(whose_waker_has_gone_waits_on) {
  const Variables some(keys);
  std::array<int, 2> ends{};
  BOOST_REQUIRE(pipe(ends.data()) == 0);
  auto options = nowhere();
  options.wake_descriptor = ends[0];
  const auto service = service_of(options);
  close(ends[1]);
  BOOST_TEST(!service->wait(service->now() + 1h).has_value());
  const auto until = service->now() + 1ms;
  BOOST_TEST(!service->wait(until).has_value());
  BOOST_TEST((service->now() >= until));
  close(ends[0]);
}

BOOST_AUTO_TEST_CASE(may_go_away_with_calls_under_way) {
  const Variables some(keys);
  const auto service = service_of(nowhere());
  service->start(1, {.operation = Operation::search_users});
}

BOOST_AUTO_TEST_CASE(a_connection_that_was_left_ends_no_program) {
  const auto before = std::signal(SIGPIPE, SIG_DFL);
  std::array<int, 2> ends{};
  BOOST_REQUIRE(pipe(ends.data()) == 0);
  close(ends[0]);
  for (int i = 0; i < 2; ++i) {
    const service::NoPipeSignal quiet;
    BOOST_TEST(write(ends[1], "x", 1) == -1);
    BOOST_TEST(errno == EPIPE);
  }
  sigset_t pending;
  BOOST_REQUIRE(sigpending(&pending) == 0);
  BOOST_TEST(sigismember(&pending, SIGPIPE) == 0);
  sigset_t mask;
  BOOST_REQUIRE(pthread_sigmask(SIG_SETMASK, nullptr, &mask) == 0);
  BOOST_TEST(sigismember(&mask, SIGPIPE) == 0);
  close(ends[1]);
  std::signal(SIGPIPE, before);
}

BOOST_AUTO_TEST_SUITE_END()
