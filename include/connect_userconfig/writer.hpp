// Requests as bytes.
#pragma once

#include "connect_userconfig/model.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace connect_userconfig {

/// How requests are written.
/// `ndjson`: one request a line, what `--cli-input-json` and the SDKs take. `json`: one pretty array.
/// `aws_cli`: a POSIX shell script with one `aws connect update-user-config` a line. It goes on after a failure, leaves
/// out who is done when it is run again, and names who failed.
enum class RequestFormat : std::uint8_t { ndjson, json, aws_cli };

/// Appends the request as one line of JSON without a line end: `InstanceId`, `UserId`, then the lists that are not
/// empty. Limits are in seconds. The same request always gives the same bytes.
///
///     std::string line;
///     append_json({.instance_id = "i-1", .user_id = "u-1"}, line);  // {"InstanceId":"i-1","UserId":"u-1"}
void append_json(const UpdateUserConfigRequest& request, std::string& to);

/// The same for the lists alone: an object of those that are not empty.
void append_json(const UserConfig& config, std::string& to);

/// Appends `text` as a JSON string with its quotes. Control characters are escaped, everything else is kept.
void append_json_string(std::string_view text, std::string& to);

/// Appends `text` as one word of a POSIX shell, in single quotes: nothing in it can run as a command.
void append_shell_word(std::string_view text, std::string& to);

/// What a script says beside a request's JSON.
struct CommandNotes {
  std::string_view region{};    ///< for `--region`; left out if it is empty or no name of a region
  std::string_view username{};  ///< whom it names, made safe; empty if it is not known
  std::string_view user_id{};   ///< the same for the id; that of an UpdateUserConfigRequest counts if there is one
};

/// What stands before the first request, between two of them and after the last, and how one is written.
class RequestWriter {
 public:
  explicit RequestWriter(RequestFormat format) : format_(format) {}

  void begin(std::string& to) const;
  void append(const UpdateUserConfigRequest& request, std::string& to) const { append(request, {}, to); }
  /// `notes` are of use for `aws_cli` only.
  ///
  ///     RequestWriter(RequestFormat::aws_cli).append(request, {.region = "us-west-2", .username = "mary"}, to);
  ///     // send 'mary (u-1)' aws connect update-user-config --cli-input-json '{...}' --region us-west-2
  void append(const UpdateUserConfigRequest& request, CommandNotes notes, std::string& to) const;
  /// The same for a request of another operation, given as compact JSON and as the operation's AWS CLI words
  /// (`connect create-user`).
  void append_raw(std::string_view json, std::string_view cli_words, std::string& to) const {
    append_raw(json, cli_words, {}, to);
  }
  void append_raw(std::string_view json, std::string_view cli_words, CommandNotes notes, std::string& to) const;
  /// `any`: whether a request has been written at all.
  void end(bool any, std::string& to) const;
  /// What each request starts with, and the first one must not: `,` in a `json` array, otherwise nothing.
  [[nodiscard]] std::string_view separator() const noexcept { return format_ == RequestFormat::json ? "," : ""; }

 private:
  RequestFormat format_;
};

}  // namespace connect_userconfig
