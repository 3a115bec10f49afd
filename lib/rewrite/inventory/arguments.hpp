// The words behind a command's name, in whatever text it stands.
#pragma once

#include <string_view>

namespace connect_userconfig::rewriting {

/// True if one of the arguments is a variable that may hold options: it is a word of its own and no option's value, as
/// in
/// `--username $U $ARGS` and in `"--username", u, *args`. `arguments` begins behind the name of the command; what
/// stands behind the end of the command, of its text or of its list is not looked at.
[[nodiscard]] bool has_open_argument(std::string_view arguments);

}  // namespace connect_userconfig::rewriting
