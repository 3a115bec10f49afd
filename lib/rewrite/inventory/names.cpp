#include "names.hpp"

#include "extent.hpp"
#include "lines.hpp"
#include "shapes.hpp"
#include "users.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view word = "hone";  // of phone and of Phone
constexpr std::size_t longest = 64;        // no name that matters is as long; data without spaces is not searched twice
constexpr std::size_t look_back = 160;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_identifier(char c) { return is_name_character(c) || c == '-'; }

/// What stands before an identifier, in small letters. With its end if that is a colon (`connect:`), and without
/// quotes, brackets and spaces otherwise, so that `"eventName": ["` ends with a name.
std::string before(std::string_view text, std::size_t begin) {
  const std::size_t start = begin - std::min(begin, look_back);
  std::string result = in_small_letters(text.substr(start, begin - start));
  if (result.ends_with("connect:")) return result;
  const std::size_t last = result.find_last_not_of(" \t\r\n\"'`\\[(,:=>{-");
  result.resize(last == std::string::npos ? 0 : last + 1);
  return result;
}

/// What may follow the name of a call in an identifier that still is that call.
constexpr std::array<std::string_view, 10> endings = {"",      "Command", "CommandInput", "Request",    "Input",
                                                      "Async", "Props",   "PropsMixin",   "MixinProps", "Args"};

bool ends_a_name(std::string_view rest) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return rest.starts_with(ending) && (rest.size() == ending.size() || !is_name_character(rest[ending.size()]));
  });
}

bool may_hold_scripts(Language language) {
  using enum Language;
  return language == shell || language == other_shell || language == yaml || language == makefile ||
         language == dockerfile || language == markdown || language == text || language == markup ||
         language == terraform || language == groovy || language == other;
}

/// `const { PhoneConfig } = user`, `({ PhoneConfig }) => ...`: the member is read.
bool is_taken_out(std::string_view text, std::size_t end) {
  const std::string_view behind = text.substr(end, 200);
  const std::size_t close = behind.find_first_of("}({;=");
  if (close == std::string_view::npos || behind[close] != '}') return false;
  std::string_view rest = behind.substr(std::min(behind.find_first_not_of(" \t\r\n}", close), behind.size()));
  if (rest.starts_with('=')) return !rest.starts_with("==");
  if (!rest.starts_with(')')) return false;
  rest = rest.substr(std::min(rest.find_first_not_of(" \t\r\n", 1), rest.size()));
  return rest.starts_with("=>") || rest.starts_with('{');
}

/// `{ InstanceId, PhoneConfig }` in JavaScript; in a text that may hold some, only as an argument.
bool is_shorthand(std::string_view text, const Name& name, Language language) {
  const std::size_t last = text.substr(0, name.begin).find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || (text[last] != '{' && text[last] != ',')) return false;
  if (is_taken_out(text, name.end)) return false;
  if (language == Language::javascript || language == Language::typescript) return true;
  if (!may_hold_scripts(language)) return false;
  const std::size_t open = open_before(text, name.begin);
  if (open == std::string_view::npos || text[open] != '{') return false;
  return text.substr(0, text.substr(0, open).find_last_not_of(" \t\r\n") + 1).ends_with('(');
}

/// `=` and its kin; no comparison.
bool assigns(std::string_view rest) {
  for (const std::string_view sign : {"?\?=", "||=", "|=", "+=", ":="}) {
    if (rest.starts_with(sign)) return true;
  }
  return rest.starts_with('=') && !rest.starts_with("==");
}

/// `p["PhoneConfig"], p["Tags"] = x, y`: the comma stands at `at`.
bool is_one_of_targets(std::string_view text, std::size_t begin, std::size_t at) {
  if (text[at] != ',') return false;
  const std::size_t start = near_line_start(text, begin);
  const std::string_view rest = text.substr(at, near_line_end(text, at) - at);
  const std::size_t sign = rest.find('=');
  if (sign == std::string_view::npos || !assigns(rest.substr(sign))) return false;
  return text.substr(start, begin - start).find_first_of("({=:") == std::string_view::npos &&
         rest.substr(0, sign).find_first_of("({:") == std::string_view::npos;
}

/// `params.put("PhoneConfig", x)`; what reads it (`get`) is no setter.
bool is_setter(std::string_view text, std::size_t quote) {
  if (quote == 0 || text[quote - 1] != '(') return false;
  std::size_t begin = quote - 1;
  while (begin > 0 && quote - begin < longest && is_name_character(text[begin - 1])) --begin;
  constexpr std::array<std::string_view, 7> setters = {
      "put", "set", "setdefault", "Add", "__setitem__", "addPropertyOverride", "add_property_override"};
  return std::find(setters.begin(), setters.end(), text.substr(begin, quote - 1 - begin)) != setters.end();
}

/// A key of `Map.of(key, value, ...)`, with its quote at `at`; a value of that name has another number of commas
/// before.
bool is_key_of_map(std::string_view text, std::size_t at) {
  const std::size_t open = open_before(text, at);
  if (open == std::string_view::npos || !text.substr(0, open + 1).ends_with("Map.of(")) return false;
  int depth = 0;
  int commas = 0;
  for (const char c : text.substr(open + 1, at - open - 1)) {
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == ',' && depth == 0) ++commas;
  }
  return commas % 2 == 0;
}

/// `PhoneConfig?: T` of an interface; `?` stands at `at`.
bool is_optional_member(std::string_view text, const Name& name, std::size_t at) {
  if (!text.substr(at).starts_with("?:")) return false;
  const std::size_t open = open_before(text, name.begin);
  return open != std::string_view::npos && text[open] == '{';
}

std::size_t find_holder(std::string_view text, const Holder& row, std::size_t from) {
  if (row.section != "powershell") return text.find(row.name, from);
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                                 row.name.begin(), row.name.end(), [](char a, char b) { return lower(a) == lower(b); });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

}  // namespace

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small;
}

std::vector<Name> names_in(std::string_view text) {
  std::vector<Name> names;
  for (std::size_t at = text.find(word); at != std::string_view::npos;) {
    std::size_t begin = at;
    std::size_t end = at + word.size();
    while (begin > 0 && at - begin < longest && is_identifier(text[begin - 1])) --begin;
    while (end < text.size() && end - at < longest && is_identifier(text[end])) ++end;
    while (begin < at && text[begin] == '-') ++begin;
    while (text[end - 1] == '-') --end;
    const std::string identifier = in_small_letters(text.substr(begin, end - begin));
    if (identifier.size() < longest) {
      if (const Pattern* pattern = match(identifier, before(text, begin))) names.push_back({begin, end, pattern});
    }
    at = text.find(word, std::max(end, at + word.size()));
  }
  return names;
}

std::vector<HolderName> holders_in(std::string_view text) {
  std::vector<HolderName> found;
  std::optional<bool> names_cdktf;
  for (const Holder& row : holders()) {
    const std::size_t size = row.name.size();
    for (std::size_t at = find_holder(text, row, 0); at != std::string_view::npos;
         at = find_holder(text, row, at + size)) {
      if (at > 0 && is_name_character(text[at - 1])) continue;
      if (is_name_character(row.name.back()) && !ends_a_name(text.substr(at + size, longest))) continue;
      if (row.name == "ConnectUser" && !is_user_of_cdktf(text, at, names_cdktf)) continue;
      found.push_back({at, at + size, &row});
    }
    if (row.name != "connect.User") continue;
    const std::vector<HolderName> users = users_of_pulumi(text, row);
    found.insert(found.end(), users.begin(), users.end());
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  // A name within another one is a part of it.
  std::vector<HolderName> whole;
  for (const HolderName& name : found) {
    if (whole.empty() || name.begin >= whole.back().end) whole.push_back(name);
  }
  return whole;
}

bool is_given(std::string_view text, const Name& name, Language language) {
  const std::string_view identifier = text.substr(name.begin, name.end - name.begin);
  // --phone-config, -PhoneConfig_AutoAccept
  if (identifier.find('-') != std::string_view::npos || identifier.find("g_") != std::string_view::npos) return true;
  const char first = name.begin == 0 ? '\0' : text[name.begin - 1];
  if (first == '-' && language == Language::powershell) return true;
  const bool quoted = first == '"' || first == '\'' || first == '`';
  std::size_t at = name.end;
  if (quoted && text.substr(at).starts_with('.')) return true;  // addPropertyOverride('PhoneConfig.AutoAccept', ...)
  if (text.substr(at).starts_with(".$:")) return true;          // a path of Step Functions in YAML
  if (text.substr(0, name.begin).ends_with("Properties.")) return true;  // addOverride('Properties.PhoneConfig', ...)
  while (quoted && at < text.size() && (text[at] == '\\' || text[at] == first)) ++at;
  // params["PhoneConfig"] = ..., params[:phone_config] = ..., $params{PhoneConfig} = ...
  const bool symbol =
      first == ':' ||
      (first == '{' && (language == Language::other || language == Language::perl || language == Language::ruby));
  const bool script = language == Language::javascript || language == Language::typescript;
  if (script && quoted && text.substr(at).starts_with("]:")) return true;  // a key in brackets
  if ((quoted || symbol) && at < text.size() && (text[at] == ']' || (symbol && text[at] == '}'))) {
    if (const std::size_t next = text.find_first_not_of(" \t", at + 1); next != std::string_view::npos)
      return assigns(text.substr(next)) || is_one_of_targets(text, name.begin, next);
    return false;
  }
  at = std::min(text.find_first_not_of(" \t", at), text.size());
  if (at == text.size()) return false;
  if (assigns(text.substr(at))) return true;
  const char next = text[at];
  if (quoted && next == ',' &&
      (is_setter(text, name.begin - 1) || is_key_of_map(text, name.begin - 1) || is_pair(text, name)))
    return true;
  if (quoted && (language == Language::kotlin || language == Language::scala) &&
      (text.substr(at).starts_with("to ") || text.substr(at).starts_with("-> ")))
    return true;
  if (next == '=') return false;
  if (next == '(') return !without_first_space(text.substr(at + 1, longest)).starts_with(')');  // `phoneConfig()` reads
  if (next == ':' || next == '{') return true;
  if (language == Language::typescript && is_optional_member(text, name, at)) return true;
  return (next == ',' || next == '}') && !quoted && is_shorthand(text, name, language);
}

}  // namespace connect_userconfig::rewriting
