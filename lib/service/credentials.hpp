// Credentials: of the environment, or of the AWS CLI, which knows profiles, SSO and assumed roles.
#pragma once

#include "connect_userconfig/migration.hpp"
#include "service/secret.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace connect_userconfig::service {

struct Credentials {
  Secret access_key_id{};
  Secret secret_access_key{};
  Secret session_token{};  ///< empty for none
  std::optional<std::chrono::sys_seconds> expiration{};

  /// What must not be in any text.
  [[nodiscard]] std::array<std::string_view, 3> secrets() const {
    return {secret_access_key.view(), session_token.view(), access_key_id.view()};
  }
};

/// What `aws configure export-credentials --format process` prints: JSON with Version, AccessKeyId, SecretAccessKey,
/// and mostly SessionToken and Expiration. Or why it is none, without a word of it.
/// Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
[[nodiscard]] std::variant<Credentials, std::string> read_process_credentials(std::string_view text);

/// Those of the environment; nothing if it has none. A half of them is an error.
[[nodiscard]] std::optional<std::variant<Credentials, std::string>> environment_credentials();

/// Asks the AWS CLI, and waits for it, unless `interrupt` can be read: see `ChildLimits`.
[[nodiscard]] std::variant<Credentials, std::string> cli_credentials(int interrupt = -1);

/// Keeps credentials, and asks for new ones a little before they expire.
class CredentialSource {
 public:
  /// `interrupt`: a descriptor by which somebody wants to stop; -1 for none.
  explicit CredentialSource(int interrupt = -1) : interrupt_(interrupt) {}
  /// The first ones. Says why there are none.
  [[nodiscard]] std::optional<std::string> open();
  /// Those to sign with at this time. If they cannot be renewed, the old ones, as long as they hold; nothing after
  /// that.
  [[nodiscard]] std::shared_ptr<const Credentials> at(Instant now);
  /// Tells that a call was refused because these have expired.
  void expired(const std::shared_ptr<const Credentials>& credentials) { outdated_ = credentials != current_; }
  /// New ones, now; none if those that have expired last are not the current ones. Says why not.
  [[nodiscard]] std::optional<std::string> renew();

 private:
  void keep(Credentials credentials);

  int interrupt_;
  std::shared_ptr<const Credentials> current_{};
  bool of_environment_ = false;
  bool outdated_ = false;               // of the last call that was refused: there are newer ones already
  std::optional<Instant> ask_again_{};  // nothing: there is no need to
  std::optional<Instant> expire_{};
};

}  // namespace connect_userconfig::service
