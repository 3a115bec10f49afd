#include "commands/input_text.hpp"
#include "commands/unicode.hpp"
#include "connect_userconfig/commands.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <vector>

namespace connect_userconfig::commands {
namespace {

constexpr int deepest = 1000;

Position position_at(std::string_view text, std::size_t byte) {
  const auto before = text.substr(0, std::min(byte, text.size()));
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  Position position{1, 1};
  for (const char c : before) position.line += c == '\n' ? 1 : 0;
  for (const char c : before.substr(line_start)) position.column += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
  return position;
}

/// Watches the parser: names that come twice in one object, and depth.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, const Json& value) {
    if (depth > deepest) throw Problem{DiagnosticId::nesting_too_deep, {}, {}};
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.back().insert(value.get<std::string>()).second) {
      throw Problem{DiagnosticId::duplicate_member, printable(value.get_ref<const std::string&>(), 40), {}};
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> names_;
};

}  // namespace

Result<Json> read_json_text(std::string_view text) {
  try {
    Watch watch;
    return {Json::parse(text.begin(), text.end(), std::ref(watch)), {}};
  } catch (const Json::parse_error& error) {
    return failed<Json>({DiagnosticId::malformed_json, "it does not parse as JSON from here on",
                         position_at(text, error.byte == 0 ? 0 : error.byte - 1)});
  } catch (const Json::exception&) {
    return failed<Json>({DiagnosticId::malformed_json, "a number in it is out of range", {}});
  } catch (Problem& problem) {
    return failed<Json>(std::move(problem));
  }
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
      result += replace_command_markers(json_text.substr(0, length),
                                        [](std::size_t index) { return '"' + command_marker(index) + '"'; });
    } else {
      result += json_text.substr(0, length);
    }
    json_text.remove_prefix(length);
  }
  return result;
}

}  // namespace connect_userconfig::commands
