#include "usage.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 2000;  // how much of the surroundings is looked at, so that the whole stays linear
constexpr std::size_t short_window = 80;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view line_before(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(at - std::min(at, window), std::min(at, window));
  return before.substr(before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1);
}

/// The rest of the line, and the lines that a backslash adds.
std::string_view lines_behind(std::string_view text, std::size_t at) {
  const std::string_view after = text.substr(at, window);
  std::size_t stop = after.find('\n');
  while (stop != std::string_view::npos && stop > 0 && after[stop - 1] == '\\') stop = after.find('\n', stop + 1);
  return after.substr(0, stop);
}

/// `--user-id`, `-PhoneConfig_AutoAccept`; a dash of a sentence is none.
bool has_option(std::string_view text) {
  if (text.find(" -PhoneConfig_") != std::string_view::npos) return true;
  for (std::size_t at = text.find(" --"); at != std::string_view::npos; at = text.find(" --", at + 1)) {
    if (at + 3 < text.size() && is_letter(text[at + 3])) return true;
  }
  return false;
}

}  // namespace

bool is_import(std::string_view text, const Name& name, Language language) {
  if (language == Language::yaml || language == Language::json || language == Language::markdown ||
      language == Language::text)
    return false;
  std::string_view line = line_before(text, name.begin);
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const bool plain = line.find_first_of("=(") == std::string_view::npos;
  for (const std::string_view word : {"import ", "from ", "using ", "use ", "export "}) {
    if (plain && line.starts_with(word)) return true;
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
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); });
}

bool reads_like_a_call(std::string_view text, std::size_t begin, std::size_t end) {
  if (text.substr(end).starts_with('(')) return true;
  const std::string_view before = line_before(text, begin);
  std::string_view after = lines_behind(text, end);
  // The command ends with its quote, its cell of a table, its part of the sentence.
  const bool in_code = std::count(before.begin(), before.end(), '`') % 2 == 1;
  after = after.substr(0, after.find_first_of(in_code ? "`|" : "`|,;"));
  if (has_option(after)) return true;
  const std::size_t start = before.find_last_of(in_code ? "`|" : "`|;");
  const std::string_view command = before.substr(start == std::string_view::npos ? 0 : start + 1);
  return has_option(command) && command.find("aws ") != std::string_view::npos;
}

}  // namespace connect_userconfig::rewriting
