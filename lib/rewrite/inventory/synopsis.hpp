// What a page shows of a command, and is no command: `aws connect create-user [--phone-config <value>] ...`.
#pragma once

#include "extent.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// The lines of the synopsis that `at` stands in, marks at their ends or not; both ends are 0 if it is none: no word
/// begins with `[-`, none is `...`, no line begins with an option that the line before does not go on to, no setting
/// has a placeholder for its value.
[[nodiscard]] Extent synopsis_around(std::string_view text, std::size_t at);

}  // namespace connect_userconfig::rewriting
