// The command `create-user` whose operation, or whose words so far, are kept before it is run.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// How settings may come to the `create-user` at `[begin, end)` where it is run: by the command that names the variable
/// it is in, by what is added to the words it stands among, by the arguments of its task. Empty if they do not. Looks
/// at some ten thousand bytes each way.
[[nodiscard]] std::string_view brings_settings_where_run(std::string_view whole, std::size_t begin, std::size_t end);

}  // namespace connect_userconfig::rewriting
