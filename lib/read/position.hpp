// Lines and columns, counted when a record or a diagnostic needs them.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

namespace connect_userconfig::reader {

/// Where the byte after `text` stands, if its first byte stands at `start`. Columns count code points.
[[nodiscard]] Position advance(Position start, std::string_view text) noexcept;

}  // namespace connect_userconfig::reader
