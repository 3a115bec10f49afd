// Per-channel lists that a call has already, beside the legacy setting.
#pragma once

#include "alias_name.hpp"
#include "literal.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// True if one of the lists that are offered stands in what the call gets already: in its brackets, in those of the
/// object, in an object that is given to it by name, or in a line that sets it. `key` is that of the setting.
[[nodiscard]] bool has_list_of(std::string_view text, Place key, std::size_t call, const Literal& literal,
                               std::string_view offered, Language language);

}  // namespace connect_userconfig::rewriting
