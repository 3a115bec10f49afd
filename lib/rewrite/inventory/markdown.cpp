#include "markdown.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace connect_userconfig::rewriting {
namespace {

struct Info {
  std::string_view word;
  Language language;
};

constexpr std::array<Info, 65> infos = {{
    {"sh", Language::shell},
    {"bash", Language::shell},
    {"shell", Language::shell},
    {"console", Language::shell},
    {"shell-session", Language::shell},
    {"terminal", Language::shell},
    {"sh-session", Language::shell},
    {"shellscript", Language::shell},
    {"zsh", Language::other_shell},
    {"fish", Language::other_shell},
    {"bat", Language::batch},
    {"cmd", Language::batch},
    {"powershell", Language::powershell},
    {"pwsh", Language::powershell},
    {"ps1", Language::powershell},
    {"python", Language::python},
    {"py", Language::python},
    {"python3", Language::python},
    {"js", Language::javascript},
    {"javascript", Language::javascript},
    {"node", Language::javascript},
    {"ipython3", Language::python},
    {"jsx", Language::javascript},
    {"ts", Language::typescript},
    {"typescript", Language::typescript},
    {"tsx", Language::typescript},
    {"java", Language::java},
    {"kotlin", Language::kotlin},
    {"scala", Language::scala},
    {"groovy", Language::groovy},
    {"cs", Language::csharp},
    {"csharp", Language::csharp},
    {"c#", Language::csharp},
    {"go", Language::go},
    {"golang", Language::go},
    {"ruby", Language::ruby},
    {"php", Language::php},
    {"rust", Language::rust},
    {"hcl", Language::terraform},
    {"terraform", Language::terraform},
    {"tf", Language::terraform},
    {"makefile", Language::makefile},
    {"dockerfile", Language::dockerfile},
    {"make", Language::makefile},
    {"yaml", Language::yaml},
    {"yml", Language::yaml},
    {"json", Language::json},
    {"c", Language::cpp},
    {"cpp", Language::cpp},
    {"c++", Language::cpp},
    {"swift", Language::swift},
    {"dart", Language::dart},
    {"perl", Language::perl},
    {"r", Language::r},
    {"elixir", Language::elixir},
    {"lua", Language::lua},
    {"vb", Language::visual_basic},
    {"vbnet", Language::visual_basic},
    {"fsharp", Language::fsharp},
    {"sql", Language::sql},
    {"html", Language::markup},
    {"xml", Language::markup},
    {"toml", Language::settings},
    {"ini", Language::settings},
    {"properties", Language::settings},
}};

/// `size` characters that open or close a block; 0 if the line is no fence.
std::size_t fence_size(std::string_view line) {
  if (!line.starts_with("```") && !line.starts_with("~~~")) return 0;
  return std::min(line.find_first_not_of(line[0]), line.size());
}

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// A placeholder at the beginning of a text, with its brackets; empty if there is none.
std::string_view placeholder(std::string_view text) {
  if (text.size() < 3 || std::isalpha(static_cast<unsigned char>(text[1])) == 0) return {};
  for (std::size_t i = 2; i < text.size(); ++i) {
    if (text[i] == '>') return text.substr(0, i + 1);
    const bool plain = std::isalnum(static_cast<unsigned char>(text[i])) != 0 ||
                       std::string_view{" _-.:/"}.find(text[i]) != std::string_view::npos;
    if (!plain) return {};
  }
  return {};
}

void replace_placeholders(PageScript& script) {
  std::string& text = script.text;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const std::string_view found = placeholder(std::string_view{text}.substr(at));
    if (found.empty() || (at > 0 && text[at - 1] == '<')) continue;
    std::string word(found);
    for (char& c : word) {
      if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = 'x';
    }
    script.placeholders.push_back({at, std::string(found), word});
    text.replace(at, word.size(), word);
  }
}

class Page {
 public:
  explicit Page(std::string_view page) : page_(page) {}

  std::vector<CodeBlock> run() {
    for (std::size_t at = 0; at < page_.size();) at = line(at);
    if (open_) close(page_.size());
    return std::move(blocks_);
  }

 private:
  std::size_t line(std::size_t begin) {
    const std::size_t newline = page_.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? page_.size() : newline + 1;
    const std::string_view whole = without_line_end(page_.substr(begin, end - begin));
    const std::size_t first = std::min(whole.find_first_not_of(" \t>"), whole.size());
    const std::string_view rest = whole.substr(first);
    const std::size_t fence = fence_size(rest);
    if (!open_) {
      // A run of backquotes with more of them behind it is code within a line.
      if (fence != 0 && rest.find('`', fence) == std::string_view::npos)
        start(rest, whole.substr(0, first), fence, end);
    } else if (fence >= fence_ && rest[0] == mark_ && rest.find_first_not_of(" \t", fence) == std::string_view::npos) {
      close(begin);
    } else if (block_.language == Language::shell) {
      content(begin, page_.substr(begin, end - begin));
    }
    return end;
  }

  void start(std::string_view rest, std::string_view prefix, std::size_t fence, std::size_t end) {
    open_ = true;
    fence_ = fence;
    mark_ = rest[0];
    prefix_ = prefix;
    console_ = false;
    goes_on_ = false;
    block_ = {};
    block_.begin = end;
    block_.language = language_of_info(rest.substr(fence));
  }

  void close(std::size_t end) {
    open_ = false;
    block_.end = end;
    for (PageScript& script : block_.scripts) replace_placeholders(script);
    blocks_.push_back(std::move(block_));
  }

  /// As much of the prefix of the fence as the line has.
  [[nodiscard]] std::size_t prefix_of(std::string_view whole) const {
    std::size_t size = 0;
    while (size < prefix_.size() && size < whole.size() && whole[size] == prefix_[size]) ++size;
    return size;
  }

  void content(std::size_t begin, std::string_view whole) {
    const std::size_t prefix = prefix_of(whole);
    const std::string_view text = whole.substr(prefix);
    const bool prompt = text.starts_with("$ ");
    if (block_.scripts.empty() && prompt) console_ = true;
    if (!console_) {
      if (block_.scripts.empty()) new_script();
      return append(begin + prefix, text);
    }
    if (prompt) {
      new_script();
      append(begin + prefix + 2, text.substr(2));
    } else if (goes_on_ && text.starts_with("> ")) {
      block_.scripts.back().line_prefix = std::string(prefix_) + "> ";
      append(begin + prefix + 2, text.substr(2));
    } else if (goes_on_) {
      append(begin + prefix, text);
    }
    const std::string_view shown = without_line_end(text);
    goes_on_ = (prompt || goes_on_) && shown.ends_with('\\');
  }

  void new_script() {
    block_.scripts.emplace_back();
    block_.scripts.back().line_prefix = std::string(prefix_);
  }

  void append(std::size_t offset, std::string_view text) {
    PageScript& script = block_.scripts.back();
    script.lines.push_back({script.text.size(), offset});
    script.text.append(text);
  }

  std::string_view page_;
  std::vector<CodeBlock> blocks_;
  CodeBlock block_;
  std::string_view prefix_;
  std::size_t fence_ = 0;
  char mark_ = '`';
  bool open_ = false;
  bool console_ = false;  ///< commands behind prompts, and what they print
  bool goes_on_ = false;  ///< the command goes on in the next line
};

Position moved(const Position& position, const PageScript& script, const text::LineIndex& page) {
  if (position.line == 0 || position.line > script.lines.size()) return {};
  const Position start = page.position_of(script.lines[position.line - 1].page);
  return {start.line, start.column + position.column - 1};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

Language language_of_info(std::string_view info) {
  const std::size_t start = info.find_first_not_of(" \t{.");
  if (start == std::string_view::npos) return Language::text;
  info.remove_prefix(start);
  std::string word(info.substr(0, info.find_first_of(" \t\r,}{:")));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const Info& row : infos) {
    if (row.word == word) return row.language;
  }
  return Language::text;
}

std::size_t PageScript::page_offset(std::size_t offset) const {
  const auto next = std::upper_bound(lines.begin(), lines.end(), offset,
                                     [](std::size_t at, const Line& line) { return at < line.script; });
  if (next == lines.begin()) return 0;
  const Line& line = *std::prev(next);
  return line.page + (offset - line.script);
}

std::vector<CodeBlock> code_blocks(std::string_view page) { return Page{page}.run(); }

PageRewrite to_page(Rewrite rewrite, const PageScript& script, const text::LineIndex& page) {
  PageRewrite result;
  for (LocatedDiagnostic& finding : rewrite.findings) {
    finding.region = {moved(finding.region.begin, script, page), moved(finding.region.end, script, page)};
    for (const auto& placeholder : script.placeholders)
      replace_all(finding.message, placeholder.word, placeholder.written);
    result.rewrite.findings.push_back(std::move(finding));
  }
  for (Edit& edit : rewrite.edits) {
    const std::size_t end = edit.offset + edit.length;
    for (const auto& placeholder : script.placeholders) {
      result.touches_placeholder =
          result.touches_placeholder ||
          (placeholder.begin < end && edit.offset < placeholder.begin + placeholder.word.size());
    }
    const std::size_t page_begin = script.page_offset(edit.offset);
    const std::size_t page_end = edit.length == 0 ? page_begin : script.page_offset(end - 1) + 1;
    replace_all(edit.text, "\n", "\n" + script.line_prefix);
    result.rewrite.edits.push_back({page_begin, page_end - page_begin, std::move(edit.text)});
  }
  for (const std::size_t call : rewrite.calls) result.rewrite.calls.push_back(script.page_offset(call));
  if (result.touches_placeholder) result.rewrite.edits.clear();
  return result;
}

}  // namespace connect_userconfig::rewriting
