#include "read/locate.hpp"

#include "json/members.hpp"

#include <charconv>

namespace connect_userconfig::reader {
namespace {

/// Steps over valid JSON. Positions are asked for rarely, and for text that a parser has accepted already.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) { skip_blanks(); }

  [[nodiscard]] std::size_t position() const noexcept { return at_; }

  /// Goes to the value of the member; or to its name, at that repetition.
  bool enter_member(std::string_view part, std::size_t repetition) {
    if (peek() != '{') return false;
    step();
    while (peek() == '"') {
      const auto name_at = at_;
      const auto name = text_.substr(at_ + 1, string_size() - 2);
      skip_string();
      const bool found = matches(name, part);
      if (found && repetition == 0) {
        step();  // the colon
        return true;
      }
      if (found && seen_++ == repetition) {
        at_ = name_at;
        return true;
      }
      step();
      skip_value();
      if (peek() == ',') step();
    }
    return false;
  }

  bool enter_element(std::string_view part) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (peek() != '[' || error != std::errc() || end != part.data() + part.size()) return false;
    step();
    for (; index > 0 && peek() != ']' && peek() != 0; --index) {
      skip_value();
      if (peek() == ',') step();
    }
    return peek() != ']';
  }

  [[nodiscard]] char peek() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }
  void go_to(std::size_t position) noexcept { at_ = position; }
  /// Behind the value that stands here.
  [[nodiscard]] std::size_t value_end() noexcept {
    skip_value();
    return end_;
  }

 private:
  void skip_blanks() noexcept {
    while (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) <= ' ') ++at_;
  }
  void step() noexcept {
    end_ = ++at_;
    skip_blanks();
  }
  [[nodiscard]] std::size_t string_size() const noexcept {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2 : 1;
    return end + 1 - at_;
  }
  void skip_string() noexcept {
    at_ += string_size();
    end_ = at_;
    skip_blanks();
  }
  void skip_value() noexcept {
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        skip_string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      if (c == 0) return;
      if (depth == 0 && c != '}' && c != ']') {
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
        end_ = at_;
        skip_blanks();
        return;
      }
      step();
    } while (depth > 0);
  }

  /// Names of interest hold no escapes when they are the API's; any other is compared as it is written.
  static bool matches(std::string_view name, std::string_view part) {
    return json::pointer_part(name).substr(1) == part;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  // of what was stepped over last
  std::size_t seen_ = 0;
};

}  // namespace

Span locate(std::string_view text, std::string_view pointer, std::size_t repetition) {
  Walker walker(text);
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const auto end = std::min(pointer.find('/'), pointer.size());
    const auto part = pointer.substr(0, end);
    pointer.remove_prefix(end);
    const auto holder = walker.position();
    const bool entered =
        walker.peek() == '[' ? walker.enter_element(part) : walker.enter_member(part, pointer.empty() ? repetition : 0);
    if (!entered) {
      walker.go_to(holder);
      break;
    }
  }
  const auto begin = std::min(walker.position(), text.size());
  return {.begin = begin, .end = std::min(walker.value_end(), text.size())};
}

}  // namespace connect_userconfig::reader
