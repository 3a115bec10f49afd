#include "constant.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "value.hpp"
#include "variable.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t most = 100;  // names that are looked for
constexpr std::size_t longest = 64;

/// The name alone is what is given, and no part of an expression.
bool is_whole(std::string_view text, std::size_t end) {
  if (text.substr(end).starts_with('!')) ++end;
  end = text.find_first_not_of(" \t\r\n", end);
  return end != std::string_view::npos && among(text[end], ",)};");
}

/// Something is put into the name: `name = ...`, `name: T = ...`.
bool is_assigned(std::string_view text, Place place, const std::optional<Value>& value) {
  if (!value || value->sign != '=' || value->quoted_key) return false;
  const std::size_t open = open_before(text, place.begin);
  return text[value->begin] != '=' && text[value->begin] != '>' &&
         (open == std::string_view::npos || text[open] != '(');
}

/// Behind a colon, a sign of assignment or of a spread: the name is given on.
bool is_given_on(std::string_view before) {
  before = before.substr(0, before.find_last_not_of(" \t\r\n") + 1);
  return before.ends_with(':') || before.ends_with('=') || before.ends_with("...") || before.ends_with("**");
}

}  // namespace

std::optional<Place> Constants::given_at(std::size_t value) {
  std::size_t begin = value;
  std::size_t end = begin;
  const auto skip_name = [&] {
    while (end < text_.size() && end - value < longest && is_name_character(text_[end])) ++end;
  };
  skip_name();
  if (text_.substr(end).starts_with('.')) {
    if (!is_class_or_self(text_.substr(begin, end - begin))) return std::nullopt;
    begin = ++end;
    skip_name();
  }
  if (begin == end || !is_whole(text_, end)) return std::nullopt;
  const std::string_view name = text_.substr(begin, end - begin);
  auto known = found_.find(name);
  if (known == found_.end()) {
    if (found_.size() == most) return std::nullopt;
    known = found_.emplace(name, find(name)).first;
  }
  return known->second && known->second->begin < value ? known->second : std::nullopt;
}

std::optional<Place> Constants::find(std::string_view name) {
  if (!comments_) comments_ = comments_of(text_, language_);
  std::optional<Place> found;
  for (std::size_t at = text_.find(name); at != std::string_view::npos; at = text_.find(name, at + name.size())) {
    const Place place{at, at + name.size()};
    const std::string_view before = text_.substr(0, at);
    const bool whole = (at == 0 || !is_name_character(before.back())) &&
                       (place.end == text_.size() || !is_name_character(text_[place.end]));
    if (!whole || within(*comments_, at)) continue;
    const auto owner = owner_before(before);
    if (owner && !is_class_or_self(*owner)) continue;
    const auto value = value_of(text_, place.end);
    if (is_assigned(text_, place, value)) {
      if (found || text_[value->begin] != '{') return std::nullopt;
      found = place;
    } else if (!is_whole(text_, place.end) || !(owner || is_given_on(before))) {
      return std::nullopt;
    }
  }
  return found;
}

}  // namespace connect_userconfig::rewriting
