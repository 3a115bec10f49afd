#include "commands/shorthand.hpp"
#include "commands/unicode.hpp"
#include "connect_userconfig/text.hpp"
#include "json/text_document.hpp"

#include <algorithm>

namespace connect_userconfig::commands {
namespace {

bool is_name_character(char32_t c) noexcept {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9') ||
         std::u32string_view(U"-_.#/:").find(c) != std::u32string_view::npos;
}

bool is_skipped(char32_t c) noexcept { return c == U' ' || (c >= U'\t' && c <= U'\r'); }

// What a plain word may hold depends on where it stands; the grammar knows nothing beyond the basic plane.
constexpr char32_t last_plain = 0xffff;

bool starts_word(char32_t c) noexcept {
  return c > U' ' && c <= last_plain && std::u32string_view(U"\"',=[{").find(c) == std::u32string_view::npos;
}
bool follows_in_word(char32_t c, std::u32string_view excluded) noexcept {
  return (is_space(c) || c > U' ') && c <= last_plain && excluded.find(c) == std::u32string_view::npos;
}

std::u32string replaced(std::u32string text, std::u32string_view what, char32_t with) {
  for (auto at = text.find(what); at != std::u32string::npos; at = text.find(what, at + 1)) {
    text.replace(at, what.size(), 1, with);
  }
  return text;
}

class Parser {
 public:
  Parser(std::u32string_view text, const Loader& loader) : text_(text), loader_(loader) {}

  Result<Shorthand> parse() {
    try {
      Shorthand result{Json::object(), {}};
      do {
        const auto start = index_;
        auto [name, position, value] = pair();
        result.positions.emplace(name, position);
        add(result.value, name, std::move(value), start);
      } while (index_ < text_.size() && expect(U','));
      return {std::move(result), {}};
    } catch (Problem& problem) {
      return failed<Shorthand>(std::move(problem));
    }
  }

 private:
  struct Pair {
    std::string name;
    Position position;
    Json value;
  };

  [[nodiscard]] bool at_end() const noexcept { return index_ >= text_.size(); }
  [[nodiscard]] bool at(char32_t c) const noexcept { return !at_end() && text_[index_] == c; }
  void skip_space() noexcept {
    while (!at_end() && is_skipped(text_[index_])) ++index_;
  }
  [[nodiscard]] Position position_of(std::size_t index) const noexcept { return {1, index + 1}; }
  [[nodiscard]] std::string found() const {
    return at_end() ? "the end" : "'" + printable(utf8(text_.substr(index_, 1))) + "'";
  }

  [[noreturn]] void fail(std::string text, std::size_t index,
                         DiagnosticId id = DiagnosticId::invalid_option_value) const {
    throw Problem{id, std::move(text), position_of(index)};
  }

  /// The character, with white space around it.
  bool expect(char32_t c) {
    skip_space();
    if (!at(c)) fail("expected '" + utf8({&c, 1}) + "', found " + found(), index_);
    ++index_;
    skip_space();
    return true;
  }

  void add(Json& object, const std::string& name, Json value, std::size_t start) const {
    if (object.contains(name)) fail("the name " + name + " stands here twice", start);
    object[name] = std::move(value);
  }

  std::string name() {
    const auto start = index_;
    while (!at_end() && is_name_character(text_[index_])) ++index_;
    if (index_ == start) fail("expected a name, found " + found(), index_);
    return utf8(text_.substr(start, index_ - start));
  }

  /// `name =` or `name @=`.
  std::string name_and_sign() {
    auto result = name();
    skip_space();
    loads_files_ = at(U'@');
    if (loads_files_) ++index_;
    expect(U'=');
    return result;
  }

  Pair pair() {
    auto result = Pair{name_and_sign(), position_of(index_), {}};
    if (at_end()) {
      result.value = "";
    } else if (at(U'[') || at(U'{')) {
      result.value = item(1);
    } else {
      result.value = words();
    }
    return result;
  }

  /// `x` is a word; `x,y` a list; in `x,y=z` the comma ends the value.
  Json words() {
    auto first = word(true).value_or("");
    skip_space();
    if (!at(U',')) return first;
    auto list = Json::array({first});
    while (true) {
      const auto comma = index_;
      ++index_;
      skip_space();
      if (at_end()) {
        fail(
            "expected a value or a name, found the end; where a space follows, leave it out, or put the value in "
            "quotes",
            index_);
      }
      const auto start = index_;
      auto next = word(false);
      skip_space();
      if (next && at_end()) {
        list.push_back(std::move(*next));
        break;
      }
      if (next && at(U',')) {
        list.push_back(std::move(*next));
        continue;
      }
      // It was the beginning of the next pair, unless a comma in it says that it was meant as a value.
      if (!next && at(U',')) break;  // `x,,name=`: the CLI takes two commas for one
      if (text_.substr(start, index_ - start).find(U',') != std::u32string_view::npos) {
        fail("expected ',', found " + found(), index_);
      }
      index_ = comma;
      break;
    }
    if (list.size() == 1) return first;
    return list;
  }

  Json item(std::size_t depth) {
    if (depth > json::max_depth) fail("it is nested too deeply", index_, DiagnosticId::nesting_too_deep);
    if (at(U'[')) return list(depth);
    if (at(U'{')) return hash(depth);
    return word(true).value_or("");
  }

  Json list(std::size_t depth) {
    expect(U'[');
    auto result = Json::array();
    while (!at(U']')) {
      result.push_back(item(depth + 1));
      skip_space();
      if (!at(U']')) expect_comma_or(U']');
    }
    ++index_;
    return result;
  }

  Json hash(std::size_t depth) {
    expect(U'{');
    auto result = Json::object();
    while (!at(U'}')) {
      const auto start = index_;
      const auto key = name_and_sign();
      auto value = item(depth + 1);
      add(result, key, std::move(value), start);
      skip_space();
      if (!at(U'}')) expect_comma_or(U'}');
    }
    ++index_;
    return result;
  }

  void expect_comma_or(char32_t closing) {
    if (!at(U',')) fail("expected ',' or '" + utf8({&closing, 1}) + "', found " + found(), index_);
    ++index_;
    skip_space();
  }

  /// The first word behind `=` may hold `=` and opening brackets, but no closing ones; the others the reverse.
  std::optional<std::string> word(bool first) {
    if (at(U'\'') || at(U'"')) return resolved(quoted());
    const auto start = index_;
    while (!at_end()) {
      if (text_.substr(index_).starts_with(U"\\,")) {
        index_ += 2;
      } else if (index_ == start ? starts_word(text_[index_])
                                 : follows_in_word(text_[index_], first ? U"\"',]}" : U"\"',=")) {
        ++index_;
      } else {
        break;
      }
    }
    if (index_ == start) return std::nullopt;
    auto result = replaced(std::u32string(text_.substr(start, index_ - start)), U"\\,", U',');
    while (!result.empty() && is_space(result.back())) result.pop_back();
    return resolved(utf8(result));
  }

  /// A quote behind a backslash does not close, unless no other one does: then the last of them.
  std::string quoted() {
    const auto start = index_;
    const auto quote = text_[start];
    auto fallback = std::u32string_view::npos;
    auto end = start + 1;
    while (end < text_.size() && text_[end] != quote) {
      const bool escapes = text_[end] == U'\\' && end + 1 < text_.size() && text_[end + 1] == quote;
      if (escapes) fallback = end + 1;
      end += escapes ? 2 : 1;
    }
    if (end >= text_.size()) end = fallback;
    if (end == std::u32string_view::npos) fail("this quote is not closed", start);
    index_ = end + 1;
    const std::u32string escaped{U'\\', quote};
    return utf8(
        replaced(replaced(std::u32string(text_.substr(start + 1, end - start - 1)), escaped, quote), U"\\\\", U'\\'));
  }

  std::string resolved(std::string word) const {
    if (!loads_files_) return word;
    const std::string_view view(word);
    for (const std::string_view prefix : {"file://", "fileb://"}) {
      if (!view.starts_with(prefix)) continue;
      auto file = loader_ ? loader_(view.substr(prefix.size())) : LoadedFile{{}, "there is no way to read files here"};
      if (!file.content) {
        fail(printable(word) + ": " + file.error, index_ - 1, DiagnosticId::parameter_file_unreadable);
      }
      if (!code_points(*file.content)) fail(printable(word) + " is not valid UTF-8", index_ - 1);
      return std::move(*file.content);
    }
    return word;
  }

  std::u32string_view text_;
  const Loader& loader_;
  std::size_t index_ = 0;
  bool loads_files_ = false;
};

}  // namespace

Result<Shorthand> parse_shorthand(std::string_view text, const Loader& loader) {
  const auto points = code_points(text);
  if (!points) return failed<Shorthand>({.text = "it is not valid UTF-8", .position = {}});
  return Parser(*points, loader).parse();
}

}  // namespace connect_userconfig::commands
