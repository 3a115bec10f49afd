#include "spread.hpp"

#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "variable.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of an object is looked at
constexpr std::size_t reach = 50000;  // how far a use of a name is looked for each way
constexpr std::size_t most = 50;      // uses of a name that are looked at, so that the whole stays linear

bool among(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }

bool holds_setting(std::string_view text) {
  return text.find("honeConfig") != std::string_view::npos || text.find("hone_config") != std::string_view::npos;
}

/// `...base`, `**self.base`
bool is_spread(std::string_view text, std::size_t name_begin) {
  std::string_view before = text.substr(0, name_begin);
  while (const auto owner = owner_before(before)) {
    if (owner->empty()) return false;
    before = text.substr(0, static_cast<std::size_t>(owner->data() - text.data()));
  }
  return before.ends_with("...") || before.ends_with("**");
}

/// `base | {...}`, `dict(base, ...)`, `base.copy()`, `Object.assign({}, base, ...)`
bool is_copied(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before =
      without_space(text.substr(begin - std::min<std::size_t>(begin, 60), std::min<std::size_t>(begin, 60)));
  const std::string_view after = without_first_space(text.substr(end, 20));
  return is_spread(text, begin) || (after.starts_with('|') && !after.starts_with("||")) ||
         after.starts_with(".copy(") || before.ends_with("dict(") || before.ends_with("copy(") ||
         before.ends_with("Object.assign({},");
}

/// One behind the bracket that closes what is open at `at`.
std::size_t close_behind(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.size(), at + window);
  for (int depth = 0; at < end; ++at) {
    if (among(text[at], "([{")) ++depth;
    if (among(text[at], ")]}") && --depth < 0) return at;
  }
  return end;
}

/// What stands beside a use of a name: its brackets, or its line where they are those of a block.
std::string_view beside(std::string_view text, std::size_t at, bool spread) {
  const std::size_t open = open_before(text, at);
  std::size_t begin = near_line_start(text, at);
  std::size_t end = near_line_end(text, at);
  if (open != std::string_view::npos && (spread || text[open] != '{')) {
    begin = open;
    end = close_behind(text, at);
  }
  return text.substr(begin, end - begin);
}

/// Where the next whole word `name` begins, from `at` on.
std::size_t next_use(std::string_view text, std::string_view name, std::size_t at) {
  for (at = text.find(name, at); at != std::string_view::npos; at = text.find(name, at + name.size())) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_name_character(text[at - 1])) && (end == text.size() || !is_name_character(text[end])))
      return at;
  }
  return at;
}

/// `name = `, `name: T = `: here the name gets its value.
bool is_defined(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end, 200);
  const std::size_t sign = rest.find_first_of("=,;(){}\n");
  return sign != std::string_view::npos && rest[sign] == '=' && !rest.substr(sign).starts_with("==");
}

/// Another object gets this one's members, and a setting of its own.
bool is_replaced(std::string_view text, std::string_view name, std::size_t literal_begin) {
  std::size_t count = 0;
  for (std::size_t at = next_use(text, name, 0); at != std::string_view::npos;
       at = next_use(text, name, at + name.size())) {
    if (++count > most) return true;  // nobody knows
    const std::size_t end = at + name.size();
    if (is_defined(text, end) || at == literal_begin) continue;
    const bool member = text.substr(end).starts_with('.') || text.substr(end).starts_with('[');
    if (member && !is_copied(text, at, end)) continue;
    if (holds_setting(beside(text, at, is_spread(text, at)))) return true;
  }
  return false;
}

/// The name behind the sign of a spread, or in `dict(name`.
std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(0, end);
}

/// An object with this name has the setting in it.
bool gives_setting(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  std::size_t count = 0;
  for (std::size_t at = next_use(text, name, 0); at != std::string_view::npos && ++count <= most;
       at = next_use(text, name, at + name.size())) {
    const std::size_t end = at + name.size();
    if (!is_defined(text, end)) continue;
    const std::size_t open = text.find_first_of("{(\n;", text.find('=', end));
    if (open == std::string_view::npos || !among(text[open], "{(")) continue;
    if (holds_setting(text.substr(open, close_behind(text, open + 1) - open))) return true;
  }
  return false;
}

/// `{**base, "PhoneConfig": {...}}`, `dict(base, PhoneConfig={...})`, `base | {"PhoneConfig": {...}}`: the base has a
/// setting, which would come back.
bool replaces(std::string_view text, std::size_t key_begin) {
  const std::size_t open = open_before(text, key_begin);
  if (open == std::string_view::npos) return false;
  const std::string_view before = text.substr(open + 1, key_begin - open - 1);
  for (const std::string_view mark : {"...", "**"}) {
    for (std::size_t at = before.find(mark); at != std::string_view::npos; at = before.find(mark, at + 1)) {
      if (gives_setting(text, first_word(before.substr(at + mark.size())))) return true;
    }
  }
  const std::string_view outside = without_space(text.substr(0, open));
  if (outside.ends_with('|'))
    return gives_setting(text, last_word(without_space(outside.substr(0, outside.size() - 1))));
  return text[open] == '(' && last_word(outside) == "dict" && gives_setting(text, first_word(before));
}

bool is_copied_anywhere(std::string_view text, std::string_view name) {
  std::size_t count = 0;
  for (std::size_t at = next_use(text, name, 0); at != std::string_view::npos;
       at = next_use(text, name, at + name.size())) {
    if (++count > most || is_copied(text, at, at + name.size())) return true;
  }
  return false;
}

/// `name = client.create_user(PhoneConfig={...})`: what is assigned is what the call says.
bool is_answer(std::string_view text, std::string_view name, std::size_t call, std::size_t key_begin) {
  const std::size_t begin = static_cast<std::size_t>(name.data() - text.data());
  std::size_t end = call;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return begin < call && call < key_begin && text.substr(end).starts_with('(');
}

}  // namespace

std::string_view problem_of_copies(std::string_view whole, const Literal& literal, Place key, std::size_t call) {
  const std::size_t start = key.begin - std::min(key.begin, reach);
  const std::string_view text = whole.substr(start, 2 * reach);
  key = {key.begin - start, key.end - start};
  if (literal.form == Form::variable) {
    const bool copied = is_copied_anywhere(text, text.substr(key.begin, key.end - key.begin));
    return copied ? "another object is made from their variable" : "";
  }
  if (literal.form != Form::assignment && replaces(text, key.begin))
    return "they replace those of an object that is spread before them";
  const std::string_view name = variable_of(text, key.begin, key.end);
  if (name.empty()) return {};
  if (call != std::string_view::npos && call >= start && is_answer(text, name, call - start, key.begin)) return {};
  const bool replaced = is_replaced(text, name, literal.begin - start);
  return replaced ? "another object is made from theirs, with settings of its own" : "";
}

}  // namespace connect_userconfig::rewriting
