#include "blocks.hpp"

#include "lines.hpp"
#include "names.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace connect_userconfig::rewriting {
namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  return without_space(text.substr(begin, text.find('\n', begin) - begin));
}

std::size_t next_line(std::string_view text, std::size_t begin) {
  const std::size_t newline = text.find('\n', begin);
  return newline == std::string_view::npos ? text.size() : newline + 1;
}

std::size_t indentation_of(std::string_view line) { return std::min(line.find_first_not_of(" \t"), line.size()); }

/// Up to the first line that is indented no more than the directive is.
std::size_t end_of_directive(std::string_view text, std::size_t begin, std::size_t column) {
  while (begin < text.size()) {
    const std::string_view line = line_at(text, begin);
    if (!line.empty() && indentation_of(line) <= column) break;
    begin = next_line(text, begin);
  }
  return begin;
}

/// Up to the next line that is this one.
std::size_t end_of_delimited(std::string_view text, std::size_t begin, std::string_view mark) {
  while (begin < text.size() && without_first_space(line_at(text, begin)) != mark) begin = next_line(text, begin);
  return begin;
}

std::size_t end_of_paragraph(std::string_view text, std::size_t begin) {
  while (begin < text.size() && !line_at(text, begin).empty()) begin = next_line(text, begin);
  return begin;
}

/// `----`, `....`
bool is_delimiter(std::string_view line) {
  return line.size() >= 4 && (line[0] == '-' || line[0] == '.') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

/// What stands behind `.. code-block::`.
std::optional<std::string_view> directive(std::string_view line) {
  for (const std::string_view name : {".. code-block::", ".. code::", ".. sourcecode::"}) {
    if (line.starts_with(name)) return line.substr(name.size());
  }
  return std::nullopt;
}

/// What stands behind `[source,`.
std::optional<std::string_view> listing(std::string_view line) {
  if (!line.ends_with(']')) return std::nullopt;
  const std::size_t comma = line.find(',');
  if (comma == std::string_view::npos || !(line.starts_with("[source") || line.starts_with("[,"))) return std::nullopt;
  std::string_view rest = line.substr(comma + 1, line.size() - comma - 2);
  return rest.substr(0, rest.find_first_of(",\"'"));
}

class Notes {
 public:
  explicit Notes(std::string_view text) : text_(text) {}

  std::vector<CodeBlock> run() {
    for (std::size_t at = 0; at < text_.size();) at = line(at);
    return std::move(blocks_);
  }

 private:
  /// Where to go on.
  std::size_t line(std::size_t begin) {
    const std::string_view whole = line_at(text_, begin);
    const std::string_view words = without_first_space(whole);
    const std::size_t next = next_line(text_, begin);
    if (const auto info = directive(words))
      return add(*info, next, end_of_directive(text_, next, indentation_of(whole)));
    if (const auto info = listing(words)) {
      const std::string_view mark = line_at(text_, next);
      if (!is_delimiter(mark)) return add(*info, next, end_of_paragraph(text_, next));
      return add(*info, next_line(text_, next), end_of_delimited(text_, next_line(text_, next), mark));
    }
    constexpr std::string_view org = "#+begin_src";
    if (in_small_letters(words.substr(0, org.size())) == org) {
      const std::string_view end = words.starts_with("#+B") ? "#+END_SRC" : "#+end_src";
      return add(words.substr(org.size()), next, end_of_delimited(text_, next, end));
    }
    constexpr std::string_view fence = "```";
    if (words.starts_with(fence) && words.size() > fence.size() &&
        words.find('`', fence.size()) == std::string_view::npos)
      return add(words.substr(fence.size()), next, end_of_delimited(text_, next, fence));
    return next;
  }

  std::size_t add(std::string_view info, std::size_t begin, std::size_t end) {
    CodeBlock block;
    block.begin = begin;
    block.end = end;
    block.language = language_of_info(info);
    if (block.language != Language::text) blocks_.push_back(std::move(block));
    return std::max(begin, end);
  }

  std::string_view text_;
  std::vector<CodeBlock> blocks_;
};

/// By the attributes of the element.
Language language_of_script(std::string_view attributes) {
  if (attributes.find("json") != std::string_view::npos) return Language::json;
  const bool typed =
      attributes.find("\"ts") != std::string_view::npos || attributes.find("typescript") != std::string_view::npos;
  return typed ? Language::typescript : Language::javascript;
}

}  // namespace

std::vector<CodeBlock> blocks_of_notes(std::string_view text) { return Notes{text}.run(); }

std::vector<CodeBlock> scripts_of_page(std::string_view text) {
  const std::string small = in_small_letters(text);
  std::vector<CodeBlock> blocks;
  for (std::size_t at = small.find("<script"); at != std::string::npos; at = small.find("<script", at)) {
    const std::size_t open = small.find('>', at);
    const std::size_t close = open == std::string::npos ? open : small.find("</script", open);
    if (close == std::string::npos) break;
    CodeBlock block;
    block.begin = open + 1;
    block.end = close;
    block.language = language_of_script(std::string_view{small}.substr(at, open - at));
    blocks.push_back(std::move(block));
    at = close;
  }
  return blocks;
}

bool is_page(std::string_view text) {
  const std::string beginning = in_small_letters(text.substr(0, 4000));
  constexpr std::array<std::string_view, 10> elements = {"<!doctype html", "<html", "<body", "<p>",    "<div",
                                                         "<span",          "<h1",   "<ul>",  "<table", "<script"};
  return std::any_of(elements.begin(), elements.end(),
                     [&](std::string_view element) { return beginning.find(element) != std::string::npos; });
}

}  // namespace connect_userconfig::rewriting
