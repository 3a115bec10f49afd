#include "connect_userconfig/rewrite.hpp"

namespace connect_userconfig {

std::string apply_edits(std::string_view text, std::span<const Edit> edits) {
  std::string result;
  result.reserve(text.size());
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.offset < at || edit.offset > text.size() || edit.length > text.size() - edit.offset) continue;
    result.append(text.substr(at, edit.offset - at)).append(edit.text);
    at = edit.offset + edit.length;
  }
  return result.append(text.substr(at));
}

}  // namespace connect_userconfig
