// Where a call is given another name, and which.
#pragma once

#include "connect_userconfig/inventory.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// Bytes `[begin, end)` of a name.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Another name. It is empty if none is given.
struct NewName {
  std::string_view name{};
  std::string_view owner{};  ///< `self` of `self.name = x`, `calls` of `calls = {"name": x}`
  bool field = false;        ///< of a class: `this.name`, `self.name` and `Class.name` are it, too
};

/// The name that the call with the name at `place` is given there.
[[nodiscard]] NewName name_given(std::string_view text, Place place, Language language);

/// Languages whose lines are commands, other than those of shells that are parsed.
[[nodiscard]] bool has_commands(Language language);

}  // namespace connect_userconfig::rewriting
