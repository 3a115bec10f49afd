#include "program.hpp"

#include "characters.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of the surroundings is looked at, so that the whole stays linear

std::string_view window_before(std::string_view text, std::size_t at) {
  return text.substr(at - std::min(at, window), std::min(at, window));
}

/// How the names of the operation are spelled in programs: in words with lines between, or with capitals.
enum class Names { any, snake, camel };

Names names_of(Language language) {
  using enum Language;
  switch (language) {
    case python:
    case notebook:
    case ruby:
    case rust:
    case elixir:
    case lua:
    case r:
      return Names::snake;
    case javascript:
    case typescript:
    case java:
    case kotlin:
    case scala:
    case groovy:
    case csharp:
    case visual_basic:
    case fsharp:
    case go:
    case php:
    case swift:
    case dart:
    case cpp:
    case perl:
      return Names::camel;
    default:
      return Names::any;
  }
}

struct Call {
  std::string_view name;
  std::string_view before;     ///< as much as a window holds
  std::string_view after;      ///< the same
  std::string_view arguments;  ///< what stands in its brackets
};

Call call_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_name_character(text[end])) ++end;
  Call call{text.substr(begin, end - begin), window_before(text, begin), text.substr(end, window), {}};
  const Extent extent = extent_of(text, begin, end, Language::other);
  if (extent.end > end) call.arguments = text.substr(end, extent.end - end);
  return call;
}

/// The last of the interpreters that the text before a call names.
Language interpreter_before(std::string_view before) {
  struct Row {
    std::string_view word;
    Language language;
  };
  constexpr std::array<Row, 6> rows = {{{"python", Language::python},
                                        {"boto3", Language::python},
                                        {"ruby", Language::ruby},
                                        {"Aws::Connect::Client", Language::ruby},
                                        {"perl", Language::perl},
                                        {"php", Language::php}}};
  Language found = Language::other;
  std::size_t last = 0;
  for (const Row& row : rows) {
    const std::size_t at = before.rfind(row.word);
    if (at == std::string_view::npos || at + 1 < last) continue;
    last = at + 1;
    found = row.language;
  }
  return found;
}

/// `create_user`, `update_user_phone_config`
Language of_snake(const Call& call) {
  if (call.before.ends_with("->")) return Language::php;
  if (contains(call.arguments, "phone_config:") || contains(call.arguments, ":phone_config")) return Language::ruby;
  const std::string_view next = without_first_space(call.after);
  if (next.starts_with("()") && contains(next.substr(0, 80), "\n") &&
      without_first_space(next.substr(2 + next.substr(2).find_first_not_of('\n'))).starts_with('.'))
    return Language::rust;
  if (next.starts_with("().")) return Language::rust;
  if (contains(call.arguments, "=>")) return Language::other;
  const Language named = interpreter_before(call.before);
  return named == Language::other ? Language::python : named;
}

/// `createUser`, `CreateUserCommand`, `UpdateUserPhoneConfigAsync`
Language of_camel(const Call& call) {
  if (call.before.ends_with("->"))
    return call.name.front() >= 'A' && call.name.front() <= 'Z' ? Language::perl : Language::php;
  if (call.name.ends_with("Command")) return Language::javascript;
  if (call.name.ends_with("Async")) return Language::csharp;
  const std::string_view next = without_first_space(call.after);
  if (call.name.ends_with("Request") && next.starts_with(".builder")) return Language::java;
  if (call.name.ends_with("Request") && call.before.ends_with("new ") && next.starts_with('{')) return Language::csharp;
  if (!next.starts_with('(')) return Language::other;
  const std::string_view first = next.substr(std::min(next.find_first_not_of(" \t\r\n(", 1), next.size()));
  if (first.starts_with('{')) return Language::javascript;
  if (first.starts_with("ctx")) return Language::go;
  const bool script = contains(call.before, "require(") || contains(call.before, "const ") ||
                      contains(call.before, "await ") || contains(call.before, "exports.");
  return script ? Language::javascript : Language::other;
}

std::size_t indentation_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// The lines stand in a text of YAML that keeps them as they are: `ZipFile: |`.
bool is_in_block_of_yaml(std::string_view text, std::size_t at) {
  constexpr int most = 200;
  std::size_t start = near_line_start(text, at);
  std::size_t column = indentation_of(text.substr(start, at - start));
  for (int lines = 0; start > 0 && column > 0 && lines < most; ++lines) {
    const std::size_t end = start - 1;
    start = near_line_start(text, end);
    const std::string_view line = without_space(text.substr(start, end - start));
    const std::size_t indentation = indentation_of(line);
    if (indentation == line.size() || indentation >= column) continue;
    column = indentation;
    if (line.ends_with('|') || line.ends_with("|-") || line.ends_with("|+")) return true;
  }
  return false;
}

/// No string of one line is open at `at`.
bool is_outside_strings(std::string_view text, std::size_t at) {
  const std::size_t start = near_line_start(text, at);
  const std::string_view before = text.substr(start, at - start);
  return std::count(before.begin(), before.end(), '"') % 2 == 0 &&
         std::count(before.begin(), before.end(), '\'') % 2 == 0;
}

}  // namespace

Language program_of(std::string_view text, const Site& site, Language host) {
  const bool orphan = site.kind == Kind::setting && site.call == std::string_view::npos;
  if (orphan || site.mention) return host;
  const std::size_t begin = site.call == std::string_view::npos || site.kind != Kind::setting ? site.begin : site.call;
  const Call call = call_at(text, begin);
  if (call.name.empty() || call.after.starts_with('-') || call.before.ends_with('-')) return host;
  const bool snake = contains(call.name, "_user");
  const bool camel = contains(call.name, "User") && !contains(call.name, "_");
  const Names own = names_of(host);
  if ((!snake && !camel) || own == (snake ? Names::snake : Names::camel)) return host;
  const Language found = snake ? of_snake(call) : of_camel(call);
  return found == Language::other ? host : found;
}

bool can_hold_lines(std::string_view whole, std::size_t at, Language host) {
  using enum Language;
  switch (host) {
    case shell:
    case other_shell:
    case markup:
    case markdown:
    case text:
    case other:
      return true;
    case yaml:
      return is_in_block_of_yaml(whole, at);
    case javascript:
    case typescript:
    case python:
    case groovy:
    case kotlin:
    case scala:
    case ruby:
    case go:
    case terraform:
      return is_outside_strings(whole, at);
    default:
      return false;
  }
}

}  // namespace connect_userconfig::rewriting
