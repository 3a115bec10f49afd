#include "alias.hpp"

#include "lines.hpp"
#include "usage.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t most = 16;  // names of a call and names of its names that are followed
constexpr std::size_t longest_code =
    500;  // a longer line was written by a tool, which gives the same name to everything

bool among(char c, std::string_view characters) { return characters.find(c) != std::string_view::npos; }
bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return text.starts_with(start); });
}

std::string_view without_first_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t"), text.size()));
}

std::string_view first_word(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_name_character) - text.begin()));
}

/// Languages whose lines are commands.
bool has_commands(Language language) {
  using enum Language;
  return language == makefile || language == batch || language == other_shell || language == dockerfile;
}

/// Languages in which nothing is called, or whose code stands in texts.
bool has_no_names(Language language) {
  using enum Language;
  return language == text || language == markdown || language == yaml || language == json || language == notebook;
}

/// `X` of `Y = X` is a value: nothing calls it.
bool ends_expression(std::string_view rest) {
  constexpr std::array<std::string_view, 2> values = {".bind(", "(...)"};
  return rest.empty() || among(rest[0], "\r\n;,})]") || starts_with_any(rest, values);
}

/// What may stand between `=` and the name: the way to it, and a function that is called with it.
bool leads_to_name(std::string_view code) {
  return !contains(code, "new ") && std::all_of(code.begin(), code.end(), [](char c) {
    return is_name_character(c) || among(c, " \t.$:>-(,'\"&[");
  });
}

bool leads_to_command(std::string_view code) {
  code = code.substr(std::min(code.find_first_not_of(" \t'\""), code.size()));
  return contains(in_small_letters(code.substr(0, code.find(' '))), "aws") && !contains(code, ";");
}

/// `Set-Alias [-Name] Y [-Value] X`
std::string_view name_of_cmdlet(std::string_view line) {
  const std::string small = in_small_letters(line);
  if (!contains(small, "set-alias ") && !contains(small, "new-alias ")) return {};
  const std::size_t command = small.find("-alias ") + std::string_view{"-alias "}.size();
  std::string_view rest = line.substr(command);
  while (!(rest = without_first_space(rest)).empty()) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
    if (!word.starts_with('-')) return first_word(word);
    rest.remove_prefix(word.size());
  }
  return {};
}

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
    const std::string_view name = alias->name;
    for (std::size_t at = text_.find(name, alias->behind); at != std::string_view::npos;
         at = text_.find(name, at + name.size())) {
      const Place found{at, at + name.size()};
      const bool whole =
          !is_name_character(text_[at - 1]) && (found.end == text_.size() || !is_name_character(text_[found.end]));
      if (!whole || within(comments_, at)) continue;
      if (is_ended(found)) break;
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
  while (place.end < text_.size() && is_name_character(text_[place.end])) ++place.end;
  if (near_line_end(text_, place.end) - near_line_start(text_, place.begin) > longest_code) return std::nullopt;
  bool member = false;
  const std::string_view name = name_given(place, member);
  if (name.empty()) return std::nullopt;
  const char first = text_[place.begin];
  const bool script = language_ == Language::javascript || language_ == Language::typescript;
  const auto after = static_cast<std::size_t>(name.data() + name.size() - text_.data());
  return Alias{.name = name,
               .behind = std::max(after, place.end),
               .member = member,
               .made = script && first >= 'A' && first <= 'Z'};
}

std::string_view Aliases::name_given(Place place, bool& member) const {
  const std::string_view line = text_.substr(near_line_start(text_, place.begin));
  std::string_view before = line.substr(0, static_cast<std::size_t>(text_.data() + place.begin - line.data()));
  std::string_view rest = without_first_space(text_.substr(place.end));
  const bool quoted = !before.empty() && among(before.back(), "'\"") && rest.starts_with(before.back());
  if (quoted) rest = without_first_space(rest.substr(1));
  if (rest.starts_with("as ") && is_imported(place)) return first_word(without_first_space(rest.substr(3)));
  if (rest.starts_with(':') && is_imported(place)) return first_word(without_first_space(rest.substr(1)));
  if (language_ == Language::powershell) {
    if (const std::string_view name = name_of_cmdlet(before); !name.empty()) return name;
  }
  const std::size_t sign = before.rfind('=');
  if (sign == std::string_view::npos || sign == 0 || among(before[sign - 1], "=!<>")) return {};
  const std::string_view right = before.substr(sign + 1);
  const bool leads = has_commands(language_) ? leads_to_command(right) : leads_to_name(right) && ends_expression(rest);
  if (!leads) return {};
  const std::string_view name = assigned_to(before.substr(0, sign));
  const std::string_view owner = text_.substr(0, static_cast<std::size_t>(name.data() - text_.data()));
  member = owner.ends_with('.') || owner.ends_with("->");
  return name;
}

/// In a list of imports, or in a pattern that takes members out of an object.
bool Aliases::is_imported(Place place) const {
  const std::string_view line = text_.substr(near_line_start(text_, place.begin));
  const std::string_view words = without_first_space(line);
  if (is_import(text_, {place.begin, place.end, nullptr}, language_)) return true;
  if (words.starts_with("from ") && contains(line.substr(0, line.find('\n')), " import ")) return true;
  // A line of a list of several.
  const std::string_view rest = without_first_space(text_.substr(place.end));
  if (rest.starts_with("as ") && words.data() == text_.data() + place.begin) return true;
  const std::string_view behind = text_.substr(place.end, longest_line);
  const std::size_t close = behind.find_first_of("}({;=");
  if (close == std::string_view::npos || behind[close] != '}') return false;
  const std::string_view next = without_first_space(behind.substr(close + 1));
  return next.starts_with('=') && !next.starts_with("==") && !next.starts_with("=>");
}

/// Something else is put into the name, or it is a parameter.
bool Aliases::is_ended(Place place) const {
  std::string_view rest = without_first_space(text_.substr(place.end));
  if (rest.starts_with('=') && !rest.starts_with("==")) return true;  // `name => ...`, too
  if (rest.starts_with('(')) return false;
  if (rest.starts_with(')') && without_first_space(rest.substr(1)).starts_with("=>")) return true;
  const std::size_t start = near_line_start(text_, place.begin);
  const std::string_view line = without_first_space(text_.substr(start, place.begin - start));
  constexpr std::array<std::string_view, 6> definitions = {"def ", "async def ", "function", "func ", "fun ", "lambda"};
  return starts_with_any(line, definitions);
}

bool Aliases::is_use(Place place, const Alias& alias) const {
  return has_commands(language_) || language_ == Language::powershell ? is_command(place) : is_call(place, alias);
}

bool Aliases::is_call(Place place, const Alias& alias) const {
  const std::string_view before = text_.substr(0, place.begin);
  const bool of_object = before.ends_with('.') || before.ends_with("->");
  if (of_object && !alias.member) {
    const std::string_view owner = last_word(before.substr(0, before.size() - (before.ends_with('.') ? 1 : 2)));
    const bool capital = !owner.empty() && owner[0] >= 'A' && owner[0] <= 'Z';
    if (!capital && owner != "this" && owner != "self" && owner != "cls") return false;
  }
  if (alias.member && !of_object) return false;
  const std::size_t start = near_line_start(text_, place.begin);
  const std::string_view path = text_.substr(start, place.begin - start);
  const std::size_t space = path.find_last_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$");
  const bool made = space != std::string_view::npos && path.substr(0, space + 1).ends_with("new ");
  if (alias.made) return made;
  const std::string_view rest = without_first_space(text_.substr(place.end));
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
