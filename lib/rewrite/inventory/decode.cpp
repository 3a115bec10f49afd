// Bytes of a file as text.
#include "connect_userconfig/inventory.hpp"

#include <algorithm>
#include <array>

namespace connect_userconfig {
namespace {

/// How the units of a text are stored.
struct Encoding {
  std::size_t width = 2;  ///< bytes a unit: 2 of UTF-16, 4 of UTF-32
  bool little = true;
  std::size_t mark = 0;  ///< bytes of the byte order mark
};

void append_utf8(char32_t c, std::string& to) {
  const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(byte)); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0 | (c >> 12U));
    } else {
      put(0xF0 | (c >> 18U));
      put(0x80 | ((c >> 12U) & 0x3FU));
    }
    put(0x80 | ((c >> 6U) & 0x3FU));
  }
  put(0x80 | (c & 0x3FU));
}

char32_t unit_at(std::string_view bytes, std::size_t at, const Encoding& encoding) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < encoding.width; ++i) {
    const std::size_t byte = encoding.little ? encoding.width - 1 - i : i;
    unit = unit << 8U | static_cast<unsigned char>(bytes[at + byte]);
  }
  return unit;
}

std::optional<std::string> decode(std::string_view bytes, const Encoding& encoding) {
  bytes.remove_prefix(encoding.mark);
  if (bytes.size() % encoding.width != 0) return std::nullopt;
  std::string result;
  result.reserve(bytes.size() / encoding.width);
  for (std::size_t at = 0; at < bytes.size(); at += encoding.width) {
    char32_t c = unit_at(bytes, at, encoding);
    const bool high = encoding.width == 2 && c >= 0xD800 && c <= 0xDBFF;
    if (c == 0 || c > 0x10FFFF || (!high && c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
    if (high) {
      at += 2;
      const char32_t low = at < bytes.size() ? unit_at(bytes, at, encoding) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(c, result);
  }
  return result;
}

std::optional<Encoding> marked(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return Encoding{4, true, 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return Encoding{4, false, 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return Encoding{2, true, 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return Encoding{2, false, 2};
  return std::nullopt;
}

/// By where the NULs stand: in most units of a program's text, all bytes but the last one are NUL.
std::optional<Encoding> guessed(std::string_view bytes) {
  constexpr std::size_t fewest = 8;
  constexpr std::size_t most = 4096;
  const std::string_view start = bytes.substr(0, std::min(bytes.size(), most) / 4 * 4);
  if (start.size() < fewest) return std::nullopt;
  std::array<std::size_t, 4> nuls{};
  for (std::size_t i = 0; i < start.size(); ++i) nuls[i % 4] += start[i] == '\0' ? 1 : 0;
  const std::size_t units = start.size() / 4;
  const auto all = [&](std::size_t i) { return nuls[i] == units; };
  const auto many = [&](std::size_t i) { return nuls[i] * 3 >= units * 2; };
  const auto none = [&](std::size_t i) { return nuls[i] == 0; };
  if (none(0) && many(1) && all(2) && all(3)) return Encoding{4, true, 0};
  if (all(0) && all(1) && many(2) && none(3)) return Encoding{4, false, 0};
  if (none(0) && many(1) && none(2) && many(3)) return Encoding{2, true, 0};
  if (many(0) && none(1) && many(2) && none(3)) return Encoding{2, false, 0};
  return std::nullopt;
}

bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\t' && c != '\r' && c != '\n' && c != '\f';
  });
}

}  // namespace

std::optional<DecodedText> decode_text(std::string_view bytes) {
  const auto mark = marked(bytes);
  if (!mark && bytes.find('\0') == std::string_view::npos) return DecodedText{std::string(bytes), {}};
  const auto encoding = mark ? mark : guessed(bytes);
  if (!encoding) return std::nullopt;
  auto text = decode(bytes, *encoding);
  if (!text || (!mark && has_controls(*text))) return std::nullopt;
  return DecodedText{std::move(*text), encoding->width == 2 ? "UTF-16" : "UTF-32"};
}

bool names_legacy_in_wide_text(std::string_view bytes) {
  for (const std::string_view name : {"honeConfig", "hone_config", "hone-config"}) {
    for (const std::size_t width : {std::size_t{2}, std::size_t{4}}) {
      std::string wide;
      for (const char c : name) wide.append(wide.empty() ? 0 : width - 1, '\0').push_back(c);
      if (bytes.find(wide) != std::string_view::npos) return true;
    }
  }
  return false;
}

}  // namespace connect_userconfig
