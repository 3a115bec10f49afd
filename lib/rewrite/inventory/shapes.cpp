#include "shapes.hpp"

#include "characters.hpp"
#include "evidence.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "objects.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much is looked at, so that the whole stays linear

bool is_quoted(std::string_view text, const Name& name) {
  return name.begin > 0 && name.end < text.size() && among(text[name.begin - 1], "'\"") &&
         text[name.end] == text[name.begin - 1];
}

/// With the brackets: those that are open at `at`.
std::string_view brackets_around(std::string_view text, std::size_t at) {
  const std::size_t open = open_before(text, at);
  return open == std::string_view::npos ? std::string_view{} : text.substr(open, close_behind(text, at) - open);
}

// Of a user, beside the setting; without the first letter, which differs.
constexpr std::array<std::string_view, 10> members = {
    "outingProfile", "outing_profile", "ecurityProfile", "ecurity_profile", "dentityInfo",
    "dentity_info",  "ierarchyGroup",  "ierarchy_group", "irectoryUser",    "irectory_user"};

/// A type and no value.
bool is_type(std::string_view word) {
  constexpr std::array<std::string_view, 9> types = {"str",    "dict", "object", "string", "String",
                                                     "Object", "None", "null",   "Any"};
  return std::find(types.begin(), types.end(), word) != types.end();
}

/// What stands before a list says that its members are left out, or shown.
bool leaves_out(std::string_view text, std::size_t open) {
  const std::size_t line = near_line_start(text, open);
  const std::string left = in_small_letters(text.substr(line, open - line));
  constexpr std::array<std::string_view, 21> words = {
      "omit",   "without", "except", "exclude",    "drop",   "remove",   "delete",
      "reject", "discard", "skip",   "ignore",     "strip",  "not in",   "row",
      "print",  "log",     "header", "fieldnames", "column", "readonly", "read_only"};
  return contains_any(left, words);
}

}  // namespace

bool is_pair(std::string_view text, const Name& name) {
  if (!is_quoted(text, name)) return false;
  const std::string_view left = without_space(before(text, name.begin - 1, window));
  if (left.empty() || !among(left.back(), "([")) return false;
  const char owner = left.size() > 1 ? left[left.size() - 2] : '\0';
  if (is_name_character(owner) || among(owner, ")]\"'")) return false;  // a call, an index
  const std::string_view rest = text.substr(name.end + 1, window);
  const std::size_t comma = rest.find_first_not_of(" \t\r\n");
  if (comma == std::string_view::npos || rest[comma] != ',') return false;
  const std::size_t begin = rest.find_first_not_of(" \t\r\n", comma + 1);
  if (begin == std::string_view::npos) return false;
  const std::size_t value = name.end + 1 + begin;
  const std::string_view given = text.substr(value, close_behind(text, value) - value);
  if (end_of_argument(given) != given.size()) return false;
  if (given.starts_with('{') || given.find('(') != std::string_view::npos) return has_members(given, 0);
  const std::string_view around = brackets_around(text, open_before(text, name.begin));
  return is_name_character(given[0]) && !is_type(without_space(given)) &&
         (contains(around, "Username") || contains_any(around, members));
}

bool is_name_to_copy(std::string_view text, const Name& name) {
  const bool symbol = name.begin > 1 && text[name.begin - 1] == ':' && text[name.begin - 2] != ':';
  const bool quoted = is_quoted(text, name);
  if (!symbol && !quoted) return false;
  const std::string_view left = without_space(before(text, name.begin - 1, window));
  const std::string_view rest = without_first_space(text.substr(name.end + (quoted ? 1 : 0), window));
  const std::size_t next = rest.find_first_not_of("\r\n ");
  if (left.empty() || !among(left.back(), ",[({") || next == std::string_view::npos || !among(rest[next], ",])}"))
    return false;
  const std::size_t open = open_before(text, name.begin);
  return open != std::string_view::npos && !leaves_out(text, open) &&
         contains_any(brackets_around(text, name.begin), members);
}

bool is_patch(std::string_view text, const Name& name) {
  if (name.begin < 2 || text[name.begin - 1] != '/') return false;
  if (!among(text[name.begin - 2], "'\"") && !before(text, name.begin, 12).ends_with("/properties/")) return false;
  const std::string_view rest = text.substr(name.end, window);
  if (rest.empty() || !among(rest[0], "/'\"\\")) return false;
  const std::size_t start = name.begin - std::min(name.begin, window);
  const std::string_view near = text.substr(start, 2 * window);
  const bool operation = contains(near, "\"op\"") || contains(near, "'op'") || has_word(near, "op");
  const bool member = rest[0] == '/' && has_members(rest.substr(0, rest.find_first_of("'\"")), 0);
  const bool user = contains(near, "AWS::Connect::User") && contains(in_small_letters(near), "patch");
  return operation && (member || user);
}

bool is_made_by_jq(std::string_view text, const Name& name) {
  constexpr std::size_t longest = 600;
  const std::string_view left = before(text, name.begin, longest);
  const std::size_t at = left.rfind("jq ");
  if (at == std::string_view::npos || (at > 0 && is_name_character(left[at - 1]))) return false;
  const std::string_view key = text.substr(std::min(name.end + (is_quoted(text, name) ? 1 : 0), text.size()));
  if (!without_first_space(key).starts_with(':') || !has_members(text, name.end)) return false;
  const std::string_view options = left.substr(at, left.find_first_of("'\"", at) - at);
  return contains(options, " -n") || contains(options, "--null-input") ||
         has_word(brackets_around(text, name.begin), "InstanceId");
}

bool is_of_module(std::string_view text, const Name& name) {
  const std::string_view left = before(text, name.begin, window);
  const std::size_t module = left.rfind("::MODULE");
  if (module == std::string_view::npos || !has_members(text, name.end)) return false;
  const std::string_view between = left.substr(module);
  return !contains(between, "Type:") && !contains(between, "\"Type\"");
}

bool has_modules_of_terraform(std::string_view text) {
  constexpr std::string_view key = "\"module\"";
  if (!contains(text, "\"source\"")) return false;
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + key.size())) {
    const std::string_view rest = text.substr(at + key.size(), longest_line);
    const std::size_t value = rest.find_first_not_of(": \t\r\n");
    if (rest.find(':') < value && value != std::string_view::npos && (rest[value] == '{' || rest[value] == '['))
      return true;
  }
  return false;
}

bool is_written_by_terraform(std::string_view text, const Name& name, Language language) {
  return language == Language::terraform && text.substr(name.begin, name.end - name.begin) == "PhoneConfig" &&
         has_members(text, name.end);
}

}  // namespace connect_userconfig::rewriting
