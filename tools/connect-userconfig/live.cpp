#include "live.hpp"

#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "refusal.hpp"

#include <fmt/format.h>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t longest = 2000;

std::string from_environment(const char* name) {
  const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread has been started
  return text == nullptr ? "" : text;
}

/// What takes the place of the region's endpoint, as the AWS CLI finds it in the environment.
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
std::string configured_endpoint() {
  const auto ignored = from_environment("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
  constexpr std::string_view yes = "true";
  const auto same = [](char one, char other) { return (one | 0x20) == other; };
  if (std::equal(ignored.begin(), ignored.end(), yes.begin(), yes.end(), same)) return {};
  const auto own = from_environment("AWS_ENDPOINT_URL_CONNECT");
  return own.empty() ? from_environment("AWS_ENDPOINT_URL") : own;
}

/// Credentials in memory shall not be found in a core.
void leave_no_core() {
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  (void)::setrlimit(RLIMIT_CORE, &none);
  (void)::prctl(PR_SET_DUMPABLE, 0);
}

/// What a stop means, and what is to be done about it.
std::string_view meaning(StopReason reason) {
  switch (reason) {
    case StopReason::none:
      return "";
    case StopReason::interrupted:
      return "interrupted";
    case StopReason::denied:
      return "a permission is missing, or the credentials are no good";
    case StopReason::credentials:
      return "the credentials have expired and cannot be renewed";
    case StopReason::wrong_place:
      return "these are not the users of the plan";
    case StopReason::nobody_there:
      return "the first three users do not exist: is it the right instance?";
    case StopReason::failures:
      return "too much fails";
    case StopReason::journal:
      return "the journal cannot be written";
  }
  return "";
}

int code_of(StopReason reason) {
  switch (reason) {
    case StopReason::none:
      return exit_done;
    case StopReason::interrupted:
      return exit_interrupted;
    case StopReason::denied:
    case StopReason::credentials:
      return exit_credentials;
    case StopReason::wrong_place:
    case StopReason::nobody_there:
    case StopReason::failures:
      return exit_safety;
    case StopReason::journal:
      return exit_io;
  }
  return exit_safety;
}

}  // namespace

void add_pace_options(CLI::App& app, Pace& pace) {
  constexpr double slowest = 0.01;
  constexpr double fastest = 1000;
  // CLI11's own check takes what is no number at all for one within any bounds.
  const auto within = [](double least, double most) {
    return CLI::Validator(
        [=](std::string& text) {
          double value = 0;
          if (CLI::detail::lexical_cast(text, value) && value >= least && value <= most) return std::string();
          return "'" + text + "' is not within " + fmt::format("{} and {}", least, most);
        },
        "");
  };
  app.add_option("--rate", pace.per_second, "Calls a second of each operation: the quota of the account (default 2)")
      ->check(within(slowest, fastest))
      ->type_name("CALLS");
  app.add_option("--burst", pace.burst, "Calls at once, at the most, after a pause (default 5)")
      ->check(within(1, fastest))
      ->type_name("CALLS");
}

std::unique_ptr<Service> open_live(const std::string& instance_id, const std::string& region,
                                   const Interrupts& interrupts, int& code) {
  leave_no_core();
  auto opened = open_service({.instance_id = instance_id,
                              .region = region,
                              .endpoint = configured_endpoint(),
                              .ca_bundle = from_environment("AWS_CA_BUNDLE"),
                              .wake_descriptor = interrupts.descriptor()});
  if (auto* service = std::get_if<std::unique_ptr<Service>>(&opened)) return std::move(*service);
  code = say_problem(std::get<ServiceProblem>(opened));
  if (Interrupts::wish() != Interrupt::none) code = exit_interrupted;
  return nullptr;
}

MigrationOptions retries_shown(const Pace& pace, MigrationProgress& progress) {
  auto options = live_options(pace, {});
  options.event = [&progress](const MigrationEvent& event) {
    if (event.kind == MigrationEvent::Kind::retry) progress.show(event);
  };
  return options;
}

MigrationOptions live_options(const Pace& pace, AbsentFields absent) {
  return {.pace = pace,
          .absent = absent,
          .random =
              [random = std::mt19937_64(std::random_device{}())]() mutable {
                return std::uniform_real_distribution<double>(0, 1)(random);
              },
          .interrupt = &Interrupts::wish,
          .event = {}};
}

int LiveInstance::open(const std::string& instance, const std::string& region, const Pace& pace) {
  // arn:aws:connect:us-west-2:111122223333:instance/ID
  std::string id = instance;
  std::string where = region;
  const std::string_view text(instance);
  if (text.starts_with("arn:")) {
    constexpr std::string_view before_id = ":instance/";
    const auto at = text.rfind(before_id);
    const auto service = text.find(":connect:");
    if (at == std::string_view::npos || service == std::string_view::npos) {
      return refuse_usage("--live takes the id or the ARN of an instance");
    }
    id = text.substr(at + before_id.size());
    const auto rest = text.substr(service + std::string_view(":connect:").size());
    if (where.empty()) where = rest.substr(0, rest.find(':'));
  }
  for (const char* name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (where.empty()) where = from_environment(name);
  }
  if (where.empty()) return refuse_usage("--live needs --region, or AWS_REGION");
  int code = exit_done;
  service_ = open_live(id, where, interrupts_.emplace(), code);
  if (service_) source_.emplace(*service_, retries_shown(pace, progress_), "SearchUsers of " + id);
  return code;
}

int LiveInstance::stopped() const { return source_ ? say_stop(source_->stop(), source_->why()) : exit_done; }

int say_stop(StopReason reason, const std::string& why) {
  if (reason == StopReason::none) return exit_done;
  std::string text("connect-userconfig: stopped: ");
  text += meaning(reason);
  if (!why.empty()) text.append(": ").append(printable(why, longest));
  (void)write_all(STDERR_FILENO, text + "\n");
  return code_of(reason);
}

int say_problem(const ServiceProblem& problem) {
  (void)refuse_usage(printable(problem.message, longest));
  switch (problem.kind) {
    case ServiceProblem::Kind::usage:
    case ServiceProblem::Kind::in_use:
    case ServiceProblem::Kind::other_plan:
      return exit_usage;
    case ServiceProblem::Kind::credentials:
      return exit_credentials;
    case ServiceProblem::Kind::file:
    case ServiceProblem::Kind::no_journal:
      return exit_io;
  }
  return exit_usage;
}

}  // namespace connect_userconfig::tool
