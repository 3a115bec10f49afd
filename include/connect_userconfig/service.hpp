// The one room with a network and a database: Amazon Connect by HTTPS, and a journal on disk. A component of its own.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace connect_userconfig {

/// Why there is no service or no journal.
struct ServiceProblem {
  enum class Kind : std::uint8_t {
    usage,        ///< an endpoint, a region, or an id that cannot be
    credentials,  ///< there are none
    file,         ///< the journal, or libcurl, cannot be opened
    no_journal,   ///< to be looked at, and not there: nothing has been recorded yet
    in_use,       ///< another run has the journal
    other_plan,   ///< the journal is of another plan
  };
  Kind kind{};
  std::string message{};  ///< safe to show
};

/// Amazon Connect.
struct ServiceOptions {
  std::string instance_id{};
  std::string region{};
  std::string endpoint{};   ///< `AWS_ENDPOINT_URL_CONNECT`: https, or http to loopback only; empty for the region's own
  std::string ca_bundle{};  ///< `AWS_CA_BUNDLE`; empty for the system's
  std::chrono::seconds connect_timeout{10};
  std::chrono::seconds timeout{60};  ///< of a whole call
  int wake_descriptor = -1;          ///< `wait` reads it, and comes back early when there is something; -1 for none
};

/// Credentials from the environment, or from `aws configure export-credentials`; fetched at once, and again before they
/// expire. TLS is always verified, redirects are not followed, no host but the endpoint is contacted; proxies are those
/// of the environment. One thread at a time may use it. Credentials are wiped when they are not needed any more, as far
/// as they are this library's: a program should leave no core, by `RLIMIT_CORE`.
///
///     auto opened = open_service({.instance_id = "a1b2c3d4-...", .region = "us-west-2"});
///     if (const auto* problem = std::get_if<ServiceProblem>(&opened)) std::cerr << problem->message << '\n';
///
/// Source: https://docs.aws.amazon.com/general/latest/gr/connect_region.html
[[nodiscard]] std::variant<std::unique_ptr<Service>, ServiceProblem> open_service(const ServiceOptions& options);

/// A journal in an SQLite file of mode 0600, bound to a plan by its digest. `create` makes it if it is not there; a run
/// that writes keeps others out with a kernel lock. `read_only` is for those who look, at any time: what the run has
/// recorded by then, also if it was killed. Links are not followed. Nothing here is a secret, but phone numbers are.
enum class JournalAccess : std::uint8_t { create, read_only };
[[nodiscard]] std::variant<std::unique_ptr<Journal>, ServiceProblem> open_journal(const std::string& path,
                                                                                  const std::string& plan_digest,
                                                                                  JournalAccess access);

}  // namespace connect_userconfig
