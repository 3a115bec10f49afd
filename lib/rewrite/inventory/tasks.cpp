#include "tasks.hpp"

#include "characters.hpp"
#include "lines.hpp"
#include "objects.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view from_elsewhere = "the Step Functions task createUser with settings from its input";

/// `"Resource": "arn:aws:states:::aws-sdk:connect:createUser"`, and no name in a list.
bool is_resource(std::string_view text, std::size_t begin) {
  const std::size_t start = text.substr(0, begin).find_last_of(" \t\r\n\"'`(");
  if (start == std::string_view::npos) return false;
  std::string_view left = text.substr(0, start);
  for (const char* space = " \t\"'`:=("; !left.empty() && among(left.back(), space);) left.remove_suffix(1);
  if (left.ends_with("!Sub")) left = without_space(left.substr(0, left.size() - 4));
  while (!left.empty() && among(left.back(), " :\"'")) left.remove_suffix(1);
  const std::string_view key = last_word(left);
  return key == "Resource" || key == "resource";
}

/// `{...}`, a block of YAML, `Map.of(...)`: members with their names.
bool is_object(std::string_view value) {
  constexpr std::array<std::string_view, 12> makers = {"Map",        "mapOf",        "new",        "dict",
                                                       "map",        "ImmutableMap", "Dictionary", "Dict",
                                                       "jsonencode", "Hash",         "Mapping",    "Object"};
  if (value.empty() || value.starts_with("{%")) return false;
  if (among(value[0], "{[\r\n%#|&")) return true;
  const std::string_view word = first_word(value);
  return std::find(makers.begin(), makers.end(), word) != makers.end();
}

/// A variable that is an object of this text: `const request = {...}`.
bool is_object_by_name(std::string_view text, std::string_view name) {
  std::size_t count = 0;
  for (std::size_t at = next_use(text, name, 0); at != std::string_view::npos && ++count <= most_uses_of_object;
       at = next_use(text, name, at + name.size())) {
    if (!gets_value(text, at + name.size())) continue;
    const std::string_view rest = text.substr(at, 300);
    const std::string_view value = rest.substr(std::min(rest.find('=') + 1, rest.size()));
    if (is_object(without_first_space(value))) return true;
  }
  return false;
}

/// What the key gives stands in the text.
bool shows(std::string_view text, std::string_view task, std::string_view key) {
  const std::size_t at = next_use(task, key, 0);
  if (at == std::string_view::npos) return false;
  std::string_view value = task.substr(at + key.size());
  if (!value.empty() && among(value[0], "\"'")) value.remove_prefix(1);
  if (value.starts_with(".$")) return false;
  value = without_first_space(value);
  if (!value.empty() && among(value[0], ":=(")) value.remove_prefix(1);
  value = without_first_space(value);
  if (is_object(value)) return true;
  const std::string_view name = first_word(value);
  return !name.empty() && is_object_by_name(text, name);
}

}  // namespace

void name_action(std::string_view text, Language language, const Anchor* around, Site& found) {
  const std::string_view section = around == nullptr || around->holder == nullptr ? "" : around->holder->section;
  const auto holds = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  if (section == "custom-resources" || language == Language::yaml || language == Language::json) return;
  if (section == "step-functions" || (holds("CallAwsService") && !holds("CustomResource"))) {
    found.what = "the action updateUserPhoneConfig of CallAwsService, a Step Functions task of the CDK";
    found.section = "step-functions";
  } else if (!holds("CustomResource") && !holds("custom_resource")) {
    found.what = "the action updateUserPhoneConfig";
    found.section = {};
  }
}

std::string_view brings_input(std::string_view text, const Anchor& call, const Anchor* around) {
  const auto extent = [&](const Anchor& anchor) {
    return text.substr(anchor.extent.begin, anchor.extent.end - anchor.extent.begin);
  };
  if (call.holder->name == "aws-sdk:connect:createUser") {
    const std::string_view state = extent(call);
    const bool shown = shows(text, state, "Parameters") || shows(text, state, "Arguments");
    return is_resource(text, call.begin) && !shown ? from_elsewhere : std::string_view{};
  }
  if (call.holder->name != "createUser" || around == nullptr || around->holder == nullptr) return {};
  if (!around->holder->name.starts_with("CallAwsService")) return {};
  const std::string_view task = extent(*around);
  const std::string small = in_small_letters(task);
  const bool connect = small.find("\"connect\"") != std::string::npos || small.find("'connect'") != std::string::npos;
  return connect && !shows(text, task, "parameters") ? from_elsewhere : std::string_view{};
}

}  // namespace connect_userconfig::rewriting
