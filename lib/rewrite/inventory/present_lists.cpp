#include "present_lists.hpp"

#include "connect_userconfig/lists.hpp"
#include "extent.hpp"
#include "names.hpp"
#include "objects.hpp"
#include "spelling.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t reach = 4000;     // each way, so that the whole stays linear
constexpr std::size_t most_names = 40;  // that are given to a call
constexpr std::size_t most_uses = 20;   // of each

/// The brackets around `at`; nothing if none is open there.
std::string_view brackets_around(std::string_view text, std::size_t at, Language language) {
  const std::size_t open = open_before(text, at);
  if (open == std::string_view::npos) return {};
  const Extent extent = extent_of(text, at, at, language);
  return text.substr(open, std::max(extent.end, open) - open);
}

std::string_view call_at(std::string_view text, std::size_t begin, Language language) {
  if (begin == std::string_view::npos) return {};
  const std::size_t end = begin + first_word(text.substr(begin)).size();
  const Extent extent = extent_of(text, begin, end, language);
  return text.substr(extent.begin, extent.end - extent.begin);
}

void add_names(std::string_view code, std::vector<std::string_view>& names) {
  for (std::size_t at = 0; at < code.size() && names.size() < most_names;) {
    const std::string_view word = first_word(code.substr(at));
    if (!word.empty() && std::find(names.begin(), names.end(), word) == names.end()) names.push_back(word);
    at += std::max<std::size_t>(word.size(), 1);
  }
}

/// What an object with this name is made of, and the members that it gets.
void add_members(std::string_view near, std::string_view name, std::string& members) {
  std::size_t count = 0;
  for (std::size_t at = next_use(near, name, 0); at != std::string_view::npos && ++count <= most_uses;
       at = next_use(near, name, at + name.size())) {
    const std::size_t end = at + name.size();
    if (gets_value(near, end)) {
      const std::size_t open = near.find_first_of("{(\n;", near.find('=', end));
      if (open == std::string_view::npos || (near[open] != '{' && near[open] != '(')) continue;
      members.append(near.substr(open, close_behind(near, open + 1) - open)).append(" ");
      continue;
    }
    const std::string_view rest = near.substr(end, 80);
    const std::size_t sign = rest.find('=');
    const bool member = rest.starts_with('.') || rest.starts_with('[');
    if (member && sign != std::string_view::npos) members.append(rest.substr(0, sign)).append(" ");
  }
}

}  // namespace

bool has_list_of(std::string_view text, Place key, std::size_t call, const Literal& literal, std::string_view offered,
                 Language language) {
  const bool in_brackets = literal.form == Form::member || literal.form == Form::argument;
  const std::string_view around = in_brackets ? brackets_around(text, literal.begin, language) : std::string_view{};
  const std::string_view given = call_at(text, call, language);
  const std::size_t start = literal.begin - std::min(literal.begin, reach);
  const std::string_view near = text.substr(start, 2 * reach);
  std::vector<std::string_view> names;
  if (const std::string_view object = variable_of(text, key.begin, key.end); !object.empty()) names.push_back(object);
  add_names(around.empty() ? given : around, names);
  add_names(given, names);
  std::string members;
  for (const std::string_view name : names) add_members(near, name, members);
  constexpr std::array spellings = {Spelling::api, Spelling::camel, Spelling::snake};
  const auto is_there = [&](const std::string& list) {
    return has_word(offered, list) && (has_word(around, list) || has_word(given, list) || has_word(members, list));
  };
  return any_list([&](const auto& row) {
    return std::any_of(spellings.begin(), spellings.end(),
                       [&](Spelling spelling) { return is_there(spelled(row.name, spelling)); });
  });
}

}  // namespace connect_userconfig::rewriting
