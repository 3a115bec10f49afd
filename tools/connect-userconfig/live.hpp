// Amazon Connect, as the environment says how it is reached.
#pragma once

#include "connect_userconfig/service.hpp"
#include "interrupts.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace connect_userconfig::tool {

/// `--rate` and `--burst`.
void add_pace_options(CLI::App& app, Pace& pace);

/// Opens it; nothing is contacted yet but, perhaps, the AWS CLI for credentials. Says what is wrong; `code` is the exit
/// code then.
[[nodiscard]] std::unique_ptr<Service> open_live(const std::string& instance_id, const std::string& region,
                                                 const Interrupts& interrupts, int& code);

/// The pace, chance, and Ctrl-C.
[[nodiscard]] MigrationOptions live_options(const Pace& pace, AbsentFields absent);

/// Says why a run ended before all was done. The result is the exit code; that of `none` is 0.
[[nodiscard]] int say_stop(StopReason reason, const std::string& why);

/// Says what is wrong with a service or a journal. The result is the exit code.
[[nodiscard]] int say_problem(const ServiceProblem& problem);

}  // namespace connect_userconfig::tool
