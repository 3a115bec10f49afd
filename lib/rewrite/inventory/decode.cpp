// Bytes of a file as text.
#include "connect_userconfig/inventory.hpp"

namespace connect_userconfig {
namespace {

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

std::optional<std::string> from_utf16(std::string_view bytes, bool little) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? b << 8U | a : a << 8U | b);
  };
  std::string result;
  result.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c == 0 || (c >= 0xDC00 && c <= 0xDFFF)) return std::nullopt;
    if (c >= 0xD800 && c <= 0xDBFF) {
      at += 2;
      const char32_t low = at < bytes.size() ? unit(at) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return std::nullopt;
      c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(c, result);
  }
  return result;
}

}  // namespace

std::optional<DecodedText> decode_text(std::string_view bytes) {
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    auto text = from_utf16(bytes.substr(2), little);
    if (!text) return std::nullopt;
    return DecodedText{std::move(*text), true};
  }
  if (bytes.find('\0') != std::string_view::npos) return std::nullopt;
  return DecodedText{std::string(bytes), false};
}

}  // namespace connect_userconfig
