// What a user was found with, as the text that the journal keeps.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::service {

/// The API's own JSON, `{"PhoneConfig":{...}}` and the lists beside it. A limit that is not in seconds carries its
/// unit, so that what is read again is the same value.
[[nodiscard]] std::string found_text(const UserSettings& found);
/// Nothing for any other text.
[[nodiscard]] std::optional<UserSettings> found_from(std::string_view text);

}  // namespace connect_userconfig::service
