#include "commands/command_request.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

void read_options(const ParsedCommand& command, const ReadingOptions& options, CommandRequest& request) {
  for (const auto& option : command.command->options) {
    const auto* use = option.member != nullptr ? command.use_of(option.name) : nullptr;
    if (use == nullptr || use->values.empty()) continue;
    auto read = read_option(*use, options);
    if (!read.value) {
      request.diagnostics.push_back(std::move(read.problem));
      continue;
    }
    const std::string name(option.member->name);
    request.members[name] = std::move(read.value->value);
    request.from.emplace(name, MemberSource{read.value->where, std::move(read.value->members), false});
  }
}

void read_input_member(const ParsedCommand& command, const ReadingOptions& options, CommandRequest& request) {
  const auto* json = command.use_of(input_json);
  const auto* yaml = command.use_of(input_yaml);
  if (json != nullptr && yaml != nullptr) {
    request.diagnostics.push_back(
        {.id = DiagnosticId::invalid_option_value,
         .detail = "a command takes one input file",
         .argument = argument_at(std::max(json->arguments.front(), yaml->arguments.front()))});
    return;
  }
  const auto* use = json != nullptr ? json : yaml;
  if (use == nullptr || use->values.empty()) return;
  auto read = read_input(*use, options);
  if (!read.value) {
    request.diagnostics.push_back(std::move(read.problem));
    return;
  }
  request.input = std::move(read.value->value);
  for (const auto& [name, value] : request.input->items()) {
    if (request.members.contains(name)) continue;
    request.members[name] = value;
    request.from.emplace(name, MemberSource{read.value->where, {}, true});
  }
}

void require_members(const ParsedCommand& command, CommandRequest& request) {
  for (const auto& option : command.command->options) {
    if (option.member == nullptr || !option.member->required) continue;
    const auto found = request.members.find(option.member->name);
    if (found != request.members.end() && !found->is_null()) continue;
    request.diagnostics.push_back({.id = DiagnosticId::missing_option, .detail = std::string(option.name)});
  }
}

}  // namespace

bool CommandRequest::input_decides(const std::string& member) const {
  const auto found = from.find(member);
  return found != from.end() && found->second.input;
}

ArgumentPosition CommandRequest::where(const std::string& pointer) const {
  if (pointer.empty()) return {};
  const auto end = pointer.find('/', 1);
  const auto found = from.find(pointer.substr(1, end - 1));
  if (found == from.end()) return {};
  if (end != std::string::npos) {
    const auto member = found->second.members.find(pointer.substr(end + 1, pointer.find('/', end + 1) - end - 1));
    if (member != found->second.members.end()) return member->second;
  }
  return found->second.where;
}

CommandRequest read_request(const ParsedCommand& command, const ReadingOptions& options) {
  CommandRequest request;
  read_options(command, options, request);
  read_input_member(command, options, request);
  // A value that could not be read is not missing.
  if (request.diagnostics.empty()) require_members(command, request);
  return request;
}

}  // namespace connect_userconfig::commands
