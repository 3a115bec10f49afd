// Where a name stands for something else from here on.
#pragma once

#include "alias_name.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// Something else is put into the name at `place`, or a parameter, a loop or a pattern has the same name.
[[nodiscard]] bool is_ended(std::string_view text, Place place);

}  // namespace connect_userconfig::rewriting
