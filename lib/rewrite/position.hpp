// Where a byte of a text stands, as people count.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// Line and column (in code points) of a byte, both from 1.
[[nodiscard]] Position position_of(std::string_view text, std::size_t offset);

/// The same for many bytes of one text.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);
  [[nodiscard]] Position position_of(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// A key as one step of a JSON Pointer.
[[nodiscard]] std::string escape_pointer(std::string_view key);

/// A finding as the library's callers get it: the summary of its id, and what was seen.
[[nodiscard]] LocatedDiagnostic finding(DiagnosticId id, Position position, std::string detail = {},
                                        std::string pointer = {});

}  // namespace connect_userconfig::rewriting
