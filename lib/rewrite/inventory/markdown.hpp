// The code blocks of a Markdown page, and the scripts in them.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "text/position.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// A script of a page without what the page puts before its lines: indentation, `>`, prompts. Placeholders in angle
/// brackets (`<instance-id>`), which a shell would take for redirections, are words of the same length.
struct PageScript {
  struct Line {
    std::size_t script = 0;  ///< where the line begins in `text`
    std::size_t page = 0;    ///< and in the page
  };
  struct Placeholder {
    std::size_t begin = 0;  ///< in `text`
    std::string written;    ///< as the page has it
    std::string word;       ///< as `text` has it
  };
  std::string text;
  std::vector<Line> lines;
  std::vector<Placeholder> placeholders;
  std::string line_prefix;  ///< of a further line

  [[nodiscard]] std::size_t page_offset(std::size_t offset) const;
};

struct CodeBlock {
  std::size_t begin = 0;  ///< of the first line behind the fence
  std::size_t end = 0;    ///< of the closing fence
  Language language = Language::text;
  std::vector<PageScript> scripts;  ///< of a shell block: the block, or each command behind a prompt
};

/// The language that a fence names (`python`, `{.sh}`, `js title=x`); text if it names none that is known.
[[nodiscard]] Language language_of_info(std::string_view info);

/// In order. A fence that is not closed goes on to the end of the page.
[[nodiscard]] std::vector<CodeBlock> code_blocks(std::string_view page);

/// What becomes of one script, in terms of the page. An edit that would touch a placeholder is no edit: the script has
/// none then, and `touches_placeholder` is set.
struct PageRewrite {
  Rewrite rewrite;
  bool touches_placeholder = false;
};
[[nodiscard]] PageRewrite to_page(Rewrite rewrite, const PageScript& script, const text::LineIndex& page);

}  // namespace connect_userconfig::rewriting
