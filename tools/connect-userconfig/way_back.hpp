// What no output may take the place of: a journal and its plan, which bring back what users had.
#pragma once

#include "atomic_file.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::tool {

/// Why an output may not be written, if it would take away the way back of a plan that was sent: its file is a journal,
/// or a journal stands beside it. `option` is how messages call it.
[[nodiscard]] std::optional<std::string> takes_way_back(const AtomicFile& file, std::string_view option);

}  // namespace connect_userconfig::tool
