// Names and words of the input as diagnostics may show them: an input with its columns swapped has phone numbers,
// e-mail addresses and passwords in places where nobody looks for them.
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::json {

/// The name of a member, or its masked form if it could be an e-mail address or a phone number.
[[nodiscard]] std::string shown_name(std::string_view name);

/// A word that should have been an enumerator: shown only if it looks like one.
[[nodiscard]] std::string shown_word(std::string_view word);

}  // namespace connect_userconfig::json
