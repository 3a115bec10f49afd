// Objects that are made from others: what stands in place of a legacy setting has to be right in each of them.
#pragma once

#include "alias_name.hpp"
#include "literal.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// Why lists in place of this literal would be wrong for an object that is made from the one it stands in, or that the
/// one it stands in is made from; nothing if no such object is near. `call` is where the name of the call begins that
/// gets the setting.
[[nodiscard]] std::string_view problem_of_copies(std::string_view text, const Literal& literal, Place key,
                                                 std::size_t call);

}  // namespace connect_userconfig::rewriting
