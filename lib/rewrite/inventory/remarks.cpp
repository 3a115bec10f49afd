#include "remarks.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace connect_userconfig::rewriting {
namespace {

/// How a language writes comments and strings.
struct Syntax {
  std::string_view line[3] = {};     ///< what starts a comment that ends with its line
  std::string_view open{};           ///< what starts one that may be longer
  std::string_view close{};          ///< and ends it
  bool pages = false;                ///< as in HTML, too
  std::string_view quotes{};         ///< what a string of one line stands in
  char long_quote = 0;               ///< what one of several lines stands in
  bool triple_quotes = false;        ///< as in Python
  bool regular_expressions = false;  ///< as in JavaScript
  bool whole_lines = false;          ///< a comment is one only at the beginning of its line
  bool spaced = false;               ///< or behind a space
  bool words = false;                ///< what starts a longer one stands before a word
};

Syntax syntax_of(Language language) {
  using enum Language;
  const Syntax c_like = {.line = {"//"}, .open = "/*", .close = "*/", .quotes = "\"'"};
  Syntax result = c_like;
  switch (language) {
    case javascript:
    case typescript:
      result.long_quote = '`';
      result.regular_expressions = true;
      result.pages = true;
      return result;
    case go:
      result.long_quote = '`';
      return result;
    case java:
    case kotlin:
    case scala:
    case groovy:
    case csharp:
      result.triple_quotes = true;
      return result;
    case rust:
      result.quotes = "\"";
      return result;
    case php:
      result.line[1] = "#";
      return result;
    case terraform:
      result.line[1] = "#";
      result.quotes = "\"";
      return result;
    case python:
      return {.line = {"#"}, .quotes = "\"'", .triple_quotes = true};
    case ruby:
      return {.line = {"#"}, .open = "\n=begin", .close = "\n=end", .quotes = "\"'"};
    case powershell:
      return {.line = {"#"}, .open = "<#", .close = "#>", .quotes = "\"'"};
    case batch:
      return {.line = {"rem ", "::"}, .whole_lines = true};
    case markdown:
    case markup:
      return {.open = "<!--", .close = "-->"};
    case cpp:
      return c_like;
    case swift:
      result.quotes = "\"";
      result.triple_quotes = true;
      return result;
    case dart:
      result.triple_quotes = true;
      return result;
    case perl:
      return {.line = {"#"}, .open = "\n=", .close = "\n=cut", .quotes = "\"'", .spaced = true, .words = true};
    case r:
      return {.line = {"#"}, .quotes = "\"'"};
    case elixir:
      return {.line = {"#"}, .quotes = "\"'", .triple_quotes = true};
    case lua:
      return {.line = {"--"}, .open = "--[[", .close = "]]", .quotes = "\"'"};
    case visual_basic:
      return {.line = {"'", "REM "}, .quotes = "\""};
    case fsharp:
      return {.line = {"//"}, .open = "(*", .close = "*)", .quotes = "\"", .triple_quotes = true};
    case sql:
      return {.line = {"--"}, .open = "/*", .close = "*/", .quotes = "\"'"};
    case settings:
      return {.line = {"#", ";", "!"}, .whole_lines = true};
    case shell:
    case other_shell:
    case yaml:
    case makefile:
    case dockerfile:
      return {.line = {"#"}, .whole_lines = true};
    case other:
    case text:
    case json:
    case notebook:
      return {};
  }
  return {};
}

class Lexer {
 public:
  Lexer(std::string_view text, const Syntax& syntax) : text_(text), syntax_(syntax) {}

  Lexed run() {
    while (at_ < text_.size()) step();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool here(std::string_view mark) const {
    if (mark.empty()) return false;
    // The first line has no line end before it.
    const bool first = at_ == 0 && mark.front() == '\n' && text_.starts_with(mark.substr(1));
    return first || text_.substr(at_).starts_with(mark);
  }

  /// The word behind what starts a longer comment. In the first line, a line end is not there to be counted.
  [[nodiscard]] bool opens_word() const {
    const std::size_t first = text_.find_first_not_of("\n=", at_);
    return first - at_ <= syntax_.open.size() && first < text_.size() &&
           std::isalpha(static_cast<unsigned char>(text_[first])) != 0;
  }

  [[nodiscard]] bool starts_line_comment() const {
    if (syntax_.spaced && at_ > 0 && std::string_view{" \t\n;"}.find(text_[at_ - 1]) == std::string_view::npos)
      return false;
    return std::any_of(std::begin(syntax_.line), std::end(syntax_.line),
                       [&](std::string_view mark) { return here(mark); });
  }

  void step() {
    const char c = text_[at_];
    if (syntax_.pages && here("<!--")) {
      const std::size_t end = text_.find("-->", at_);
      syntax_.pages = end != std::string_view::npos;
      if (syntax_.pages) return comment(end, 3);
    }
    if (closes_ && here(syntax_.open) && (!syntax_.words || opens_word())) {
      const std::size_t end = text_.find(syntax_.close, at_ + syntax_.open.size());
      closes_ = end != std::string_view::npos;  // what never ends is no comment
      if (closes_) return comment(end, syntax_.close.size());
    }
    if (starts_line_comment()) return comment(text_.find('\n', at_), 0);
    if (syntax_.quotes.find(c) != std::string_view::npos) return quoted(c);
    if (c == syntax_.long_quote && c != 0) return until(c, false);
    if (c == '/' && syntax_.regular_expressions && before_expression_) return regular_expression();
    if (c != ' ' && c != '\t')
      before_expression_ = std::string_view{"(,=:[!&|?{};\n+"}.find(c) != std::string_view::npos;
    ++at_;
  }

  void comment(std::size_t end, std::size_t more) {
    end = end == std::string_view::npos ? text_.size() : end + more;
    found_.comments.emplace_back(at_, end);
    at_ = end;
  }

  void string(std::size_t begin, std::size_t end) {
    found_.strings.emplace_back(begin, end);
    at_ = end;
  }

  void quoted(char quote) {
    before_expression_ = false;
    const std::string three(3, quote);
    if (!syntax_.triple_quotes || !here(three)) return until(quote, true);
    const std::size_t end = text_.find(three, at_ + 3);
    string(at_, end == std::string_view::npos ? text_.size() : end + 3);
  }

  void until(char quote, bool one_line) {
    const std::size_t begin = at_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == quote) {
        return string(begin, at_ + 1);
      } else if (one_line && text_[at_] == '\n') {
        return;  // it was no string after all
      }
    }
  }

  void regular_expression() {
    bool in_class = false;
    std::size_t end = at_ + 1;
    for (; end < text_.size() && text_[end] != '\n'; ++end) {
      if (text_[end] == '\\') {
        ++end;
      } else if (text_[end] == '[') {
        in_class = true;
      } else if (text_[end] == ']') {
        in_class = false;
      } else if (text_[end] == '/' && !in_class) {
        at_ = end + 1;
        before_expression_ = false;
        return;
      }
    }
    ++at_;
  }

  std::string_view text_;
  Syntax syntax_;
  Lexed found_;
  std::size_t at_ = 0;
  bool before_expression_ = true;
  bool closes_ = true;
};

bool starts_with_any_case(std::string_view text, std::string_view mark) {
  return text.size() >= mark.size() && std::equal(mark.begin(), mark.end(), text.begin(), [](char m, char c) {
           return m == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

Ranges whole_lines(std::string_view text, const Syntax& syntax) {
  Ranges found;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t first = text.find_first_not_of(" \t@-", at);
    for (const std::string_view mark : syntax.line) {
      if (!mark.empty() && first < end && starts_with_any_case(text.substr(first), mark))
        found.emplace_back(first, end);
    }
    at = end + 1;
  }
  return found;
}

}  // namespace

Lexed lex(std::string_view text, Language language) {
  const Syntax syntax = syntax_of(language);
  return syntax.whole_lines ? Lexed{whole_lines(text, syntax), {}} : Lexer{text, syntax}.run();
}

Ranges comments_of(std::string_view text, Language language) { return lex(text, language).comments; }

bool within(const Ranges& ranges, std::size_t offset) {
  const auto next = std::upper_bound(ranges.begin(), ranges.end(), offset,
                                     [](std::size_t at, const auto& range) { return at < range.first; });
  return next != ranges.begin() && offset < std::prev(next)->second;
}

}  // namespace connect_userconfig::rewriting
