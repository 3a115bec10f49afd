#include "members.hpp"

#include "characters.hpp"
#include "evidence.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "objects.hpp"
#include "reads.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 1000;  // how much is looked at each way, so that the whole stays linear

// Without the first letter, which differs.
constexpr std::array<std::string_view, 6> profiles = {"outingProfileId",  "outingProfileArn",   "outing_profile_",
                                                      "ecurityProfileId", "ecurityProfileArns", "ecurity_profile_"};
constexpr std::array<std::string_view, 4> instances = {"nstanceId", "nstance_id", "nstanceArn", "nstance_arn"};
constexpr std::array<std::string_view, 4> persons = {"UserId", "user_id", "Username", "username"};

std::size_t indentation(std::string_view text, std::size_t line) {
  return std::min(text.find_first_not_of(" \t", line), text.size()) - line;
}

/// The lines around that are indented as this one is, or more deeply: the fields of a class of Python.
std::string_view block_around(std::string_view text, std::size_t at) {
  std::size_t begin = near_line_start(text, at);
  std::size_t end = near_line_end(text, at);
  const std::size_t column = indentation(text, begin);
  while (begin > 0 && at - begin < window) {
    const std::size_t before = near_line_start(text, begin - 1);
    if (indentation(text, before) < column) break;
    begin = before;
  }
  while (end < text.size() && end - at < window && indentation(text, end + 1) >= column)
    end = near_line_end(text, end + 1);
  return text.substr(begin, end - begin);
}

/// A line of its own, indented, with a type behind the name: `    PhoneConfig: dict`.
bool is_annotated(std::string_view text, const Name& setting) {
  const std::size_t line = near_line_start(text, setting.begin);
  return setting.begin > line && text.find_first_not_of(" \t", line) == setting.begin &&
         without_first_space(text.substr(setting.end, 10)).starts_with(':');
}

/// The first line above with less indentation.
std::string_view head_of_block(std::string_view text, std::size_t at) {
  std::size_t line = near_line_start(text, at);
  const std::size_t column = indentation(text, line);
  while (line > 0 && at - line < window) {
    line = near_line_start(text, line - 1);
    const bool empty = without_space(text.substr(line, near_line_end(text, line) - line)).empty();
    if (!empty && indentation(text, line) < column) return without_first_space(text.substr(line, window));
  }
  return {};
}

/// `interface Row {`, `type Row = {`; the brace stands at `open`.
bool opens_type(std::string_view text, std::size_t open) {
  const std::size_t line = near_line_start(text, open);
  const std::string_view left = text.substr(line, open - line);
  const std::string_view head = left.substr(left.find_last_of(";{}") + 1);
  return has_word(head, "interface") || (has_word(head, "type") && contains(head, "="));
}

/// `r["PhoneConfig"]`, `r[:phone_config]`, `r.PhoneConfig`: its neighbours stand in other lines.
bool is_of_object(std::string_view text, std::size_t begin) {
  std::string_view before = text.substr(0, begin);
  while (!before.empty() && among(before.back(), "'\":")) before.remove_suffix(1);
  const std::string_view owner = before.substr(0, before.size() - (before.empty() ? 0 : 1));
  return (before.ends_with('[') && !owner.empty() && is_name_character(owner.back())) || owner_before(before);
}

/// `const PhoneConfig = of(agent)`: a statement, and no member. Where it is given to one, that is.
bool is_variable(std::string_view text, const Name& setting, Language language) {
  constexpr std::array<Language, 4> languages = {Language::python, Language::javascript, Language::typescript,
                                                 Language::ruby};
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) return false;
  const auto value = value_of(text, setting.end);
  if (!value || value->sign != '=' || is_of_object(text, setting.begin)) return false;
  const std::size_t open = open_before(text, setting.begin);
  return open == std::string_view::npos || text[open] == '{';
}

std::string_view neighbours(std::string_view text, const Name& setting, Language language) {
  if (is_of_object(text, setting.begin)) {
    const std::size_t begin = setting.begin - std::min(setting.begin, window);
    return text.substr(begin, setting.end + window - begin);
  }
  const std::size_t open = open_before(text, setting.begin);
  if (open == std::string_view::npos)
    return language == Language::python && is_annotated(text, setting) ? block_around(text, setting.begin)
                                                                       : std::string_view{};
  return text.substr(open, close_behind(text, setting.begin) - open);
}

/// A member of the object that begins with `braces`, and not of one in it.
bool has_key(std::string_view braces, std::string_view key) {
  int depth = 0;
  for (std::size_t at = 0; at < braces.size(); ++at) {
    if (among(braces[at], "([{")) ++depth;
    if (among(braces[at], ")]}")) --depth;
    if (depth != 1 || !braces.substr(at).starts_with(key) || is_name_character(braces[at - 1])) continue;
    std::string_view after = braces.substr(at + key.size());
    if (!after.empty() && among(after[0], "'\"")) after.remove_prefix(1);
    if (!without_first_space(after).empty() && among(without_first_space(after)[0], ":=?")) return true;
  }
  return false;
}

/// The parameters of a request, as CloudTrail recorded it. The brace stands at `open`.
bool is_of_record(std::string_view text, std::size_t open) {
  std::string_view left = text.substr(0, open);
  while (!left.empty() && among(left.back(), " \t\r\n:'\"")) left.remove_suffix(1);
  if (last_word(left) != "requestParameters") return false;
  const std::size_t outer = open_before(text, open);
  return outer != std::string_view::npos &&
         contains(text.substr(outer, close_behind(text, open) - outer), "\"UpdateUserPhoneConfig\"");
}

}  // namespace

bool is_member_of_request(std::string_view text, const Name& setting, Language language, bool about_connect) {
  const std::string_view written = text.substr(setting.begin, setting.end - setting.begin);
  if (is_variable(text, setting, language)) return false;
  const std::string_view around = neighbours(text, setting, language);
  const bool profile = contains_any(around, profiles);
  const bool instance = contains_any(around, instances);
  const bool person = contains_any(around, persons);
  if (copies_setting(without_space(given_to(text, setting, language))) && !instance) return false;  // an export
  if (!is_name_of_sdk(written, language)) return profile && instance;
  if (profile || (about_connect && instance && person)) return true;
  return contains(written, "PhoneConfig") && ((instance && person) || (about_connect && (instance || person)));
}

bool is_member_of_answer(std::string_view text, const Name& setting) {
  const std::size_t open = open_before(text, setting.begin);
  if (open == std::string_view::npos || text[open] == '[') return false;
  const std::string_view braces = text.substr(open, close_behind(text, setting.begin) - open);
  if (is_of_record(text, open)) return true;
  if (contains_any(braces, instances)) return false;
  return has_key(braces, "Id") || has_key(braces, "Arn") || (text[open] == '{' && is_value_of_answer(text, open));
}

bool gives_setting_of(std::string_view text, const Name& setting, Language language, const Site& earlier) {
  const Name variable{earlier.begin, earlier.end, nullptr};
  const bool is_setting = earlier.kind == Kind::setting && !earlier.mention && earlier.setting == earlier.end;
  return is_setting && earlier.begin < setting.begin && is_variable(text, variable, language) &&
         gives_variable(text, setting, text.substr(variable.begin, variable.end - variable.begin));
}

bool is_of_template(std::string_view text, const Name& setting) {
  const std::size_t begin = setting.begin - std::min(setting.begin, window);
  const std::string_view left = text.substr(begin, setting.begin - begin);
  return contains(left.substr(std::min(left.rfind("::"), left.size())), "::User") &&
         contains(left, "AWS::Connect::User") && has_members(text, setting.end);
}

bool is_field_of_type(std::string_view text, const Name& setting, Language language) {
  constexpr int deepest = 4;
  const auto value = value_of(text, setting.end);
  if (!value || value->sign == '=' || !value->type.empty()) return false;
  std::size_t open = open_before(text, setting.begin);
  if (language == Language::python)
    return open == std::string_view::npos && is_annotated(text, setting) &&
           head_of_block(text, setting.begin).starts_with("class ");
  if (language != Language::typescript) return false;
  for (int depth = 0; depth < deepest && open != std::string_view::npos && text[open] == '{'; ++depth) {
    if (opens_type(text, open)) return true;
    open = open_before(text, open);
  }
  return false;
}

}  // namespace connect_userconfig::rewriting
