// A type of resources as a key: `"aws_connect_user": {"a": {...}, "b": {...}}` holds a member for each user.
#pragma once

#include <cstddef>
#include <string_view>

namespace connect_userconfig::rewriting {

/// Where the value of the key ends whose name is `[begin, end)`, one behind its bracket or at the end of the text; for
/// a key of YAML without brackets, `end`. 0 if the name is no such key. Takes time in proportion to the value.
[[nodiscard]] std::size_t end_of_users(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace connect_userconfig::rewriting
