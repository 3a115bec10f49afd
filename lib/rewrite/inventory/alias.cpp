#include "alias.hpp"

#include "characters.hpp"
#include "lines.hpp"
#include "shadow.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t most = 16;  // names of a call and names of its names that are followed

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

/// Languages in which nothing is called.
bool has_no_names(Language language) { return language == Language::yaml || language == Language::json; }

/// Each place once, in order.
template <typename N>
void in_order(std::vector<N>& names) {
  std::stable_sort(names.begin(), names.end(), [](const N& a, const N& b) { return a.begin < b.begin; });
  names.erase(std::unique(names.begin(), names.end(), [](const N& a, const N& b) { return a.begin == b.begin; }),
              names.end());
}

}  // namespace

std::set<std::size_t> add_renamed(std::string_view text, Language language, const Ranges& comments,
                                  std::vector<Name>& names, std::vector<HolderName>& holders) {
  Aliases aliases(text, language, comments);
  std::set<std::size_t> named;
  const auto uses_of = [&](std::size_t begin, std::size_t end) {
    std::vector<Place> uses;
    if (!within(comments, begin)) uses = aliases.uses_of({begin, end});
    if (!uses.empty()) named.insert(begin);
    return uses;
  };
  const bool configures =
      std::any_of(names.begin(), names.end(), [](const Name& name) { return name.pattern->kind == Kind::setting; });
  for (std::size_t i = 0, own = configures ? holders.size() : 0; i < own; ++i) {
    for (const Place& use : uses_of(holders[i].begin, holders[i].end))
      holders.push_back({use.begin, use.end, holders[i].holder, true});
  }
  for (std::size_t i = 0, own = names.size(); i < own; ++i) {
    if (names[i].pattern->kind != Kind::call) continue;
    for (const Place& use : uses_of(names[i].begin, names[i].end))
      names.push_back({use.begin, use.end, names[i].pattern});
  }
  in_order(names);
  in_order(holders);
  return named;
}

std::vector<Place> Aliases::uses_of(Place place) {
  std::vector<Place> uses;
  if (has_no_names(language_)) return uses;
  std::vector<Place> named{place};
  for (std::size_t i = 0; i < named.size(); ++i) {
    const auto alias = alias_of(named[i]);
    if (!alias || left_ == 0) continue;
    --left_;
    const std::string_view name = alias->given.name;
    for (std::size_t at = text_.find(name, alias->behind); at != std::string_view::npos;
         at = text_.find(name, at + name.size())) {
      const Place found{at, at + name.size()};
      const bool whole =
          !is_name_character(text_[at - 1]) && (found.end == text_.size() || !is_name_character(text_[found.end]));
      if (!whole || within(comments_, at)) continue;
      if (!alias->given.owner.empty() && !is_of(found, alias->given.owner)) continue;
      if (is_ended(text_, found)) break;
      if (is_use(found, *alias)) {
        uses.push_back(found);
      } else if (named.size() < most) {
        named.push_back(found);
      }
    }
  }
  return uses;
}

std::optional<Aliases::Alias> Aliases::alias_of(Place place) const {
  const NewName given = name_given(text_, place, language_);
  if (given.name.empty()) return std::nullopt;
  const char first = text_[place.begin];
  const bool script = language_ == Language::javascript || language_ == Language::typescript;
  const auto after = static_cast<std::size_t>(given.name.data() + given.name.size() - text_.data());
  return Alias{given, std::max(after, place.end), script && first >= 'A' && first <= 'Z'};
}

bool Aliases::is_use(Place place, const Alias& alias) const {
  return has_commands(language_) || language_ == Language::powershell ? is_command(place) : is_call(place, alias);
}

/// `owner.name`, `owner->name`, `owner["name"]`
bool Aliases::is_of(Place place, std::string_view owner) const {
  std::string_view before = text_.substr(0, place.begin);
  const bool quoted = !before.empty() && among(before.back(), "'\"");
  if (quoted) before.remove_suffix(1);
  if (quoted) return before.ends_with('[') && last_word(before.substr(0, before.size() - 1)) == owner;
  return owner_before(before) == owner;
}

/// A name that is no member stands alone; one of a class may be a member of it and of its objects.
bool Aliases::has_right_owner(std::string_view before, const NewName& given) const {
  if (!given.owner.empty()) return true;
  const auto owner = owner_before(before);
  return !owner || (given.field && is_class_or_self(*owner));
}

bool Aliases::is_call(Place place, const Alias& alias) const {
  if (!has_right_owner(text_.substr(0, place.begin), alias.given)) return false;
  const std::size_t start = near_line_start(text_, place.begin);
  const bool made = without_path(text_.substr(start, place.begin - start)).ends_with("new ");
  if (alias.made) return made;
  std::string_view rest = text_.substr(place.end);
  if (!alias.given.owner.empty() && (rest.starts_with("']") || rest.starts_with("\"]"))) rest.remove_prefix(2);
  rest = without_first_space(rest);
  constexpr std::array<std::string_view, 8> calls = {"(",        ".call(",   ".(",        ".apply(",
                                                     ".accept(", ".invoke(", ".builder(", "::builder("};
  if (made || starts_with_any(rest, calls)) return true;
  using enum Language;
  return rest.starts_with('{') && (language_ == go || language_ == kotlin || language_ == rust);
}

/// The name begins a command: alone, or as a variable.
bool Aliases::is_command(Place place) const {
  const std::size_t start = near_line_start(text_, place.begin);
  std::string_view before = text_.substr(start, place.begin - start);
  const bool variable =
      before.ends_with('$') || before.ends_with("$(") || before.ends_with("${") || before.ends_with('%');
  const std::string_view rest = text_.substr(place.end);
  if (!variable && !rest.empty() && !among(rest[0], " \t\r\n")) return false;
  if (variable) before = before.substr(0, before.find_last_of("$%"));
  before = before.substr(0, before.find_last_not_of(" \t\"'@-+.&") + 1);
  if (before.empty() || among(before.back(), ";|({&`")) return true;
  constexpr std::array<std::string_view, 8> words = {"then", "do", "else", "sudo", "call", "RUN", "exec", "time"};
  return std::find(words.begin(), words.end(), last_word(before)) != words.end();
}

}  // namespace connect_userconfig::rewriting
