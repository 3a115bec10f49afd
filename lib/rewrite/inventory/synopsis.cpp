#include "synopsis.hpp"

#include "lines.hpp"

#include <algorithm>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::string_view space = " \t\r\n";
constexpr std::size_t window = 4000;

/// A line without the mark of a quotation in a page.
std::string_view words_of_line(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  return line;
}

bool begins_with_option(std::string_view line) {
  const std::string_view words = words_of_line(line);
  return words.starts_with("--") || words.starts_with("[-");
}

bool is_dots(std::string_view word) { return word == "..." || word == "\u2026"; }

/// `--phone-config`, `--phone-number-configs`
bool gives_settings(std::string_view option) {
  return option.starts_with("--") && (option.ends_with("-config") || option.ends_with("-configs"));
}

/// A word of a synopsis, behind the one before it.
bool is_shown(std::string_view word, std::string_view before) {
  if (word.starts_with("[-") || is_dots(word)) return true;
  return gives_settings(before) && word.starts_with('<');
}

bool has_shown_words(std::string_view text) {
  std::string_view before;
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
    if (text.empty()) return false;
    const std::string_view word = text.substr(0, text.find_first_of(space));
    if (is_shown(word, before)) return true;
    before = word;
    text.remove_prefix(word.size());
  }
}

}  // namespace

Extent synopsis_around(std::string_view text, std::size_t at) {
  const std::size_t begin = command_start(text, at);
  std::size_t end = near_line_end(text, at);
  bool shown = false;
  while (end < text.size() && text[end] == '\n' && end - at < window) {
    const std::size_t next = near_line_end(text, end + 1);
    const bool option = begins_with_option(text.substr(end + 1, next - end - 1));
    const bool continues = goes_on(text.substr(begin, end - begin));
    if (!option && !continues) break;
    shown = shown || !continues;
    end = next;
  }
  if (!shown && !has_shown_words(text.substr(begin, end - begin))) return {};
  return {begin, end};
}

}  // namespace connect_userconfig::rewriting
