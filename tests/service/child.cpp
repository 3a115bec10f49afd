#include "service/child.hpp"

#include "service/support.hpp"

#include <fcntl.h>
#include <sys/wait.h>

#include <csignal>

using namespace connect_userconfig;
using namespace connect_userconfig::test;
using service::ChildLimits;
using service::ChildOutput;

namespace {

std::variant<ChildOutput, std::string> shell(const std::string& script, const ChildLimits& limits = {}) {
  return service::run_child("/bin/sh", {"sh", "-c", script}, limits);
}

ChildOutput output(const std::string& script) {
  auto run = shell(script);
  BOOST_REQUIRE(std::holds_alternative<ChildOutput>(run));
  return std::get<ChildOutput>(std::move(run));
}

std::string problem(const std::string& script, const ChildLimits& limits) {
  const auto run = shell(script, limits);
  const auto* why = std::get_if<std::string>(&run);
  return why != nullptr ? *why : std::string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(a_child)

BOOST_AUTO_TEST_CASE(both_outputs_and_the_status) {
  const auto run = output("echo out; echo err >&2; exit 7");
  BOOST_TEST(run.output.view() == "out\n");
  BOOST_TEST(run.error == "err\n");
  BOOST_TEST(WEXITSTATUS(run.status) == 7);
  const auto killed = output("kill -9 $$");
  BOOST_TEST((WIFSIGNALED(killed.status) && WTERMSIG(killed.status) == SIGKILL));
}

BOOST_AUTO_TEST_CASE(is_not_waited_for_once_somebody_wants_to_stop) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  for (const auto* script : {"exec sleep 60", "exec >&- 2>&-; exec sleep 60"}) {
    BOOST_REQUIRE(write(ends[1], "x", 1) == 1);
    BOOST_TEST(problem(script, {.interrupt = ends[0]}) == "nobody waited for its end");
    char taken = 0;
    BOOST_TEST(read(ends[0], &taken, 1) == 1, "it is left for whoever else waits");
  }
  close(ends[0]);
  close(ends[1]);
}

BOOST_AUTO_TEST_CASE(has_nothing_to_read_and_no_descriptor_of_ours) {
  const Directory directory;
  const int ours = open((directory / "file").c_str(), O_CREAT | O_RDWR, 0600);  // without O_CLOEXEC
  BOOST_REQUIRE(ours >= 0);
  const auto run = output("cat; for fd in /proc/self/fd/*; do echo ${fd##*/}; done");
  close(ours);
  // The shell itself opens the directory that it looks into.
  for (std::size_t at = 0, end = 0; (end = run.output.view().find('\n', at)) != std::string_view::npos; at = end + 1) {
    const auto line = run.output.view().substr(at, end - at);
    BOOST_TEST((line == "0" || line == "1" || line == "2" || line == "3"), line);
    BOOST_TEST(line != std::to_string(ours == 3 ? -1 : ours));
  }
}

BOOST_AUTO_TEST_CASE(gets_signals_as_from_a_shell) {
  const auto before = std::signal(SIGPIPE, SIG_IGN);
  const auto run = output("kill -PIPE $$; echo still here");
  std::signal(SIGPIPE, before);
  BOOST_TEST((WIFSIGNALED(run.status) && WTERMSIG(run.status) == SIGPIPE));
}

BOOST_AUTO_TEST_CASE(is_ended_when_it_takes_too_long) {
  BOOST_TEST(problem("exec sleep 1000", {.time = 0s}) == "it did not end within 0 s");
  // Also if it has nothing more to say.
  BOOST_TEST(problem("exec >&- 2>&-; exec sleep 1000", {.time = 0s}) == "it did not end within 0 s");
}

BOOST_AUTO_TEST_CASE(is_ended_when_it_says_too_much) {
  BOOST_TEST(problem("yes", {.output = 10}) == "it printed more than credentials");
  BOOST_TEST(problem("printf 12345678901", {.output = 10}) == "it printed more than credentials");
  const auto run = shell("printf 1234567890", {.output = 10});
  BOOST_TEST(std::get<ChildOutput>(run).output.view() == "1234567890");
}

BOOST_AUTO_TEST_CASE(of_a_long_complaint_the_beginning_is_kept) {
  const auto run = output("yes x | head -c 1000000 >&2; echo out");
  BOOST_TEST(run.error.size() == 4096U);
  BOOST_TEST(run.output.view() == "out\n");
}

BOOST_AUTO_TEST_CASE(that_is_not_there) {
  const auto run = service::run_child("/nowhere/aws", {"aws"}, {});
  BOOST_TEST(std::get<std::string>(run) == "No such file or directory");
}

BOOST_AUTO_TEST_SUITE_END()
