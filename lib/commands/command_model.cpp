#include "commands/command_model.hpp"

#include <algorithm>
#include <array>
#include <deque>

namespace connect_userconfig::commands {
namespace {

using enum Arity;

constexpr Option globals[] = {{"--debug", flag},
                              {"--endpoint-url", one},
                              {"--no-verify-ssl", flag},
                              {"--no-paginate", flag},
                              {"--output", one},
                              {"--query", one},
                              {"--profile", one},
                              {"--region", one},
                              {"--version", flag},
                              {"--color", one},
                              {"--no-sign-request", flag},
                              {"--ca-bundle", one},
                              {"--cli-read-timeout", one},
                              {"--cli-connect-timeout", one},
                              {"--cli-binary-format", one},
                              {"--cli-error-format", one},
                              {"--no-cli-pager", flag},
                              {"--cli-auto-prompt", flag},
                              {"--no-cli-auto-prompt", flag},
                              {"--v2-debug", flag}};

/// What the AWS CLI calls a member of a request: a hyphen before each capital, which becomes small.
std::string option_name(std::string_view member) {
  std::string name = "-";
  for (const char c : member) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital) name += '-';
    name += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return name;
}

struct OptionTable {
  explicit OptionTable(Form form) {
    for (const auto& member : input_shape(form).members) {
      options.push_back(
          {names.emplace_back(option_name(member.name)), member.shape->kind == ShapeKind::list ? many : one, &member});
    }
    options.insert(options.end(), {{input_json, one}, {input_yaml, one}, {skeleton, optional}});
  }
  std::deque<std::string> names;  // a deque, because they are looked at where they are
  std::vector<Option> options;
};

Command command(std::string_view service, std::string_view operation, Form form, const OptionTable& table) {
  return {service, operation, form, table.options};
}

const std::array<Command, 5>& all_commands() {
  static const OptionTable phone_config(Form::update_user_phone_config);
  static const OptionTable create(Form::create_user);
  static const OptionTable identity(Form::update_user_identity_info);
  static const OptionTable chime(Form::chime_update_user);
  static const OptionTable config(Form::update_user_config);
  static const std::array<Command, 5> table = {
      command("connect", "update-user-phone-config", Form::update_user_phone_config, phone_config),
      command("connect", "create-user", Form::create_user, create),
      command("connect", "update-user-identity-info", Form::update_user_identity_info, identity),
      command("chime", "update-user", Form::chime_update_user, chime),
      command("connect", "update-user-config", Form::update_user_config, config)};
  return table;
}

/// Without touching the tables: most commands are none of these.
bool may_be_known(std::string_view service) noexcept { return service == "connect" || service == "chime"; }

}  // namespace

std::span<const Option> global_options() noexcept { return globals; }

const Command* find_command(std::string_view service, std::string_view operation) noexcept {
  if (!may_be_known(service)) return nullptr;
  for (const auto& row : all_commands()) {
    // The new command is what others become: it needs no examination.
    if (row.service == service && row.operation == operation && row.form != Form::update_user_config) return &row;
  }
  return nullptr;
}

const Command* find_command(Form form) noexcept {
  const auto& table = all_commands();
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.form == form; });
  return found == table.end() ? nullptr : &*found;
}

const Option* find_option(const Command& command, std::string_view member) noexcept {
  for (const auto& option : command.options) {
    if (option.member != nullptr && option.member->name == member) return &option;
  }
  return nullptr;
}

std::string list_option(std::string_view list) { return option_name(list); }

}  // namespace connect_userconfig::commands
