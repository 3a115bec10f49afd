#include "review/escape.hpp"

#include "connect_userconfig/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <optional>

namespace connect_userconfig::review {
namespace {

std::string_view entity_of(char c) noexcept {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// The code point that two or three bytes from `at` on stand for; 0 if they are no such sequence.
unsigned code_point(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto next = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
  const auto lead = byte(at);
  if ((lead & 0xe0U) == 0xc0U && next(at + 1)) return (lead & 0x1fU) << 6U | (byte(at + 1) & 0x3fU);
  if ((lead & 0xf0U) == 0xe0U && next(at + 1) && next(at + 2)) {
    return (lead & 0x0fU) << 12U | (byte(at + 1) & 0x3fU) << 6U | (byte(at + 2) & 0x3fU);
  }
  return 0;
}

/// Controls, and the marks that turn the direction of what follows.
bool is_mark(unsigned point) noexcept {
  return (point >= 0x80 && point < 0xa0) || point == 0x061c || point == 0x200e || point == 0x200f ||
         (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

bool is_control(char c) noexcept {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
}

}  // namespace

void append_html(std::string_view text, std::string& to) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const auto point = code_point(text, at);
    if (const auto entity = entity_of(c); !entity.empty()) {
      to += entity;
    } else if (is_control(c)) {
      fmt::format_to(std::back_inserter(to), "\\u{:04x}", static_cast<unsigned>(c));
    } else if (is_mark(point)) {
      fmt::format_to(std::back_inserter(to), "\\u{:04x}", point);
      at += point < 0x800 ? 1 : 2;
    } else {
      to += c;
    }
  }
}

void append_inert_json(std::string_view text, std::string& to) {
  const auto begin = to.size();
  append_json_string(text, to);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> inert = {
      {{"<", "\\u003c"}, {"\xe2\x80\xa8", "\\u2028"}, {"\xe2\x80\xa9", "\\u2029"}}};
  for (const auto& [from, with] : inert) {
    for (auto at = to.find(from, begin); at != std::string::npos; at = to.find(from, at + with.size())) {
      to.replace(at, from.size(), with);
    }
  }
}

}  // namespace connect_userconfig::review
