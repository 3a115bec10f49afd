// Text that may be shown: masked where it is sensitive, escaped where a terminal would act on it.
#include "connect_userconfig/text.hpp"

#include "text/bytes.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace connect_userconfig {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;  // bytes; 0: invalid UTF-8
};

CodePoint decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return {.value = lead, .size = 1};
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return {};
  char32_t value = lead & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return {};
    value = (value << 6) | (byte(i) & 0x3fU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < least[size] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return {};
  return {.value = value, .size = size};
}

/// Controls, and the characters that turn the direction of a line or join what is apart.
bool acts_on_a_terminal(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

}  // namespace

bool is_valid_utf8(std::string_view text) noexcept { return simdjson::validate_utf8(text.data(), text.size()); }

std::string printable(std::string_view text, std::size_t limit) {
  if (text.size() <= limit && is_plain(text)) return std::string(text);
  std::string shown;
  while (!text.empty()) {
    const auto c = decode(text);
    std::string piece;
    if (c.size == 0) {
      piece = fmt::format("\\x{:02x}", static_cast<unsigned char>(text.front()));
    } else if (acts_on_a_terminal(c.value)) {
      piece = fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c.value));
    } else {
      piece = text.substr(0, c.size);
    }
    if (shown.size() + piece.size() > limit) return shown + "... (cut)";
    shown += piece;
    text.remove_prefix(std::max<std::size_t>(c.size, 1));
  }
  return shown;
}

std::string mask_phone_number(std::string_view number) {
  constexpr std::size_t head = 5;
  constexpr std::size_t tail = 2;
  constexpr std::size_t hidden = 4;    // at the least: fewer could be guessed
  constexpr std::size_t longest = 16;  // + and 15 digits
  const bool is_number = number.size() >= head + tail + hidden && number.size() <= longest && number.front() == '+' &&
                         std::all_of(number.begin() + 1, number.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::string shown(std::min(number.size(), longest), '*');
  if (is_number) {
    std::copy_n(number.begin(), head, shown.begin());
    std::copy_n(number.end() - tail, tail, shown.end() - tail);
  }
  return shown;
}

}  // namespace connect_userconfig
