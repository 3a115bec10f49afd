// Commands in the texts and lists of YAML.
#include "characters.hpp"
#include "command_extent.hpp"
#include "lines.hpp"
#include "names.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t window = 4000;
constexpr int most_lines = 200;  // that are looked at above a command

/// A line, from its first byte to its line end; of one that is very long, a part that has no neighbours.
struct Line {
  std::size_t begin = 0;
  std::string_view content;
  std::size_t column = 0;  ///< of the first word
  [[nodiscard]] std::size_t end() const { return begin + content.size(); }
  [[nodiscard]] bool blank() const { return column == content.size(); }
  [[nodiscard]] bool item() const { return content.substr(column) == "-" || content.substr(column).starts_with("- "); }
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t begin = near_line_start(text, at);
  const std::string_view content = without_space(text.substr(begin, near_line_end(text, at) - begin));
  return {begin, content, std::min(content.find_first_not_of(' '), content.size())};
}

std::optional<Line> line_before(std::string_view text, const Line& line) {
  if (line.begin == 0 || text[line.begin - 1] != '\n') return std::nullopt;
  return line_at(text, line.begin - 1);
}

std::optional<Line> line_behind(std::string_view text, std::size_t at) {
  const std::size_t end = near_line_end(text, at);
  if (end + 1 >= text.size() || text[end] != '\n') return std::nullopt;
  return line_at(text, end + 1);
}

/// `key`, and where it stands: behind the marks of a list.
struct Key {
  std::size_t column = 0;
  std::string_view name;
  std::size_t dash = std::string_view::npos;  ///< of the last such mark
};

Key key_of(const Line& line) {
  Key key{line.column, {}};
  while (line.content.substr(key.column).starts_with("- ")) {
    key.dash = key.column;
    key.column = std::min(line.content.find_first_not_of(' ', key.column + 2), line.content.size());
  }
  const std::string_view rest = line.content.substr(key.column);
  const std::string_view word = rest.substr(0, rest.find(' '));
  if (word.ends_with(':')) key.name = word.substr(0, word.size() - 1);
  return key;
}

/// The sign of a text that begins below its key: `|` or `>`, before marks and a remark; none if there is none.
char sign_of_text(std::string_view line) {
  line = without_space(line.substr(0, line.find(" #")));
  while (!line.empty() && among(line.back(), "+-0123456789")) line.remove_suffix(1);
  if (line.empty() || !among(line.back(), "|>")) return '\0';
  return line.size() == 1 || among(line[line.size() - 2], " \t") ? line.back() : '\0';
}

/// The sign of the text that a line is a part of.
char text_around(std::string_view text, Line line) {
  std::size_t column = line.column;
  for (int lines = 0; lines < most_lines && column > 0; ++lines) {
    const auto before = line_before(text, line);
    if (!before) break;
    line = *before;
    if (line.blank() || line.column >= column) continue;
    column = line.column;
    if (const char sign = sign_of_text(line.content); sign != '\0') return sign;
  }
  return '\0';
}

/// The lines behind `at` that `belongs` to; blank ones between them as well.
template <typename Belongs>
std::size_t end_of_lines(std::string_view text, std::size_t at, bool blank_ends, Belongs belongs) {
  const std::size_t first = at;
  std::size_t end = near_line_end(text, at);
  while (at - first < window) {
    const auto next = line_behind(text, at);
    if (!next || (next->blank() ? blank_ends : !belongs(*next))) break;
    at = next->begin;
    if (!next->blank()) end = near_line_end(text, at);
  }
  return end;
}

/// Before what ends a command in its line, quotes left out.
std::size_t before_next_command(std::string_view text, std::size_t begin, std::size_t end) {
  char quote = '\0';
  for (std::size_t at = begin; at < end; ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (among(c, "\"'")) {
      quote = c;
    } else if (c == ';' || text.substr(at).starts_with("&&") || text.substr(at).starts_with("||")) {
      return at;
    }
  }
  return end;
}

/// A text that is not kept as it is: its lines are one.
Extent folded(std::string_view text, std::size_t end, const Line& line, std::size_t column) {
  const std::size_t stop =
      end_of_lines(text, line.begin, true, [&](const Line& next) { return next.column >= column; });
  return {line.begin, before_next_command(text, end, stop)};
}

/// A text in the lines of its key or its item.
Extent plain(std::string_view text, std::size_t end, const Line& line) {
  const Key key = key_of(line);
  if (!key.name.empty()) return folded(text, end, line, key.column + 1);
  if (key.dash != std::string_view::npos) return folded(text, end, line, key.dash + 1);
  return folded(text, end, line, line.column);
}

/// Lines that are kept: those that go on, or are indented more deeply.
Extent kept(std::string_view text, std::size_t begin, std::size_t end, const Line& line) {
  const std::size_t start = command_start(text, begin);
  std::size_t stop = near_line_end(text, end);
  while (stop < text.size() && stop - begin < window) {
    const auto next = line_behind(text, stop);
    const bool deeper = next && !next->blank() && next->column > line.column;
    if (!deeper && !goes_on(text.substr(start, stop - start))) break;
    stop = near_line_end(text, stop + 1);
  }
  return {start, stop};
}

/// The name is all that an item has: `- create-user`, `- "create-user"`.
bool is_item(std::string_view text, std::size_t begin, std::size_t end, const Line& line) {
  std::string_view before = text.substr(line.begin, begin - line.begin);
  std::string_view after = text.substr(end, line.end() - std::min(end, line.end()));
  if (!before.empty() && among(before.back(), "\"'") && after.starts_with(before.back())) {
    before.remove_suffix(1);
    after.remove_prefix(1);
  }
  return line.item() && without_first_space(before) == "- " && after.empty();
}

/// The key of the list that has an item in this line; nothing if it is not found.
std::optional<Line> key_line_of(std::string_view text, const Line& item) {
  std::optional<Line> line = line_before(text, item);
  for (int lines = 0; line && lines < most_lines; ++lines) {
    const bool inside = line->blank() || line->column > item.column || (line->column == item.column && line->item());
    if (!inside) return line;
    line = line_before(text, *line);
  }
  return std::nullopt;
}

/// Within the value of a key at this column.
bool is_in_value(const Line& line, std::size_t column) {
  return line.column > column || (line.column == column && line.item());
}

Extent list(std::string_view text, const Line& item) {
  Extent extent{item.begin, end_of_lines(text, item.begin, false,
                                         [&](const Line& next) { return is_in_value(next, item.column); })};
  const auto first = key_line_of(text, item);
  if (!first) return extent;
  const Key key = key_of(*first);
  const auto has_arguments = [&](const Line& line) {
    const Key other = key_of(line);
    return other.column == key.column && is_key_of_arguments(other.name);
  };
  const auto next = line_behind(text, extent.end);
  if (next && !next->item() && has_arguments(*next))
    extent.end = end_of_lines(text, next->begin, false, [&](const Line& l) { return is_in_value(l, key.column); });
  if (first->item()) return extent;
  std::optional<Line> line = line_before(text, *first);
  for (int lines = 0; line && lines < most_lines && (line->blank() || is_in_value(*line, key.column)); ++lines)
    line = line_before(text, *line);
  if (line && has_arguments(*line)) extent.begin = line->begin;
  return extent;
}

}  // namespace

Extent command_of_yaml(std::string_view text, std::size_t begin, std::size_t end) {
  const Line line = line_at(text, begin);
  if (is_item(text, begin, end, line)) return list(text, line);
  const char sign = text_around(text, line);
  if (sign == '|') return kept(text, begin, end, line);
  if (goes_on(text.substr(line.begin, near_line_end(text, end) - line.begin))) return kept(text, begin, end, line);
  return sign == '>' ? folded(text, end, line, line.column) : plain(text, end, line);
}

bool is_list_of_yaml(std::string_view words) {
  const std::size_t next = words.find_first_not_of(" \t\r\"'");
  if (next == std::string_view::npos || words[next] != '\n') return false;
  const std::size_t first = words.find_first_not_of(" \t\r\n", next);
  return first != std::string_view::npos && words.substr(first).starts_with("- ");
}

std::string words_of_yaml(std::string_view words) {
  words.remove_prefix(std::min(words.find('\n'), words.size()));
  std::string result;
  while (!words.empty()) {
    words.remove_prefix(1);
    std::string_view line = words.substr(0, words.find('\n'));
    words.remove_prefix(line.size());
    line = without_first_space(without_space(line));
    if (line.starts_with("- ")) line.remove_prefix(2);
    result.append(" ").append(line);
  }
  return result;
}

}  // namespace connect_userconfig::rewriting
