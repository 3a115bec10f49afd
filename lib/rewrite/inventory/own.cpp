#include "own.hpp"

#include "characters.hpp"
#include "evidence.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "objects.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 1000;  // how much is looked at, so that the whole stays linear

std::string_view behind_space(std::string_view text, std::size_t at) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n", at), text.size()));
}

bool has_owner(std::string_view before) {
  return before.ends_with('.') || before.ends_with("->") || before.ends_with("::");
}

/// The words before a name that make a definition of it.
bool defines(std::string_view before) {
  constexpr std::array<std::string_view, 9> words = {"def",       "function", "func",   "fun", "class",
                                                     "interface", "struct",   "record", "enum"};
  if (!before.ends_with(' ')) return false;
  return std::find(words.begin(), words.end(), last_word(without_space(before))) != words.end();
}

/// A line that goes on with no list of parameters: YAML in a text.
bool begins_line_of_text(std::string_view before) {
  const std::string_view left = before.substr(0, before.find_last_not_of(" \t-") + 1);
  const std::size_t last = left.find_last_not_of(" \t\r\n");
  return left.ends_with('\n') && last != std::string_view::npos && !among(left[last], "(,)");
}

/// Languages in which a name and a colon in round brackets are a parameter, and no argument.
bool has_types_behind(Language language) {
  using enum Language;
  return language == typescript || language == kotlin || language == scala || language == rust || language == python;
}

bool names_types(Language language) {
  using enum Language;
  return language == java || language == kotlin || language == scala || language == groovy || language == csharp ||
         language == visual_basic || language == go || language == rust || language == swift || language == cpp ||
         language == php || language == dart;
}

}  // namespace

bool is_declared(std::string_view text, const Name& setting, Language language) {
  const std::string_view before = text.substr(0, setting.begin);
  const std::string_view after = behind_space(text, setting.end);
  if (defines(before)) return true;
  const std::string_view word = text.substr(setting.begin, setting.end - setting.begin);
  const bool setter = word.starts_with("set") || word.starts_with("with");
  if (setter && after.starts_with('(')) return !has_owner(before);
  for (const std::string_view accessor : {"{ get", "{get", "{ set", "{ init", "=> "}) {
    if (language == Language::csharp && after.starts_with(accessor)) return true;
  }
  if (!has_types_behind(language) || !after.starts_with(':') || after.starts_with("::")) return false;
  const std::size_t open = open_before(text, setting.begin);
  if (open == std::string_view::npos || text[open] != '(' || before.ends_with('"') || before.ends_with('\''))
    return false;
  if (begins_line_of_text(before)) return false;
  const auto value = value_of(text, setting.end);
  return !value || value->type.empty();
}

bool is_defined(std::string_view text, std::size_t begin) {
  const std::string_view before = text.substr(0, begin);
  const std::size_t line = near_line_start(text, begin);
  const std::string_view words = text.substr(line, begin - line);
  if (defines(before) || words.starts_with("func (")) return true;
  if (has_owner(before) || without_space(words).ends_with("new")) return false;
  std::size_t open = begin;
  while (open < text.size() && is_name_character(text[open])) ++open;
  const std::string_view parameters = text.substr(open, window);
  const std::size_t close = parameters.find(')');
  return parameters.starts_with('(') && close != std::string_view::npos &&
         behind_space(text, open + close + 1).starts_with('{');
}

bool has_other_members(std::string_view text, const Name& setting) {
  if (!is_literal(text, setting) || has_members(text, setting.end)) return false;
  const std::string_view inside = behind_space(text, value_of(text, setting.end)->begin + 1).substr(0, window);
  const bool open = inside.empty() || among(inside[0], "}.*[$");
  const std::string_view rest = inside.substr(0, inside.find('}'));
  return !open && rest.find("...") == std::string_view::npos && rest.find("**") == std::string_view::npos;
}

bool has_type_of_its_own(std::string_view text, Language language) {
  if (!names_types(language)) return false;
  constexpr std::string_view type = "PhoneConfig";
  for (std::size_t at = text.find(type); at != std::string_view::npos; at = text.find(type, at + type.size())) {
    const std::string_view before = text.substr(0, at);
    const std::string_view after = text.substr(at + type.size());
    if ((at > 0 && is_name_character(before.back())) || (!after.empty() && is_name_character(after.front()))) continue;
    const bool variable = after.starts_with(' ') && after.size() > 1 && is_name_character(after[1]);
    const bool made = before.ends_with("new ") || (after.starts_with('{') && language == Language::go);
    const bool annotated = before.ends_with(": ") && language != Language::csharp;
    if (variable || made || annotated || defines(before)) return true;
  }
  return false;
}

PathKind kind_of_path(std::string_view text, std::size_t begin) {
  constexpr std::string_view users = "/users";
  constexpr std::size_t longest = 160;
  const std::size_t start = begin - std::min(begin, longest);
  const std::string_view before = text.substr(start, begin - start);
  const std::size_t at = before.rfind(users);
  if (at == std::string_view::npos) return PathKind::file;            // `/Users/` of macOS and Windows
  const std::string_view between = before.substr(at + users.size());  // `/1/2/`, `/' + i + '/' + u + '/`
  const bool apart = between.find_first_of(" \t\r\n") != std::string_view::npos;
  if (apart && between.find_first_of("\"'`+{") == std::string_view::npos) return PathKind::file;
  const bool plain =
      std::all_of(between.begin(), between.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '/'; });
  const bool whole = std::count(between.begin(), between.end(), '/') >= 3;
  return whole && !plain ? PathKind::request : PathKind::doubtful;
}

bool has_members_of_request(std::string_view call) {
  constexpr std::array<std::string_view, 6> members = {"nstance_id",    "nstanceId",       "outing_profile",
                                                       "outingProfile", "ecurity_profile", "ecurityProfile"};
  return std::any_of(members.begin(), members.end(),
                     [&](std::string_view member) { return call.find(member) != std::string_view::npos; });
}

bool is_name_of_sdk_alone(std::string_view text, const Name& setting, std::size_t call, Language language) {
  const std::string_view written = text.substr(setting.begin, setting.end - setting.begin);
  if (!is_name_of_sdk(written, language)) return false;
  const std::string_view name = first_word(text.substr(call, 100));
  // The SDK for Go has inputs; requests are messages of somebody's own.
  if (language == Language::go && name.ends_with("Request") && !text.substr(0, call).ends_with("connect."))
    return false;
  if (written.find("PhoneConfig") != std::string_view::npos || names_types(language)) return true;
  if (has_owner(text.substr(0, setting.begin))) return true;  // a builder's
  constexpr std::size_t reach = 20000;                        // each way, so that the whole stays linear
  const std::string_view near = text.substr(call - std::min(call, reach), 2 * reach);
  return language == Language::ruby && near.find("def " + std::string(name)) == std::string_view::npos;
}

bool is_defined_type(std::string_view text, const Name& name) {
  const std::string_view type = text.substr(name.begin, name.end - name.begin);
  constexpr std::size_t most = 50;  // uses that are looked at
  std::size_t count = 0;
  for (std::size_t at = text.find(type); at != std::string_view::npos && ++count <= most;
       at = text.find(type, at + type.size())) {
    const std::string_view before = text.substr(0, at);
    const std::size_t end = at + type.size();
    if (end < text.size() && is_name_character(text[end])) continue;
    if (defines(before) || (before.ends_with("type ") && !behind_space(text, end).starts_with(',')))
      return behind_space(text, end).find_first_of("{=(:") != std::string_view::npos;
  }
  return false;
}

}  // namespace connect_userconfig::rewriting
