#include "command_extent.hpp"

#include "characters.hpp"
#include "lines.hpp"
#include "names.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 4000;

/// `  --region`; in SQL and Lua that is a remark.
bool begins_with_option(std::string_view line, Language language) {
  if (language == Language::sql || language == Language::lua) return false;
  if (language == Language::markdown || language == Language::text) return false;  // a list of options, in a sentence
  line = without_first_space(line.substr(0, longest_line));
  return line.starts_with("--") && line.size() > 2 && line[2] >= 'a' && line[2] <= 'z';
}

std::string_view name_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// One behind the element with this name that is open at `at`; nothing if it does not end near by.
std::size_t behind_element(std::string_view text, std::size_t at, std::string_view tag) {
  const std::string close = "</" + std::string(tag) + ">";
  const std::string_view rest = text.substr(at, longest_line);
  const std::size_t sign = rest.find_first_of("<>");
  if (sign != std::string_view::npos && sign > 0 && rest[sign] == '>' && rest[sign - 1] == '/') return at + sign + 1;
  const std::size_t end = rest.find(close);
  return end == std::string_view::npos ? end : at + end + close.size();
}

}  // namespace

Extent command_extent(std::string_view text, std::size_t begin, std::size_t end, Language language) {
  const std::size_t start = command_start(text, begin);
  const bool quoted = begin > 0 && among(text[begin - 1], "\"'");
  std::size_t stop = near_line_end(text, end);
  while (stop < text.size() && stop - begin < window) {
    const std::string_view line = text.substr(start, stop - start);
    const bool listed = quoted && without_space(line).ends_with(',');
    if (!listed && !goes_on(line) && !begins_with_option(text.substr(stop + 1), language)) break;
    stop = near_line_end(text, stop + 1);
  }
  return {start, stop};
}

Extent elements_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(begin - std::min(begin, longest_line), std::min(begin, longest_line));
  if (before.empty() || end >= text.size()) return {};
  const bool value = among(before.back(), "\"'") && text[end] == before.back();
  const bool content = before.back() == '>' && text[end] == '<';
  const std::size_t open = before.rfind('<');
  if ((!value && !content) || open == std::string_view::npos) return {};
  const std::string tag(name_at(before.substr(open + 1)));
  const std::string next = "<" + tag;
  if (tag.empty()) return {};
  const Extent none{};
  for (std::size_t at = end; at - begin < window;) {
    const std::size_t behind = behind_element(text, at, tag);
    if (behind == std::string_view::npos) return none;
    at = std::min(text.find_first_not_of(" \t\r\n", behind), text.size());
    const std::string_view rest = text.substr(at);
    const bool same = rest.starts_with(next) && rest.size() > next.size() && !is_name_character(rest[next.size()]);
    if (!same) return {begin - (before.size() - open), behind};
    at += next.size();
  }
  return none;
}

bool is_key_of_arguments(std::string_view key) {
  constexpr std::array<std::string_view, 5> keys = {"args", "arguments", "cmd", "command", "entrypoint"};
  return std::find(keys.begin(), keys.end(), in_small_letters(key)) != keys.end();
}

std::size_t behind_arguments(std::string_view text, std::size_t at) {
  std::string_view rest = text.substr(at, longest_line);
  rest.remove_prefix(std::min(rest.find_first_not_of(", \t\r\n\"'"), rest.size()));
  const std::string_view key = name_at(rest);
  if (!is_key_of_arguments(key)) return at;
  rest.remove_prefix(key.size());
  rest.remove_prefix(std::min(rest.find_first_not_of("\"' \t:="), rest.size()));
  if (!rest.starts_with('[')) return at;
  const std::size_t close = rest.find(']');
  if (close == std::string_view::npos) return at;
  return static_cast<std::size_t>(rest.data() - text.data()) + close + 1;
}

}  // namespace connect_userconfig::rewriting
