// How far a call reaches: by brackets and lines, without a parser.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// Bytes `[begin, end)`.
struct Extent {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] bool contains(std::size_t offset) const { return begin <= offset && offset < end; }
};

/// What belongs to the call with the name `[begin, end)`: its brackets and those chained to them; the brackets around
/// it if it is a word among others; its line, with those that continue it, if it is a command; its block in YAML and
/// Terraform. At most some thousand bytes, so that the whole stays linear.
[[nodiscard]] Extent extent_of(std::string_view text, std::size_t begin, std::size_t end, Language language);

/// The bracket that is open at `at`; nothing if none is within some thousand bytes.
[[nodiscard]] std::size_t open_before(std::string_view text, std::size_t at);

}  // namespace connect_userconfig::rewriting
