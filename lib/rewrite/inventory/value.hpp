// What is given to a setting: where it begins, and whether it is an object, lists, a variable.
#pragma once

#include "names.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace connect_userconfig::rewriting {

struct Value {
  std::size_t begin = 0;    ///< behind the sign and the spaces
  char sign = ':';          ///< or `=`
  std::string_view type{};  ///< between the name and its `=`: `T` of `const phoneConfig: T = {...}`
  bool quoted_key = false;  ///< `"PhoneConfig": ...`, `p["PhoneConfig"] = ...`
};

/// The value behind a key that ends at `key_end`; nothing if there is none.
[[nodiscard]] std::optional<Value> value_of(std::string_view text, std::size_t key_end);

/// True if an object in braces is what is given.
[[nodiscard]] bool is_literal(std::string_view text, const Name& name);

/// True if the object that is given has the new lists in it: what is left of the legacy setting is its name.
[[nodiscard]] bool holds_lists(std::string_view text, const Name& name);

/// True if what is given is a variable of this name, or a member of it: `PhoneConfig=self.phone_config`.
[[nodiscard]] bool gives_variable(std::string_view text, const Name& name, std::string_view variable);

}  // namespace connect_userconfig::rewriting
