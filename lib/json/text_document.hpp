// JSON text as a tree that keeps what nlohmann::json would lose: repeated members and the order of all. This is the
// careful path: it says exactly where broken text breaks, and it is what the fast path is tested against.
#pragma once

#include "json/value.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace connect_userconfig::json {

struct TextNode {
  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  std::string string{};
  std::vector<std::pair<std::string, TextNode>> members{};
  std::vector<TextNode> elements{};
};

class TextValue {
 public:
  TextValue() = default;
  explicit TextValue(const TextNode& node) : node_(&node) {}
  [[nodiscard]] Kind kind() const noexcept { return node_->kind; }
  [[nodiscard]] bool boolean() const noexcept { return node_->boolean; }
  [[nodiscard]] std::int64_t integer() const noexcept { return node_->integer; }
  [[nodiscard]] std::string_view string() const noexcept { return node_->string; }
  template <class F>
  void for_each_member(F f) const {
    for (const auto& [key, value] : node_->members) f(std::string_view(key), TextValue(value));
  }
  template <class F>
  void for_each_element(F f) const {
    for (const auto& element : node_->elements) f(TextValue(element));
  }

 private:
  const TextNode* node_ = nullptr;
};

/// Deeper than any response of the API, and shallow enough for every parser's stack.
inline constexpr std::size_t max_depth = 1000;

struct TextError {
  std::size_t offset = 0;      ///< the byte that cannot stand there; the size of the text if it ends too early
  std::string_view problem{};  ///< static
  bool too_deep = false;
};

struct TextDocument {
  TextNode root{};
  std::optional<TextError> error{};
};

/// Parses strict JSON (RFC 8259), UTF-8, one value. Never throws for bad text. The tree of hostile text takes up to a
/// hundred times its size.
[[nodiscard]] TextDocument parse_text(std::string_view text);

/// The error that `parse_text` would find, without the memory for a tree.
[[nodiscard]] std::optional<TextError> find_error(std::string_view text);

}  // namespace connect_userconfig::json
