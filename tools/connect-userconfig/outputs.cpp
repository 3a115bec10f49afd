#include "outputs.hpp"

#include "way_back.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>

namespace connect_userconfig::tool {
namespace {

using Output = Outputs::Output;

std::error_code locate(Output& output, const char* option, const std::string& path, int otherwise) {
  output.used = output.by_option = !path.empty();
  if (output.by_option) {
    output.name = option;
    return output.file.locate(path);
  }
  if (otherwise < 0) return {};
  output.used = true;
  output.name = otherwise == STDOUT_FILENO ? "standard output" : "standard error";
  return output.file.locate(otherwise, otherwise == STDOUT_FILENO ? "<stdout>" : "<stderr>");
}

bool same_place(const Output& one, const Output& other) {
  return one.used && other.used && one.file.identity() && one.file.identity() == other.file.identity();
}

/// Both write through one position, so that each only comes behind the other.
bool take_turns(const Output& one, const Output& other) {
  const auto first = one.file.stream();
  const auto second = other.file.stream();
  return first && second && share_position(*first, *second);
}

bool destroy_each_other(const Output& one, const Output& other) {
  return same_place(one, other) && one.file.identity()->is_file() && !take_turns(one, other);
}

/// Requests are for a program, which could not tell them from what comes in between. What a shell's `2>&1` says is its
/// user's own will.
bool spoils_requests(const Output& requests, const Output& other) {
  return same_place(requests, other) && other.by_option && !requests.file.identity()->is_device();
}

std::string same(const Output& one, const Output& other) {
  return fmt::format("{} and {} are the same place", one.name, other.name);
}

}  // namespace

std::error_code Outputs::locate(const ConvertArguments& arguments, bool check, std::string& path) {
  const auto one = [&](Output& output, const char* option, const std::string& value, int otherwise) {
    const auto error = tool::locate(output, option, value, otherwise);
    if (error) path = value.empty() ? std::string(output.file.name()) : value;
    return error;
  };
  if (!check) {
    if (const auto error = one(requests, "--output", arguments.output, STDOUT_FILENO)) return error;
  }
  if (const auto error = one(rejects, "--rejects", arguments.rejects, -1)) return error;
  return one(diagnostics, "--diagnostics-file", arguments.diagnostics_file, STDERR_FILENO);
}

std::error_code Outputs::open(std::string& path) {
  // Requests and rejects hold whole phone numbers, diagnostics do not.
  constexpr mode_t owner_only = 0600;
  constexpr mode_t everybody = 0666;
  const std::pair<Output*, mode_t> all[] = {{&diagnostics, everybody}, {&requests, owner_only}, {&rejects, owner_only}};
  for (const auto& [output, mode] : all) {
    if (!output->by_option) continue;
    if (const auto error = output->file.open(mode)) {
      path = output->file.name();
      return error;
    }
  }
  return {};
}

std::optional<std::string> Outputs::clash(const Inputs& inputs, const ConvertArguments& arguments) const {
  auto all = inputs.identities();
  const auto beside = identities_of(read_beside(arguments));
  all.insert(all.end(), beside.begin(), beside.end());
  for (const auto* output : {&requests, &rejects, &diagnostics}) {
    if (!output->used || !output->file.identity()) continue;
    const auto& identity = *output->file.identity();
    if (identity.is_file() && std::find(all.begin(), all.end(), identity) != all.end()) {
      return fmt::format("{} is an input, which it would {}", output->name, output->by_option ? "replace" : "change");
    }
    if (auto problem = takes_way_back(output->file, output->name)) return problem;
  }
  if (spoils_requests(requests, rejects) || destroy_each_other(requests, rejects)) return same(requests, rejects);
  if (spoils_requests(requests, diagnostics) || destroy_each_other(requests, diagnostics)) {
    return same(requests, diagnostics);
  }
  if (destroy_each_other(rejects, diagnostics)) return same(rejects, diagnostics);
  return std::nullopt;
}

}  // namespace connect_userconfig::tool
