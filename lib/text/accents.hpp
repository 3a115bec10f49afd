// Accents are written in two ways that look alike: as a letter of their own, or as a mark behind a letter. File systems
// and keyboards turn one into the other; names are compared byte by byte.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig {

/// How many bytes of a letter with an accent stand at the front: U+00C0 to U+017F, U+1E00 to U+1EFF. 0: it is none.
[[nodiscard]] constexpr std::size_t accented_letter(std::string_view text) noexcept {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  if (at(0) >= 0xc3 && at(0) <= 0xc5 && at(1) >= 0x80) return 2;
  return at(0) == 0xe1 && at(1) >= 0xb8 && at(1) <= 0xbb && at(2) >= 0x80 ? 3 : 0;
}

/// How many bytes of a letter with marks behind it stand at the front: U+0300 to U+036F.
[[nodiscard]] constexpr std::size_t letter_with_marks(std::string_view text) noexcept {
  const auto is_mark = [&](std::size_t i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    return lead == 0xcc || (lead == 0xcd && static_cast<unsigned char>(text[i + 1]) < 0xb0);
  };
  std::size_t size = 1;
  while (size + 1 < text.size() && is_mark(size)) size += 2;
  return size == 1 ? 0 : size;
}

/// True for two texts that differ, and only in how they write accents. Which accent it is, is not looked at.
[[nodiscard]] constexpr bool differ_in_accents(std::string_view a, std::string_view b) noexcept {
  bool differ = false;
  while (!a.empty() && !b.empty()) {
    if (a.front() == b.front() && letter_with_marks(a) == letter_with_marks(b)) {
      a.remove_prefix(1);
      b.remove_prefix(1);
      continue;
    }
    const auto one = accented_letter(a) + letter_with_marks(a);
    const auto other = accented_letter(b) + letter_with_marks(b);
    if (one == 0 || other == 0 || (accented_letter(a) == 0) == (accented_letter(b) == 0)) return false;
    a.remove_prefix(one);
    b.remove_prefix(other);
    differ = true;
  }
  return differ && a.empty() && b.empty();
}

}  // namespace connect_userconfig
