// Amazon Connect, as the environment says how it is reached.
#pragma once

#include "connect_userconfig/service.hpp"
#include "interrupts.hpp"
#include "migration_progress.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace connect_userconfig::tool {

/// `--rate` and `--burst`.
void add_pace_options(CLI::App& app, Pace& pace);

/// Opens it; nothing is contacted yet but, perhaps, the AWS CLI for credentials. Says what is wrong; `code` is the exit
/// code then.
[[nodiscard]] std::unique_ptr<Service> open_live(const std::string& instance_id, const std::string& region,
                                                 const Interrupts& interrupts, int& code);

/// An instance whose users are exported while they are read.
class LiveInstance {
 public:
  /// `instance`: an id or an ARN. Without `region` it is that of the ARN, or of the environment. Says what is wrong;
  /// the result is 0, or the exit code.
  [[nodiscard]] int open(const std::string& instance, const std::string& region, const Pace& pace);
  /// Null, if none was opened.
  [[nodiscard]] ByteSource* source() noexcept { return source_ ? &*source_ : nullptr; }
  /// Says why the export ended before it was complete. The result is 0, or the exit code.
  [[nodiscard]] int stopped() const;

 private:
  std::optional<Interrupts> interrupts_{};
  std::unique_ptr<Service> service_{};
  MigrationProgress progress_{};
  std::optional<LiveExport> source_{};
};

/// The pace, chance, and Ctrl-C.
[[nodiscard]] MigrationOptions live_options(const Pace& pace, AbsentFields absent);

/// The same for what only looks: of its events, retries are shown. `progress` has to outlive the run.
[[nodiscard]] MigrationOptions retries_shown(const Pace& pace, MigrationProgress& progress);

/// Says why a run ended before all was done. The result is the exit code; that of `none` is 0.
[[nodiscard]] int say_stop(StopReason reason, const std::string& why);

/// Says what is wrong with a service or a journal. The result is the exit code.
[[nodiscard]] int say_problem(const ServiceProblem& problem);

}  // namespace connect_userconfig::tool
