#include "service/credentials.hpp"

#include "service/child.hpp"
#include "service/find_program.hpp"
#include "service/iso_time.hpp"
#include "service/replies.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace connect_userconfig::service {
namespace {

constexpr const char* command = "aws configure export-credentials";
constexpr const char* ways =
    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with the AWS CLI (AWS_PROFILE, `aws sso login`)";

/// The text of a member, out of the input itself: a parser's copy of it would not be wiped. Of the escapes, only the
/// one of a slash is met in such texts.
std::optional<Secret> text_of(std::string_view token) {
  if (!token.starts_with('"')) return std::nullopt;
  Secret text(token.size());
  std::size_t size = 0;
  for (std::size_t at = 1; at < token.size(); ++at) {
    if (token[at] == '"') return Secret(std::string_view(text.c_str(), size));
    if (token[at] == '\\' && (++at == token.size() || token[at] != '/')) return std::nullopt;
    text.data()[size++] = token[at];
  }
  return std::nullopt;
}

struct Members {
  Secret version{};
  Secret expiration{};
  Credentials credentials{};

  /// Where a member goes; null for one that is not needed.
  [[nodiscard]] Secret* place_of(std::string_view name) {
    if (name == "AccessKeyId") return &credentials.access_key_id;
    if (name == "SecretAccessKey") return &credentials.secret_access_key;
    if (name == "SessionToken") return &credentials.session_token;
    if (name == "Expiration") return &expiration;
    return nullptr;
  }
};

/// False if it is no such object.
bool read_members(std::string_view text, Members& members) {
  Secret padded(text.size() + simdjson::SIMDJSON_PADDING);
  std::copy(text.begin(), text.end(), padded.data());
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  const simdjson::padded_string_view view(padded.c_str(), text.size(), padded.size());
  if (parser.iterate(view).get(document) != simdjson::SUCCESS) return false;
  if (document.get_object().get(object) != simdjson::SUCCESS) return false;
  for (auto field : object) {
    std::string_view name;
    std::string_view token;
    simdjson::ondemand::value value;
    if (field.unescaped_key().get(name) != simdjson::SUCCESS) return false;
    if (field.value().get(value) != simdjson::SUCCESS) return false;
    token = value.raw_json_token();
    auto* place = members.place_of(name);
    if (place == nullptr || token.starts_with("null")) continue;
    auto read = text_of(token);
    if (!read) return false;
    *place = std::move(*read);
  }
  return true;
}

/// A key goes into a header: it has no blanks, no controls and nothing beyond ASCII.
bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

std::optional<std::string> wrong_with(const Credentials& credentials) {
  if (credentials.access_key_id.empty()) return "there is no access key id";
  if (credentials.secret_access_key.empty()) return "there is no secret access key";
  for (const auto text : credentials.secrets()) {
    if (!is_printable_ascii(text)) return "there are characters in them that no credentials have";
  }
  // libcurl takes what stands before a colon for the id.
  if (credentials.access_key_id.view().find(':') != std::string_view::npos)
    return "the access key id has a colon in it";
  if (credentials.expiration &&
      *credentials.expiration <= std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))
    return "they have expired";
  return std::nullopt;
}

Secret variable(const char* name) {
  const char* value = std::getenv(name);
  return Secret(std::string_view(value != nullptr ? value : ""));
}

std::string status_words(int status) {
  if (WIFSIGNALED(status)) return fmt::format("was ended by signal {}", WTERMSIG(status));
  return fmt::format("failed with status {}", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}

}  // namespace

std::variant<Credentials, std::string> read_process_credentials(std::string_view text) {
  Members members;
  if (!read_members(text, members)) return "they are not in the form of `--format process`";
  if (!members.expiration.empty()) {
    members.credentials.expiration = time_from(members.expiration.view());
    if (!members.credentials.expiration) return "their Expiration is no time";
  }
  if (auto wrong = wrong_with(members.credentials)) return std::move(*wrong);
  return std::move(members.credentials);
}

std::optional<std::variant<Credentials, std::string>> environment_credentials() {
  Credentials credentials{.access_key_id = variable("AWS_ACCESS_KEY_ID"),
                          .secret_access_key = variable("AWS_SECRET_ACCESS_KEY"),
                          .session_token = variable("AWS_SESSION_TOKEN")};
  if (credentials.access_key_id.empty() && credentials.secret_access_key.empty()) return std::nullopt;
  if (auto wrong = wrong_with(credentials)) return "the credentials of the environment are of no use: " + *wrong;
  return credentials;
}

std::variant<Credentials, std::string> cli_credentials(int interrupt) {
  const auto program = find_on_path("aws");
  if (!program) return fmt::format("there are no credentials, and no AWS CLI on PATH to ask for them: {}", ways);
  auto run =
      run_child(*program, {"aws", "configure", "export-credentials", "--format", "process"}, {.interrupt = interrupt});
  if (const auto* why = std::get_if<std::string>(&run)) return fmt::format("`{}`: {}", command, *why);
  const auto& child = std::get<ChildOutput>(run);
  if (child.status != 0) {
    const auto said = safe_text(child.error, {});
    return fmt::format("`{}` {}{}{}; {}", command, status_words(child.status), said.empty() ? "" : ": ", said, ways);
  }
  auto read = read_process_credentials(child.output.view());
  if (const auto* why = std::get_if<std::string>(&read)) {
    return fmt::format("`{}` gave credentials that are of no use: {}", command, *why);
  }
  return read;
}

std::optional<std::string> CredentialSource::open() {
  auto of_environment = environment_credentials();
  of_environment_ = of_environment.has_value();
  auto read = of_environment_ ? std::move(*of_environment) : cli_credentials(interrupt_);
  if (auto* why = std::get_if<std::string>(&read)) return std::move(*why);
  keep(std::move(std::get<Credentials>(read)));
  return std::nullopt;
}

std::shared_ptr<const Credentials> CredentialSource::at(Instant now) {
  if (!ask_again_ || now < *ask_again_) return current_;
  auto read = cli_credentials(interrupt_);
  if (auto* fresh = std::get_if<Credentials>(&read)) {
    keep(std::move(*fresh));
    return current_;
  }
  if (now >= *expire_) {
    outdated_ = false;  // these are the current ones
    return nullptr;
  }
  constexpr std::chrono::seconds pause{20};
  ask_again_ = std::min(*expire_, now + pause);
  return current_;
}

std::optional<std::string> CredentialSource::renew() {
  if (std::exchange(outdated_, false)) return std::nullopt;
  if (of_environment_) {
    return "the credentials of the environment cannot be renewed: set new AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and "
           "AWS_SESSION_TOKEN and start again, or unset them, so that the AWS CLI is asked";
  }
  auto read = cli_credentials(interrupt_);
  if (auto* why = std::get_if<std::string>(&read)) return std::move(*why);
  auto& fresh = std::get<Credentials>(read);
  if (fresh.access_key_id.view() == current_->access_key_id.view() &&
      fresh.session_token.view() == current_->session_token.view()) {
    return fmt::format("`{}` gave the same credentials again: sign in anew, for instance with `aws sso login`",
                       command);
  }
  keep(std::move(fresh));
  return std::nullopt;
}

void CredentialSource::keep(Credentials credentials) {
  const bool same = current_ && current_->access_key_id.view() == credentials.access_key_id.view() &&
                    current_->session_token.view() == credentials.session_token.view();
  ask_again_.reset();
  expire_.reset();
  if (credentials.expiration) {
    using std::chrono::nanoseconds;
    constexpr nanoseconds longest_margin = std::chrono::minutes(2);
    const Instant now = std::chrono::steady_clock::now();
    // Nanoseconds do not reach beyond a few centuries.
    constexpr std::chrono::sys_days longest = std::chrono::sys_days(std::chrono::days(36'500));
    const auto expiration = std::min(*credentials.expiration, std::chrono::sys_seconds(longest));
    const nanoseconds left = std::max<nanoseconds>(expiration - std::chrono::system_clock::now(), {});
    // Who gives the same again has none that hold longer, and would be asked all the time.
    const auto margin = same ? nanoseconds(0) : std::min(longest_margin, left / 5);
    expire_ = now + left;
    ask_again_ = *expire_ - margin;
  }
  current_ = std::make_shared<const Credentials>(std::move(credentials));
}

}  // namespace connect_userconfig::service
