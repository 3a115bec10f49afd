// A legacy setting as a literal of Python or JavaScript, and the per-channel settings as literals of the same kind.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "connect_userconfig/model.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::rewriting {

struct Literal {
  std::optional<UserPhoneConfig> value;  ///< limits in seconds: this is a request
  std::string problem;                   ///< why there is no value, for a person
  std::size_t begin = 0;                 ///< of the setting with its key
  std::size_t end = 0;                   ///< one behind its closing brace
  bool python = false;
  bool quoted_key = false;
  bool assigned = false;  ///< `PhoneConfig={...}`: an argument
  bool small = false;     ///< `phoneConfig: { phoneType: ... }`: names begin with a small letter, as in the CDK
  char quote = '"';
};

/// Reads the object behind a key that ends at `key_end`. Strings, whole numbers, booleans and None, null or undefined
/// are read; for anything else `problem` names the member.
[[nodiscard]] Literal read_literal(std::string_view text, std::size_t key_begin, std::size_t key_end,
                                   Language language);

/// The lists in place of the setting, in its style, a list element a line, indented as the line of the key is.
[[nodiscard]] std::string print_literal(const UserConfig& config, const Literal& like, std::string_view text);

}  // namespace connect_userconfig::rewriting
