#include "permissions.hpp"

#include "names.hpp"
#include "variable.hpp"

#include <algorithm>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 400;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t find_any_case(std::string_view text, std::string_view small, std::size_t from) {
  const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                                 small.begin(), small.end(), [](char c, char s) { return lower(c) == s; });
  return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// What a list of names is made of; a bracket that closes, and whatever begins something else, is not.
bool is_of_list(char c) {
  return is_name_character(c) || std::string_view{" \t\r\n\"'`\\,-[(.:"}.find(c) != std::string_view::npos;
}

}  // namespace

bool allows_new_action(std::string_view text, const Ranges& comments) {
  constexpr std::string_view action = "connect:updateuserconfig";
  for (std::size_t at = find_any_case(text, action, 0); at != std::string_view::npos;
       at = find_any_case(text, action, at + action.size())) {
    if (!within(comments, at)) return true;
  }
  return false;
}

bool is_in_event_list(std::string_view text, std::size_t begin) {
  std::size_t start = begin;
  const auto may_stand_between = [](char c) { return is_of_list(c) || c == ']' || c == ')' || c == '='; };
  while (start > 0 && begin - start < window && may_stand_between(text[start - 1])) --start;
  const std::string_view before = text.substr(start, begin - start);
  std::size_t key = std::string_view::npos;
  for (std::size_t at = find_any_case(before, "eventname", 0); at != std::string_view::npos;
       at = find_any_case(before, "eventname", at + 1))
    key = at;
  if (key == std::string_view::npos) return false;
  const std::string_view list = before.substr(key);
  return std::count(list.begin(), list.end(), ':') <= 1;
}

bool is_beside_new_event(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view event = "UpdateUserConfig";
  const std::size_t near = begin - std::min(begin, window);
  const std::size_t newline = text.substr(near, begin - near).rfind('\n');
  const std::size_t line = newline == std::string_view::npos ? near : near + newline + 1;
  std::size_t start = begin;
  while (start > 0 && begin - start < window && is_of_list(text[start - 1]) && text[start - 1] != ':') --start;
  std::size_t stop = end;
  while (stop < text.size() && stop - end < window && is_of_list(text[stop]) && text[stop] != ':') ++stop;
  if (has_word(text.substr(start, stop - start), event)) return true;
  // A filter: { ($.eventName = A) || ($.eventName = B) }
  const std::string_view whole = text.substr(line, 2 * window);
  const std::string_view rest = whole.substr(0, whole.find('\n'));
  const bool either =
      rest.find("||") != std::string_view::npos || find_any_case(rest, " or ", 0) != std::string_view::npos;
  return either && has_word(rest, event);
}

}  // namespace connect_userconfig::rewriting
