// What more than one fuzz target checks.
#pragma once

#include "connect_userconfig/rewrite.hpp"

#include <cstdlib>
#include <string_view>
#include <vector>

namespace connect_userconfig::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

/// In order, inside the text, and all that there is to the change.
inline void check_edits(std::string_view before, const std::vector<Edit>& edits, std::string_view after) {
  std::size_t old_at = 0;
  std::size_t new_at = 0;
  for (const Edit& edit : edits) {
    require(edit.offset >= old_at && edit.offset <= before.size() && edit.length <= before.size() - edit.offset);
    const std::size_t kept = edit.offset - old_at;
    require(before.substr(old_at, kept) == after.substr(new_at, kept));
    require(after.substr(new_at + kept, edit.text.size()) == edit.text);
    old_at = edit.offset + edit.length;
    new_at += kept + edit.text.size();
  }
  require(before.substr(old_at) == after.substr(new_at));
}

}  // namespace connect_userconfig::fuzz
