#include "usage.hpp"

#include "characters.hpp"
#include "lines.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of the surroundings is looked at, so that the whole stays linear
constexpr std::size_t short_window = 80;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view line_before(std::string_view text, std::size_t at) {
  const std::size_t start = near_line_start(text, at);
  return text.substr(start, at - start);
}

/// A part of a command as one line, without the marks that say that it goes on.
std::string in_one_line(std::string_view command) {
  std::string result;
  while (!command.empty()) {
    const std::size_t end = std::min(command.find('\n'), command.size());
    std::string_view line = without_space(command.substr(0, end));
    if (end < command.size() && goes_on(line)) line.remove_suffix(1);
    result.append(line).append(end < command.size() ? " " : "");
    command.remove_prefix(std::min(end + 1, command.size()));
  }
  return result;
}

/// `--user-id`, `-PhoneConfig_AutoAccept`; a dash of a sentence is none.
bool has_option(std::string_view text) {
  for (std::size_t at = text.find(" -"); at != std::string_view::npos; at = text.find(" -", at + 1)) {
    const std::string_view rest = text.substr(at + 2);
    const bool option = rest.size() > 1 && rest[0] == '-' && is_letter(rest[1]);
    const bool parameter = rest.size() > 1 && rest[0] >= 'A' && rest[0] <= 'Z' && is_letter(rest[1]);
    if (option || parameter) return true;
  }
  return false;
}

/// What only a command has behind an option: a variable, a placeholder, JSON, a file, members.
bool is_value(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" =\"'"), text.size()));
  const std::string_view word = text.substr(0, text.find(' '));
  if (word.empty()) return false;
  return std::string_view{"$<{%["}.find(word[0]) != std::string_view::npos || word.find('=') < word.size() ||
         word.find("://") < word.size();
}

/// Nothing but a prompt, or the mark of a quotation.
bool begins_line(std::string_view before) { return before.find_first_not_of(" \t>-") == std::string_view::npos; }

}  // namespace

bool is_import(std::string_view text, const Name& name, Language language) {
  const bool program = language != Language::yaml && language != Language::json && language != Language::markdown &&
                       language != Language::text;
  std::string_view line = line_before(text, name.begin);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const bool plain = line.find_first_of("=(") == std::string_view::npos;
  for (const std::string_view word : {"import ", "from ", "using ", "use ", "export "}) {
    if (program && plain && line.starts_with(word)) return true;
  }
  const std::string_view after = text.substr(name.end, window);
  const std::size_t close = after.find_first_of("}({;=");
  if (close == std::string_view::npos || after[close] != '}') return false;
  const std::string_view rest = after.substr(close + 1, short_window);
  const std::string_view clause = rest.substr(0, rest.find_first_of(";\n"));
  return clause.starts_with(" from ") || clause.find("require(") != std::string_view::npos ||
         clause.find("import(") != std::string_view::npos;
}

bool is_definition(std::string_view text, const Name& name) {
  constexpr std::array<std::string_view, 4> words = {"def ", "function ", "func ", "fun "};
  const std::string_view before = text.substr(0, name.begin);
  if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); }))
    return true;
  // A method of Go: `func (s *Service) name(`.
  const std::string_view line = line_before(text, name.begin);
  return line.starts_with("func (") && line.ends_with(") ") && line.find(')') == line.size() - 2;
}

bool reads_like_a_call(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view brackets = text.substr(end);
  if (brackets.starts_with("()")) return brackets.starts_with("().");  // how prose names a function
  if (brackets.starts_with('(')) return true;
  const std::size_t start = command_start(text, begin);
  const std::string before = in_one_line(text.substr(start, begin - start));
  const std::string line = in_one_line(text.substr(end, command_end(text, end) - end));
  // The command ends with its quote, its cell of a table, its part of the sentence.
  const bool in_code = std::count(before.begin(), before.end(), '`') % 2 == 1;
  const std::string_view after = std::string_view{line}.substr(0, line.find_first_of(in_code ? "`|" : "`|;"));
  const std::size_t mark = before.find_last_of(in_code ? "`|" : "`|;");
  const std::string command = before.substr(mark == std::string::npos ? 0 : mark + 1);
  if (command.ends_with("--") && is_value(after))
    return contains(command, "create-user") || contains(command, "aws ") || begins_line(line_before(text, begin));
  const std::string_view words = in_code ? after : after.substr(0, after.find(','));
  return has_option(words) || (has_option(command) && contains(command, "aws "));
}

bool is_label(std::string_view text, const Name& name) {
  if (text.substr(name.begin, name.end - name.begin).find('-') == std::string_view::npos) return false;
  std::string_view after = text.substr(name.end, 2);
  if (after.starts_with(':') || after == "\":" || after == "':") return true;
  std::string_view before = line_before(text, name.begin);
  if (before.starts_with(".PHONY")) return true;
  while (!before.empty() && std::string_view{" \t\"'"}.find(before.back()) != std::string_view::npos)
    before.remove_suffix(1);
  constexpr std::array<std::string_view, 6> keys = {
      "name:", "id:", "title:", "description:", "displayName:", "summary:"};
  after = without_space(after);
  const bool whole = after.empty() || std::string_view{"\n\"'"}.find(after[0]) != std::string_view::npos;
  return whole && std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return before.ends_with(key); });
}

bool is_path(std::string_view text, const Name& name) {
  if (name.pattern->section == "rest-requests") return false;
  const std::string_view before = text.substr(0, name.begin);
  const std::string_view after = text.substr(name.end);
  if (!before.ends_with('/')) return false;
  if (text.substr(name.begin, name.end - name.begin).find('-') != std::string_view::npos)
    return true;  // one word of a command
  const bool file = after.size() > 1 && after[0] == '.' && is_letter(after[1]);
  const std::size_t near = before.size() - std::min(before.size(), short_window * 3);
  const std::size_t space = before.find_last_of(" \t\r\n\"'`(<[");
  const std::string_view word = before.substr(space == std::string_view::npos ? near : std::max(space + 1, near));
  return file || word.find("://") != std::string_view::npos;
}

}  // namespace connect_userconfig::rewriting
