// JSON that is no export as a whole: what it is shows in the names of its first members.
#pragma once

#include "read/foreign.hpp"

#include <string_view>

namespace connect_userconfig::reader {

/// What a text is that starts with `{`, or with `[` and an object in it. Undecided as long as its first members have
/// not been seen; `whole` if there is no more to be had.
[[nodiscard]] Sniffed sniff_members(std::string_view json, bool whole);

}  // namespace connect_userconfig::reader
