// What the service model asks of an identifier.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <cstddef>
#include <string_view>

namespace connect_userconfig {

/// Says what is wrong with an identifier, if anything. `limit` 0: the service model names none.
void check_identifier(std::string_view value, std::size_t limit, Field field, Diagnostics& diagnostics);
inline constexpr std::size_t max_instance_id = 100;

/// C0, DEL or C1, which no identifier can hold.
[[nodiscard]] bool has_control_characters(std::string_view text);

}  // namespace connect_userconfig
