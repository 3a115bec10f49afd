#include "policy/glob.hpp"

#include "connect_userconfig/policy.hpp"

#include <cstddef>

namespace connect_userconfig {
namespace {

/// How many bytes the character takes that starts here.
std::size_t character(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

}  // namespace

// Only the last star is ever gone back to: whatever an earlier one could still give up, the later one can take. So
// there is no recursion, and no pattern that takes exponential time.
bool glob_match(std::string_view pattern, std::string_view text) noexcept {
  constexpr auto none = std::string_view::npos;
  std::size_t p = 0;
  std::size_t t = 0;
  std::size_t behind_star = none;
  std::size_t star_text = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      behind_star = ++p;
      star_text = t;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      t += character(text, t);
      continue;
    }
    const std::size_t escape = p + 1 < pattern.size() && pattern[p] == '\\' ? 1 : 0;
    if (p < pattern.size() && pattern[p + escape] == text[t]) {
      p += 1 + escape;
      ++t;
      continue;
    }
    if (behind_star == none) return false;
    star_text += character(text, star_text);
    p = behind_star;
    t = star_text;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

namespace policy {

GlobShape shape_of(std::string_view pattern) {
  GlobShape shape{.literal = true};
  std::string piece;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '*' || c == '?') {
      if (shape.literal) {
        shape.prefix = piece;
      } else if (piece.size() > shape.inner.size()) {
        shape.inner = piece;
      }
      shape.literal = false;
      piece.clear();
      continue;
    }
    if (c == '\\' && i + 1 < pattern.size()) ++i;
    piece += pattern[i];
  }
  (shape.literal ? shape.prefix : shape.suffix) = piece;
  return shape;
}

bool ends_in_escape(std::string_view pattern) noexcept {
  const auto last = pattern.find_last_not_of('\\');
  const auto escapes = last == std::string_view::npos ? pattern.size() : pattern.size() - last - 1;
  return escapes % 2 == 1;
}

}  // namespace policy
}  // namespace connect_userconfig
