// Text that may be shown to people: masked where it is sensitive, escaped where a terminal would act on it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace connect_userconfig {

/// A phone number as it may be shown: `+12065550112` becomes `+1206*****12`. Text that is too short or is no number at
/// all is masked whole; control characters never come through. AWS marks these numbers as sensitive.
[[nodiscard]] std::string mask_phone_number(std::string_view number);

/// Text that is safe to print on a terminal: control characters, invalid UTF-8 and direction overrides are shown as
/// escapes, and anything over `limit` bytes is cut with a mark that says so.
[[nodiscard]] std::string printable(std::string_view text, std::size_t limit = 80);

}  // namespace connect_userconfig
