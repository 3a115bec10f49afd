// Programs in other languages that a script holds: in here-documents, and behind `python3 -c`.
#pragma once

#include "scan.hpp"

#include <string_view>

namespace connect_userconfig::rewriting {

/// True if a call that was found in a script is written as a program writes it: `client.update_user_phone_config(...)`,
/// `new CreateUserCommand(...)`, `getattr(client, "create_user")`. A function of the script that has such a name, what
/// runs it, and what a message says of it are none.
[[nodiscard]] bool is_of_a_program(std::string_view text, const Site& site);

}  // namespace connect_userconfig::rewriting
