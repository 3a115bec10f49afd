// The shell script around the requests of `RequestFormat::aws_cli`.
#pragma once

#include <string_view>

namespace connect_userconfig {

/// What the script starts with: the function `send`, which is given a name for people and a command line, and calls the
/// AWS CLI; what is kept of who is done; and what is told at the end, however the script comes to it.
[[nodiscard]] std::string_view script_prelude() noexcept;

/// Its last line, which says that nothing was cut off.
[[nodiscard]] std::string_view script_end() noexcept;

}  // namespace connect_userconfig
