#include "read/foreign.hpp"
#include "connect_userconfig/text.hpp"

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

/// UTF-16 without a mark: two characters of ASCII, every other byte of which is 0.
bool is_unmarked_utf16(std::string_view text) {
  const auto ascii = [](char c) { return c >= '\t' && c < '\x7f'; };
  if (text.size() < 4) return false;
  return (ascii(text[0]) && text[1] == 0 && ascii(text[2]) && text[3] == 0) ||
         (text[0] == 0 && ascii(text[1]) && text[2] == 0 && ascii(text[3]));
}

std::optional<Foreign> by_first_bytes(std::string_view text) {
  for (const auto& magic : magics) {
    if (text.starts_with(magic.bytes)) return magic.kind;
  }
  // Between the two stands the size of its blocks.
  if (text.starts_with("BZh") && text.substr(4).starts_with("1AY&SY")) return Foreign::bzip2;
  if (is_unmarked_utf16(text)) return Foreign::utf16;
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

std::string_view aws_error_in(std::string_view text) {
  std::string_view found;
  for_each_line(text, true, [&](std::string_view line) {
    if (is_aws_error(line)) found = line;
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
  // One line alone could be the message of any program.
  const auto [first, second] = first_lines(text, whole, "#");
  return is_yaml_line(first) && is_yaml_line(second);
}

/// How many fields a line has, with quotes as RFC 4180 has them. 0 if it cannot be one of a table.
std::size_t fields_of(std::string_view line, char separator) {
  std::size_t count = 1;
  bool quoted = false;
  bool empty = true;
  for (const char c : line) {
    if (c == '"' && (quoted || empty)) {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      ++count;
      empty = true;
      continue;
    }
    empty = false;
  }
  return quoted ? 0 : count;
}

bool is_csv(std::string_view text, bool whole) {
  const auto [first, second] = first_lines(text, whole);
  // Members of a JSON object that has lost its brace have commas, too.
  if (first.empty() || first.find_first_of("{}[]") != first.npos || first.find("\":") != first.npos) return false;
  constexpr auto separators = ",;\t"sv;
  return std::any_of(separators.begin(), separators.end(), [&, head = first, next = second](char separator) {
    const auto count = fields_of(head, separator);
    return next.empty() ? count >= 3 : count >= 2 && fields_of(next, separator) == count;
  });
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
  if (!aws_error_in(text).empty()) return Foreign::aws_error;
  if (is_aws_text(text)) return Foreign::aws_text;
  if (is_aws_table(text, whole)) return Foreign::aws_table;
  const auto content = content_of(text);
  if (content.size() > 1 && content[0] == '<' && (is_letter(content[1]) || content[1] == '!')) return Foreign::xml;
  if (is_yaml(text, whole)) {
    const bool is_template = text.find("AWSTemplateFormatVersion") != std::string_view::npos ||
                             text.find("AWS::Connect::") != std::string_view::npos;
    return is_template ? Foreign::cloudformation : Foreign::yaml;
  }
  if (is_csv(text, whole)) return Foreign::csv;
  return is_binary(text) ? std::optional(Foreign::binary) : std::nullopt;
}

constexpr auto export_again = "export the users as JSON: aws connect search-users --instance-id ID --output json"sv;

std::string unpack(std::string_view what, std::string_view program) {
  return std::string(what) + "; unpack it first: " + std::string(program) + " FILE | connect-userconfig convert";
}

std::string again(std::string_view what) { return std::string(what) + "; " + std::string(export_again); }

}  // namespace

Sniffed sniff(std::string_view prefix, bool whole) {
  // More than the limit is never looked at, so that the answer does not depend on how much more was read.
  if (prefix.size() >= foreign_prefix) {
    prefix = prefix.substr(0, foreign_prefix);
    whole = true;
  }
  const bool enough = whole || prefix.size() >= longest_magic;
  const auto content = content_of(prefix);
  if (enough || (!content.empty() && starts_json(content[0]) && prefix.size() >= 4)) {
    if (const auto kind = by_first_bytes(prefix)) return {.decided = true, .kind = kind};
    if (!content.empty() && starts_json(content[0])) return {.decided = true};
  }
  if (whole) return {.decided = true, .kind = by_lines(prefix, true)};
  // A line that starts like JSON ends the search.
  return {.decided = enough && has_json_line(prefix)};
}

std::string describe_foreign(Foreign kind, std::string_view prefix) {
  switch (kind) {
    case Foreign::gzip:
      return unpack("it is compressed with gzip", "gzip -dc");
    case Foreign::bzip2:
      return unpack("it is compressed with bzip2", "bzip2 -dc");
    case Foreign::xz:
      return unpack("it is compressed with xz", "xz -dc");
    case Foreign::zstd:
      return unpack("it is compressed with zstd", "zstd -dc");
    case Foreign::zip:
      return unpack("it is a zip archive (spreadsheets are, too)", "unzip -p");
    case Foreign::pdf:
      return again("it is a PDF document");
    case Foreign::utf16:
      return "it is UTF-16 text, as PowerShell's > writes it; make it UTF-8: iconv -f UTF-16 -t UTF-8 FILE | "
             "connect-userconfig convert";
    case Foreign::utf32:
      return "it is UTF-32 text; make it UTF-8: iconv -f UTF-32 -t UTF-8 FILE | connect-userconfig convert";
    case Foreign::html:
      return again("it is an HTML page");
    case Foreign::xml:
      return again("it is XML or HTML");
    case Foreign::cloudformation:
      return "it is a CloudFormation template; that is for: connect-userconfig rewrite FILE";
    case Foreign::yaml:
      return again("it is YAML");
    case Foreign::csv:
      return again("it is a table of values (CSV)");
    case Foreign::aws_table:
      return again("it is what the AWS CLI prints with --output table");
    case Foreign::aws_text:
      return again("it is what the AWS CLI prints with --output text");
    case Foreign::aws_error: {
      const auto line = aws_error_in(prefix);
      const auto start = std::min(line.find_first_not_of(blanks), line.size());
      return "it is an error of the AWS CLI (" + printable(line.substr(start), 200) + "); repair that, then " +
             std::string(export_again);
    }
    case Foreign::script:
      return "it is a script; that is for: connect-userconfig rewrite FILE";
    case Foreign::binary:
      break;
  }
  return again("it is no text");
}

}  // namespace connect_userconfig::reader
