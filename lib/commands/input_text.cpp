#include "commands/input_text.hpp"

#include "commands/markers.hpp"
#include "tree/value.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

Result<Json> result_of(tree::Value read, DiagnosticId syntax) {
  if (read.json) return {std::move(read.json), {}};
  const auto id = read.fault.too_deep       ? DiagnosticId::nesting_too_deep
                  : read.fault.repeated_key ? DiagnosticId::duplicate_member
                                            : syntax;
  return failed<Json>({id, std::move(read.fault.text), read.fault.position});
}

}  // namespace

Result<Json> read_json_text(std::string_view text) {
  return result_of(tree::read_json(text), DiagnosticId::malformed_json);
}

Result<Json> read_yaml_text(std::string_view text) {
  return result_of(tree::read_yaml(text), DiagnosticId::invalid_option_value);
}

std::string quote_bare_markers(std::string_view json_text) {
  std::string result;
  bool in_string = false;
  while (!json_text.empty()) {
    std::size_t length = 1;
    if (in_string && json_text.front() == '\\') length = std::min<std::size_t>(2, json_text.size());
    if (json_text.front() == '"') in_string = !in_string;
    if (!in_string) {
      // Markers are looked for one string-free stretch at a time.
      length = std::max<std::size_t>(1, std::min(json_text.find('"', 1), json_text.size()));
      result += replace_command_markers(json_text.substr(0, length), [](std::size_t index) {
        return std::string("\"").append(bare_mark).append(command_marker(index)).append(bare_mark).append("\"");
      });
    } else {
      result += json_text.substr(0, length);
    }
    json_text.remove_prefix(length);
  }
  return result;
}

}  // namespace connect_userconfig::commands
