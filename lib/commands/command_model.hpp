// What the AWS CLI knows: its global options, and the options of the commands that matter here.
// Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html
#pragma once

#include "commands/service_model.hpp"
#include "connect_userconfig/convert.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace connect_userconfig::commands {

/// How many values an option takes: none, one, one or none, any number.
enum class Arity : std::uint8_t { flag, one, optional, many };

struct Option {
  std::string_view name;  ///< `--user-id`
  Arity arity = Arity::one;
  const MemberShape* member = nullptr;  ///< the request's member, for those that have one
};

inline constexpr std::string_view input_json = "--cli-input-json";
inline constexpr std::string_view input_yaml = "--cli-input-yaml";
inline constexpr std::string_view skeleton = "--generate-cli-skeleton";

/// The options that every command takes, of version 1 and 2 together.
[[nodiscard]] std::span<const Option> global_options() noexcept;

struct Command {
  std::string_view service;    ///< `connect`
  std::string_view operation;  ///< `create-user`
  Form form;
  std::span<const Option> options;
};

/// The command that is examined under these two words; null for all others.
[[nodiscard]] const Command* find_command(std::string_view service, std::string_view operation) noexcept;
/// The command of a form, `connect update-user-config` too; null for forms that are no requests.
[[nodiscard]] const Command* find_command(Form form) noexcept;
/// The option of a command that stands for a member; null if there is none.
[[nodiscard]] const Option* find_option(const Command& command, std::string_view member) noexcept;
/// The option that gives a per-channel list: `--auto-accept-configs`.
[[nodiscard]] std::string list_option(std::string_view list);

}  // namespace connect_userconfig::commands
