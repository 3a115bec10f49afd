#include "kept_operation.hpp"

#include "arguments.hpp"
#include "characters.hpp"
#include "evidence.hpp"
#include "extent.hpp"
#include "lines.hpp"
#include "names.hpp"
#include "objects.hpp"
#include "service.hpp"
#include "variable.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t reach = 20000;   // each way
constexpr std::size_t most_uses = 50;  // of a name, so that the whole stays linear

std::string_view without_quotes(std::string_view text) {
  while (!text.empty() && among(text.back(), "\"'\\ ")) text.remove_suffix(1);
  return text;
}

/// `["aws", "connect", `, `$(AWS) connect `
bool names_aws(std::string_view text, std::size_t begin) {
  constexpr std::size_t near = 100;
  const std::string small = in_small_letters(text.substr(begin - std::min(begin, near), std::min(begin, near)));
  return small.find("aws") != std::string::npos || small.find("connect") != std::string::npos;
}

/// The line before `at`, up to it.
std::string_view line_up_to(std::string_view text, std::size_t at) {
  const std::size_t start = near_line_start(text, at);
  return text.substr(start, at - start);
}

/// Nothing but the end of the value stands behind it.
bool ends_value(std::string_view text, std::size_t end) {
  if (end < text.size() && among(text[end], "\"'")) ++end;
  const std::string_view rest = text.substr(end, longest_line);
  const std::size_t next = std::min(rest.find_first_not_of(" \t"), rest.size());
  return next == rest.size() || among(rest[next], "\r\n,;)}#");
}

/// `ENV ` of a Dockerfile; `set -gx ` of fish and the like.
bool is_setter(std::string_view words) {
  if (words == "ENV ") return true;
  if (!words.starts_with("set ")) return false;
  for (words.remove_prefix(4); !words.empty(); words.remove_prefix(std::min(words.find(' '), words.size() - 1) + 1)) {
    if (words[0] != '-') return false;
  }
  return true;
}

/// The name that a value has which begins at `begin`: `OP` of `OP := `, of `OP: "`, of `ENV OP `; in a list of names
/// and values, that of the line before.
std::string_view name_of_value(std::string_view text, std::size_t begin) {
  const std::string_view left = without_quotes(line_up_to(text, begin));
  if (left.ends_with('=')) return assigned_to(left.substr(0, left.size() - 1));
  if (!left.ends_with(':')) {
    const std::string_view name = last_word(left);
    return is_setter(without_first_space(left.substr(0, left.size() - name.size()))) ? name : std::string_view{};
  }
  const std::string_view key = last_word(without_quotes(left.substr(0, left.size() - 1)));
  const std::size_t line = near_line_start(text, begin);
  if (key != "value" || line == 0) return key;
  const std::string_view before = line_up_to(text, line - 1);
  return before.find("name:") == std::string_view::npos ? key : last_word(without_quotes(without_space(before)));
}

/// What stands before a variable without the signs of its use; empty if it is an argument of a function.
std::string_view before_variable(std::string_view before, bool& listed) {
  while (!before.empty()) {
    const char last = before.back();
    const bool path = last == '.' && before.size() > 1 && is_name_character(before[before.size() - 2]);
    if (!path && !before.ends_with("{.") && !among(last, " \t\r\n\"'`,+$({%\\^")) break;
    if (last == '(' && !before.ends_with("$(")) return {};
    listed = listed || last == ',';
    before.remove_suffix(1);
    if (path) before.remove_suffix(last_word(before).size());
  }
  return before;
}

/// `aws connect $OP --cli-input-json ...`, `["aws", "connect", op, *more]`
std::string_view brought_by_use(std::string_view text, std::size_t begin, std::size_t end) {
  bool listed = false;
  const std::size_t start = begin - std::min(begin, longest_line);
  const std::string_view before = before_variable(text.substr(start, begin - start), listed);
  if (last_word(before) != "connect" || before.ends_with(".connect")) return {};
  const std::size_t stop = listed ? close_behind(text, end) : command_end(text, end);
  const std::size_t rest = listed ? end : std::min(text.find_first_not_of(" })%\"'\\", end), stop);
  return brings_settings(text, rest > end && among(text[rest - 1], " ") ? rest - 1 : rest, stop);
}

std::string_view brought_by_command(std::string_view text, std::string_view name, std::size_t definition) {
  std::size_t count = 0;
  for (std::size_t at = next_use(text, name, 0); at != std::string_view::npos && ++count <= most_uses;
       at = next_use(text, name, at + name.size())) {
    if (at == definition) continue;
    if (const auto what = brought_by_use(text, at, at + name.size()); !what.empty()) return what;
  }
  return {};
}

/// `words + more`, `words.extend(more)`: all of it is added; `words.push(more)`: one word is.
struct Addition {
  std::string_view sign;
  bool all = true;
};
constexpr std::array<Addition, 12> additions = {{{"+=", true},
                                                 {"+", true},
                                                 {"<<", true},
                                                 {".=", true},
                                                 {".extend(", true},
                                                 {".concat(", true},
                                                 {".addAll(", true},
                                                 {".AddRange(", true},
                                                 {".append(", false},
                                                 {".push(", false},
                                                 {".add(", false},
                                                 {".Add(", false}}};

std::string_view brought_by_addition(std::string_view text, std::size_t end) {
  const std::string_view rest = without_first_space(text.substr(end, longest_line));
  const auto found = std::find_if(additions.begin(), additions.end(),
                                  [&](const Addition& addition) { return rest.starts_with(addition.sign); });
  if (found == additions.end()) return {};
  const auto begin = static_cast<std::size_t>(rest.data() - text.data()) + found->sign.size();
  const bool method = found->sign.ends_with('(');
  const std::string_view added =
      without_first_space(text.substr(begin, (method ? close_behind(text, begin) : command_end(text, begin)) - begin));
  if (added.find("--cli-input-") != std::string_view::npos)
    return "the AWS CLI command create-user with a saved request";
  const std::string_view word = first_word(added);
  const bool whole = !word.empty() && added.substr(word.size()).find_first_of("(\"'") != 0;
  const bool spread = added.starts_with("...") || added.starts_with("*") ||
                      (added.starts_with('[') && has_open_argument("," + std::string(added.substr(1))));
  return (found->all && whole) || spread ? "the AWS CLI command create-user with options from elsewhere" : "";
}

/// `[...words, more]`, `[*words, more]`, `f"{words} more"`
std::string_view brought_behind(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin);
  if (before.ends_with("...") || before.ends_with('*')) return brings_settings(text, end, close_behind(text, end));
  if (before.empty() || !among(before.back(), "{$(%")) return {};
  if (!before.ends_with('{') && !before.ends_with('$') && !before.ends_with("$(") && !before.ends_with('%')) return {};
  const std::size_t rest = text.find_first_not_of("})%\"", end);
  return rest == std::string_view::npos || rest == end
             ? std::string_view{}
             : brings_settings(text, rest, std::max(rest, command_end(text, end)));
}

std::string_view brought_to_words(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t open = open_before(text, begin);
  const std::size_t first = open == std::string_view::npos ? begin : open;
  const std::string_view words = target_before(text, first);
  if (words.empty()) return {};
  std::size_t count = 0;
  for (std::size_t at = next_use(text, words, end); at != std::string_view::npos && ++count <= most_uses;
       at = next_use(text, words, at + words.size())) {
    const std::string_view left = without_space(line_up_to(text, at));
    const bool begins = left.empty() || among(left.back(), "(=,[;") || left.ends_with("return");
    if (begins) {
      if (const auto what = brought_by_addition(text, at + words.size()); !what.empty()) return what;
    }
    if (const auto what = brought_behind(text, at, at + words.size()); !what.empty()) return what;
  }
  return {};
}

/// The inputs of Azure DevOps' `AWSCLI` task.
std::string_view brought_to_task(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view arguments = "awsArguments:";
  const Extent inputs = extent_of(text, near_line_start(text, begin), near_line_start(text, begin), Language::yaml);
  const std::string_view block = text.substr(inputs.begin, inputs.end - inputs.begin);
  const std::size_t service = block.find("awsCommand:");
  const std::size_t at = block.find(arguments);
  if (service == std::string_view::npos || at == std::string_view::npos || inputs.end < end) return {};
  const std::string_view command = block.substr(service, block.find('\n', service) - service);
  if (!has_word(command, "connect") && command.find('$') == std::string_view::npos) return {};
  std::size_t from = inputs.begin + at + arguments.size();
  from = std::min(text.find_first_not_of(" '\"", from), inputs.end);
  return brings_settings(text, from, text.substr(from).starts_with('-') ? near_line_end(text, from) : inputs.end);
}

}  // namespace

std::string_view brings_settings_where_run(std::string_view whole, std::size_t begin, std::size_t end) {
  const std::size_t start = begin - std::min(begin, reach);
  const std::string_view text = whole.substr(start, 2 * reach);
  begin -= start;
  end -= start;
  if (ends_value(text, end)) {
    const std::string_view name = name_of_value(text, begin);
    if (name == "awsSubCommand") return brought_to_task(text, begin, end);
    if (!name.empty()) {
      const auto definition = static_cast<std::size_t>(name.data() - text.data());
      if (const auto what = brought_by_command(text, name, definition); !what.empty()) return what;
    }
  }
  return names_aws(text, begin) && !is_of_other_service(text, begin) ? brought_to_words(text, begin, end)
                                                                     : std::string_view{};
}

}  // namespace connect_userconfig::rewriting
