// What a document is that is too large to be read, as far as its beginning tells.
#pragma once

#include "json/recognize.hpp"
#include "json/text_document.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::reader {

/// Nothing in it: it may be one record, and its size is the matter.
struct Beginning {
  std::optional<json::TextError> error{};  ///< the text breaks before it ends
  std::string form{};                      ///< users stand inside of it: what `unrecognized-form` says
};

/// `text` is the beginning of a document whose brackets match, cut off anywhere.
[[nodiscard]] Beginning look_at_beginning(std::string_view text, json::Setting setting);

/// The path of jq that leads to the first user in such a text, or to the response that it is of: `.result.users[]`,
/// `.result`; nothing if no user is whole in it. A user may hold an object that looks like one, too: what stands
/// farther out counts.
[[nodiscard]] std::optional<std::string> path_to_users(std::string_view text);

}  // namespace connect_userconfig::reader
