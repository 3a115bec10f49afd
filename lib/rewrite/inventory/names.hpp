// The identifiers of a text that may matter: those that hold the word phone, and the calls that may hold the setting.
#pragma once

#include "patterns.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::rewriting {

/// An identifier for which a row of the table holds.
struct Name {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Pattern* pattern = nullptr;
};
[[nodiscard]] std::vector<Name> names_in(std::string_view text);

struct HolderName {
  std::size_t begin = 0;
  std::size_t end = 0;
  const Holder* holder = nullptr;
  bool renamed = false;  ///< by another name than its own
};
/// In the order of the text.
[[nodiscard]] std::vector<HolderName> holders_in(std::string_view text);

[[nodiscard]] bool is_name_character(char c);

[[nodiscard]] std::string in_small_letters(std::string_view text);

/// True if a setting is given here, and not read: a key, an argument, a block, an assignment.
[[nodiscard]] bool is_given(std::string_view text, const Name& name, Language language);

}  // namespace connect_userconfig::rewriting
