#include "shell_edit.hpp"

#include "shell_call.hpp"

#include "commands/markers.hpp"

#include <algorithm>
#include <cctype>

namespace connect_userconfig::rewriting {
namespace {

constexpr std::size_t long_line = 120;
constexpr std::string_view number = ",PhoneNumber=";

/// `$NAME` as `${NAME}` where what follows would make the name longer.
std::string delimited(const std::string& source, std::string_view after) {
  const bool joins = !after.empty() && (std::isalnum(static_cast<unsigned char>(after.front())) != 0 ||
                                        after.front() == '_' || after.front() == '[');
  return joins && !source.starts_with("${") ? "${" + source.substr(1) + "}" : source;
}

/// An argument as text and expansions by turns: one text more than there are expansions.
struct Pieces {
  std::vector<std::string> texts{""};
  std::vector<std::string> sources;
  std::string_view problem;
};

Pieces pieces_of(std::string_view argument, const WordReader& reader) {
  // A byte that no argument can hold stands where an expansion goes.
  std::vector<std::size_t> indices;
  const std::string marked = replace_command_markers(argument, [&](std::size_t i) {
    indices.push_back(i);
    return std::string(1, '\0');
  });
  Pieces pieces;
  std::size_t next = 0;
  for (const char c : marked) {
    if (c != '\0') {
      pieces.texts.back().push_back(c);
      continue;
    }
    std::string source = reader.has(indices[next]) ? reader.expansion(indices[next]).source : std::string{};
    if (pieces.texts.back().ends_with(number)) {
      // An empty number means none.
      source = reader.has(indices[next]) ? reader.expansion(indices[next]).unless_empty(number) : std::string{};
      if (source.empty()) pieces.problem = "the number may be empty, which means none, and that cannot be written here";
      pieces.texts.back().resize(pieces.texts.back().size() - number.size());
    } else if (pieces.texts.back().ends_with("\"PhoneNumber\":\"") && reader.expansion(indices[next]).may_be_empty()) {
      pieces.problem = "the number may be empty, which means none, and JSON cannot leave it out";
    }
    ++next;
    pieces.sources.push_back(std::move(source));
    pieces.texts.emplace_back();
  }
  return pieces;
}

std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

/// True if the line that ends at this line end goes on in the next.
bool continues(std::string_view text, std::size_t newline) {
  const std::size_t end = newline > 0 && text[newline - 1] == '\r' ? newline - 1 : newline;
  return end > 0 && text[end - 1] == '\\';
}

}  // namespace

std::string_view cannot_write(std::string_view argument, const WordReader& reader) {
  return pieces_of(argument, reader).problem;
}

std::string shell_word(std::string_view argument, const WordReader& reader) {
  if (!has_command_marker(argument)) return quote_for_shell(argument);
  const Pieces pieces = pieces_of(argument, reader);
  const auto special = [](const std::string& t) { return t.find_first_of("\"$`\\!\r\n") != std::string::npos; };
  const bool simple = std::none_of(pieces.texts.begin(), pieces.texts.end(), special);
  const auto text = [&](const std::string& t) { return simple || t.empty() ? t : quote_for_shell(t); };
  std::string out = simple ? "\"" : "";
  for (std::size_t i = 0; i < pieces.sources.size(); ++i) {
    out.append(text(pieces.texts[i]));
    if (simple)
      out.append(delimited(pieces.sources[i], pieces.texts[i + 1]));
    else
      out.append("\"").append(pieces.sources[i]).append("\"");
  }
  return out.append(text(pieces.texts.back())).append(simple ? "\"" : "");
}

std::vector<CommandEdit> split(const std::vector<CommandEdit>& changes, const std::vector<Word>& words,
                               std::size_t first) {
  std::vector<CommandEdit> result;
  for (const CommandEdit& change : changes) {
    const bool both =
        change.count > 1 && change.arguments.size() > 1 && words[first + change.first].value == legacy_operation;
    if (!both) {
      result.push_back(change);
      continue;
    }
    result.push_back({change.first, 1, {change.arguments.front()}});
    result.push_back({change.first + 1, change.count - 1, {change.arguments.begin() + 1, change.arguments.end()}});
  }
  return result;
}

ShellLayout::ShellLayout(std::string_view text, std::size_t begin, std::size_t end) : text_(text) {
  const std::size_t first = text.find('\n');
  newline_ = first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
  for (std::size_t at = text.find('\n', begin); at < end && !broken_; at = text.find('\n', at + 1)) {
    const std::size_t word = text.find_first_not_of(" \t", at + 1);
    if (!continues(text, at) || word >= end || text[word] != '-') continue;
    broken_ = true;
    indent_ = text.substr(at + 1, word - at - 1);
  }
}

std::string ShellLayout::print(const std::vector<std::string>& arguments, std::size_t at,
                               const WordReader& reader) const {
  const std::size_t start = line_start(text_, at);
  const std::string_view before = text_.substr(start, at - start);
  const bool alone = before.find_first_not_of(" \t") == std::string_view::npos;
  const std::string indent = broken_ && alone ? std::string(before) : indent_;
  const auto line = [&](std::string_view deeper) { return " \\" + newline_ + indent + std::string(deeper); };

  std::string out;
  for (std::size_t i = 0; i < arguments.size();) {
    // An option and what belongs to it.
    std::vector<std::string> words{shell_word(arguments[i], reader)};
    std::size_t length = indent.size() + words[0].size();
    const bool option = arguments[i].starts_with("--");
    for (++i; i < arguments.size() && !arguments[i].starts_with("--"); ++i) {
      words.push_back(shell_word(arguments[i], reader));
      length += 1 + words.back().size();
    }
    if (!out.empty()) out.append(broken_ && option ? line("") : " ");
    const std::string between =
        broken_ && words.size() > 2 && length > long_line ? line(indent.ends_with('\t') ? "\t" : "  ") : " ";
    for (std::size_t k = 0; k < words.size(); ++k) out.append(k == 0 ? "" : between).append(words[k]);
  }
  const std::size_t length = before.size() + std::min(out.size(), out.find('\n'));
  const bool moves = broken_ && !alone && arguments[0].starts_with("--") && length > long_line;
  return moves ? "\\" + newline_ + indent + out : out;
}

}  // namespace connect_userconfig::rewriting
