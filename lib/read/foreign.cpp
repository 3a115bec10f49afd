#include "read/foreign.hpp"
#include "json/members.hpp"
#include "read/foreign_json.hpp"

#include "connect_userconfig/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace connect_userconfig::reader {
namespace {

using namespace std::string_view_literals;

constexpr auto blanks = " \t\r\n"sv;
constexpr auto utf8_mark = "\xEF\xBB\xBF"sv;

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool starts_json(char c) noexcept { return c == '{' || c == '['; }

bool starts_with_any_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() && std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
         });
}

/// The text without what may stand before a JSON document.
std::string_view content_of(std::string_view text) {
  if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text;
}

/// Calls `use(line)` for each line, without its end, as long as that returns true. What is behind the last line end
/// counts as a line only if it is `whole`.
template <class Use>
void for_each_line(std::string_view text, bool whole, const Use& use) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos && !whole) return;
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!use(line)) return;
  }
}

/// The first lines that say something.
std::array<std::string_view, 2> first_lines(std::string_view text, bool whole, std::string_view comment = {}) {
  std::array<std::string_view, 2> lines;
  std::size_t count = 0;
  for_each_line(text, whole, [&](std::string_view line) {
    const auto start = line.find_first_not_of(blanks);
    if (start == std::string_view::npos) return true;
    if (!comment.empty() && line.substr(start).starts_with(comment)) return true;
    lines[count++] = line;
    return count < lines.size();
  });
  return lines;
}

bool has_json_line(std::string_view text) {
  bool found = false;
  for_each_line(text, true, [&](std::string_view line) {
    const auto start = line.find_first_not_of(blanks);
    found = start != std::string_view::npos && starts_json(line[start]);
    return !found;
  });
  return found;
}

// --- What the first bytes say -------------------------------------------------------------------------------------

struct Magic {
  std::string_view bytes;
  Foreign kind;
};

// A longer mark stands before one that it starts with.
constexpr Magic magics[] = {
    {"\x1f\x8b"sv, Foreign::gzip},
    {"\xfd"
     "7zXZ"sv,
     Foreign::xz},
    {"\x28\xb5\x2f\xfd"sv, Foreign::zstd},
    {"PK\x03\x04"sv, Foreign::zip},
    {"PK\x05\x06"sv, Foreign::zip},
    {"%PDF-"sv, Foreign::pdf},
    {"\xff\xfe\0\0"sv, Foreign::utf32},
    {"\0\0\xfe\xff"sv, Foreign::utf32},
    {"\xff\xfe"sv, Foreign::utf16},
    {"\xfe\xff"sv, Foreign::utf16},
    {"SQLite format 3\0"sv, Foreign::binary},
    {"PAR1"sv, Foreign::binary},
    {"\xd0\xcf\x11\xe0"sv, Foreign::binary},
};

bool is_ascii(char c) noexcept { return c >= '\t' && c < '\x7f'; }

/// UTF-16 without a mark: two characters of ASCII, every other byte of which is 0.
bool is_unmarked_utf16(std::string_view text) {
  if (text.size() < 4) return false;
  return (is_ascii(text[0]) && text[1] == 0 && is_ascii(text[2]) && text[3] == 0) ||
         (text[0] == 0 && is_ascii(text[1]) && text[2] == 0 && is_ascii(text[3]));
}

/// UTF-32 without a mark, likewise.
bool is_unmarked_utf32(std::string_view text) {
  constexpr auto zeros = "\0\0\0"sv;
  const auto little = [&](std::string_view unit) { return is_ascii(unit[0]) && unit.substr(1) == zeros; };
  const auto big = [&](std::string_view unit) { return unit.substr(0, 3) == zeros && is_ascii(unit[3]); };
  if (text.size() < 8) return false;
  const auto first = text.substr(0, 4);
  const auto second = text.substr(4, 4);
  return (little(first) && little(second)) || (big(first) && big(second));
}

/// The name of the format stands behind that of the first file.
bool is_tar(std::string_view text) { return text.substr(std::min<std::size_t>(text.size(), 257)).starts_with("ustar"); }

std::optional<Foreign> by_first_bytes(std::string_view text) {
  for (const auto& magic : magics) {
    if (text.starts_with(magic.bytes)) return magic.kind;
  }
  // Between the two stands the size of its blocks.
  if (text.size() > 4 && text.starts_with("BZh") && text.substr(4).starts_with("1AY&SY")) return Foreign::bzip2;
  if (is_unmarked_utf16(text)) return Foreign::utf16;
  if (is_unmarked_utf32(text)) return Foreign::utf32;
  if (is_tar(text)) return Foreign::tar;
  const auto content = content_of(text);
  if (content.starts_with("<?xml")) return Foreign::xml;
  if (starts_with_any_case(content, "<!doctype html") || starts_with_any_case(content, "<html")) return Foreign::html;
  if (content.starts_with("#!")) return Foreign::script;
  return std::nullopt;
}

/// How many bytes the looks at the first bytes need.
constexpr std::size_t longest_magic = 16;

// --- What lines say -----------------------------------------------------------------------------------------------

/// What the AWS CLI writes when it fails, in a file because somebody wrote `> file 2>&1`.
constexpr std::string_view aws_errors[] = {
    "Unable to locate credentials"sv,
    "Partial credentials found"sv,
    "You must specify a region"sv,
    "Could not connect to the endpoint URL"sv,
    "Connect timeout on endpoint URL"sv,
    "Unable to parse response"sv,
    "The config profile ("sv,
    "Error loading SSO Token"sv,
    "Error when retrieving token"sv,
    "Token has expired and refresh failed"sv,
    "aws: error:"sv,
    "usage: aws "sv,
};

bool is_aws_error(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  constexpr auto label = "aws: [ERROR]: "sv;
  if (line.starts_with(label)) return true;
  if (line.starts_with("An error occurred (")) return line.find(" when calling the ") != std::string_view::npos;
  return std::any_of(std::begin(aws_errors), std::end(aws_errors),
                     [&](std::string_view start) { return line.starts_with(start); });
}

/// What a shell says of a program that it could not run.
bool is_shell_error(std::string_view line) {
  constexpr std::string_view ends[] = {": command not found", ": not found", ": No such file or directory",
                                       ": Permission denied", ": Exec format error"};
  constexpr std::string_view shells[] = {"bash:", "-bash:", "sh:", "-sh:", "zsh:", "ksh:", "dash:", "/bin/sh:", "aws:"};
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  if (line.find("is not recognized as ") != line.npos) return true;  // Windows
  const bool by_shell = std::any_of(std::begin(shells), std::end(shells),
                                    [&](std::string_view shell) { return line.starts_with(shell); });
  return by_shell && (line.starts_with("zsh: command not found: ") ||
                      std::any_of(std::begin(ends), std::end(ends), [&](auto end) { return line.ends_with(end); }));
}

template <class Is>
std::string_view line_that(const Is& is, std::string_view text) {
  std::string_view found;
  for_each_line(text, true, [&](std::string_view line) {
    if (is(line)) found = line;
    return found.empty();
  });
  return found;
}

/// `--output text`: the name of a structure in capitals, then its values.
bool is_aws_text(std::string_view text) {
  bool found = false;
  for_each_line(text, true, [&](std::string_view line) {
    const auto name = line.substr(0, line.find('\t'));
    found = name.size() < line.size() && (name == "USERS" || name == "USER" || name == "PHONECONFIG" ||
                                          name == "IDENTITYINFO" || name == "USERSUMMARYLIST");
    return !found;
  });
  return found;
}

/// `--output table`: a frame of dashes and bars.
bool is_aws_table(std::string_view text, bool whole) {
  const auto [first, second] = first_lines(text, whole);
  return first.size() >= 10 && first.find_first_not_of("-+") == std::string_view::npos && second.starts_with('|');
}

/// `Name: value`, `Name:`, `- value`.
bool is_yaml_line(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  bool element = false;
  while (line.starts_with("- ") || line == "-") {
    element = true;
    line.remove_prefix(std::min<std::size_t>(2, line.size()));
  }
  std::size_t end = 0;
  while (end < line.size() && (is_letter(line[end]) || is_digit(line[end]) || "_-. "sv.find(line[end]) != line.npos)) {
    ++end;
  }
  if (end == line.size()) return element;
  return end > 0 && line[end] == ':' && (end + 1 == line.size() || line[end + 1] == ' ');
}

bool is_yaml(std::string_view text, bool whole) {
  const auto content = content_of(text);
  if (content.starts_with("%YAML") || content.starts_with("---\n") || content.starts_with("---\r\n") ||
      content.starts_with("--- ")) {
    return true;
  }
  const auto [first, second] = first_lines(text, whole, "#");
  if (is_yaml_line(first) && second.empty()) {
    // One line alone could be the message of any program, if it did not name what a user has.
    const auto begin = std::min(first.find_first_not_of(" -"), first.size());
    return json::member_from(first.substr(begin, first.find(':') - begin)) != json::Member::other;
  }
  return is_yaml_line(first) && is_yaml_line(second);
}

/// Behind the quote that ends the one at `at`; one that is written twice is of the text. `npos` if there is none.
std::size_t end_of_quoted(std::string_view line, std::size_t at) {
  for (;;) {
    at = line.find('"', at + 1);
    if (at == line.npos) return at;
    if (++at == line.size() || line[at] != '"') return at;
  }
}

/// How many fields a line has, with quotes as RFC 4180 has them: JSON may stand in one. 0 if it cannot be one of a
/// table. Members of a JSON object that has lost its brace have commas, too, but other things behind a quote, or
/// brackets.
std::size_t fields_of(std::string_view line, char separator) {
  std::size_t count = 1;
  for (std::size_t at = 0;; ++at, ++count) {
    if (at < line.size() && line[at] == '"') {
      at = end_of_quoted(line, at);
      if (at == line.npos || (at < line.size() && line[at] != separator)) return 0;
    } else {
      const auto end = std::min(line.find(separator, at), line.size());
      if (line.substr(at, end - at).find_first_of("{}[]") != line.npos) return 0;
      at = end;
    }
    if (at >= line.size()) return count;
  }
}

bool is_csv(std::string_view text, bool whole) {
  auto [first, second] = first_lines(text, whole);
  if (first.starts_with(utf8_mark)) first.remove_prefix(utf8_mark.size());
  if (first.empty()) return false;
  constexpr auto separators = ",;\t"sv;
  return std::any_of(separators.begin(), separators.end(), [&, head = first, next = second](char separator) {
    const auto count = fields_of(head, separator);
    return next.empty() ? count >= 3 : count >= 2 && fields_of(next, separator) == count;
  });
}

/// What a line of one column holds.
std::string_view only_field(std::string_view line) {
  const auto begin = std::min(line.find_first_not_of(blanks), line.size());
  line = line.substr(begin, line.find_last_not_of(blanks) + 1 - begin);
  if (line.size() >= 2 && line.starts_with('"') && line.ends_with('"')) line = line.substr(1, line.size() - 2);
  return line;
}

bool is_identifier(std::string_view line) {
  if (line.starts_with("arn:aws"))
    return line.find_first_of(" \t\",") == line.npos && line.find(":connect:") != line.npos;
  constexpr auto uuid = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"sv;
  return std::equal(line.begin(), line.end(), uuid.begin(), uuid.end(), [](char c, char like) {
    return like == '-' ? c == '-' : is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  });
}

/// Identifiers, one a line; or one column of anything below the name of what a user has.
bool is_one_column(std::string_view text, bool whole) {
  const auto lines = first_lines(content_of(text), whole);
  const auto first = only_field(lines[0]);
  const auto second = only_field(lines[1]);
  if (is_identifier(first)) return second.empty() || is_identifier(second);
  return !second.empty() && json::member_from(first) != json::Member::other &&
         second.find_first_of("{}[]\":,") == second.npos;
}

/// Documents, each of them written as a string once more: `"{\"Id\":`.
bool is_json_in_strings(std::string_view text) {
  auto content = content_of(text);
  if (!content.starts_with("\"{") && !content.starts_with("\"[")) return false;
  content.remove_prefix(2);
  while (content.starts_with("\\n") || content.starts_with(' ')) content.remove_prefix(content[0] == ' ' ? 1 : 2);
  return content.starts_with("\\\"") || content.starts_with("{\\");
}

bool is_binary(std::string_view text) {
  const auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && blanks.find(c) == std::string_view::npos && c != '\f' && c != '\x1b';
  });
  // In compressed or compiled data a tenth of the bytes are control characters; in damaged text there are a few.
  return text.size() >= 16 && static_cast<std::size_t>(controls) * 20 > text.size();
}

std::optional<Foreign> by_lines(std::string_view text, bool whole) {
  if (has_json_line(text)) return std::nullopt;
  if (!line_that(is_aws_error, text).empty()) return Foreign::aws_error;
  if (!line_that(is_shell_error, text).empty()) return Foreign::shell_error;
  if (is_aws_text(text)) return Foreign::aws_text;
  if (is_aws_table(text, whole)) return Foreign::aws_table;
  const auto content = content_of(text);
  if (content.size() > 1 && content[0] == '<' && (is_letter(content[1]) || content[1] == '!')) return Foreign::xml;
  if (is_yaml(text, whole)) {
    const bool is_template = text.find("AWSTemplateFormatVersion") != std::string_view::npos ||
                             text.find("AWS::Connect::") != std::string_view::npos;
    return is_template ? Foreign::cloudformation : Foreign::yaml;
  }
  if (is_json_in_strings(text)) return Foreign::json_strings;
  if (is_csv(text, whole)) return Foreign::csv;
  if (is_one_column(text, whole)) return Foreign::identifiers;
  return is_binary(text) ? std::optional(Foreign::binary) : std::nullopt;
}

}  // namespace

namespace {

/// `{'Users': [` as Python prints it, or node.
bool is_literal_line(std::string_view line) {
  auto at = line.find_first_not_of(" \t\r\n[");
  if (at == std::string_view::npos || line[at] != '{') return false;
  at = line.find_first_not_of(" \t\r\n", at + 1);
  return at != std::string_view::npos && line[at] == '\'';
}

/// Of a text that starts like that: unless there is JSON in it, too.
Sniffed sniff_literal(std::string_view content, bool whole) {
  bool has_json = false;
  for_each_line(content, false, [&](std::string_view line) {
    const auto start = line.find_first_not_of(blanks);
    has_json = start != std::string_view::npos && starts_json(line[start]) && line.find('"') != line.npos &&
               !is_literal_line(line);
    return !has_json;
  });
  if (has_json) return {.decided = true};
  return {.decided = whole, .kind = whole ? std::optional(Foreign::object_literal) : std::nullopt};
}

}  // namespace

Sniffed sniff(std::string_view prefix, bool whole) {
  // More than the limit is never looked at, so that the answer does not depend on how much more was read.
  if (prefix.size() >= foreign_prefix) {
    prefix = prefix.substr(0, foreign_prefix);
    whole = true;
  }
  const bool enough = whole || prefix.size() >= longest_magic;
  const auto content = content_of(prefix);
  const bool is_json = !content.empty() && starts_json(content[0]);
  if (enough || (is_json && prefix.size() >= (prefix.find('\0') == std::string_view::npos ? 4 : 8))) {
    if (const auto kind = by_first_bytes(prefix)) return {.decided = true, .kind = kind};
    if (is_json && is_literal_line(content)) return sniff_literal(content, whole);
    if (is_json) return sniff_members(content, whole);
  }
  if (whole) return {.decided = true, .kind = by_lines(prefix, true)};
  // A line that starts like JSON ends the search.
  return {.decided = enough && has_json_line(prefix)};
}

std::string_view error_line(Foreign kind, std::string_view prefix) {
  auto line = kind == Foreign::aws_error ? line_that(is_aws_error, prefix) : line_that(is_shell_error, prefix);
  line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
  return line;
}

}  // namespace connect_userconfig::reader
