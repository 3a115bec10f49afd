// Names as steps of a JSON Pointer (RFC 6901).
#pragma once

#include <string>
#include <string_view>

namespace connect_userconfig::text {

/// `/` and the name: `/a~1b` for `a/b`.
[[nodiscard]] std::string pointer_part(std::string_view name);

}  // namespace connect_userconfig::text
