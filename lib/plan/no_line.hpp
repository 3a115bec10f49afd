// The way out of reading a line of a plan.
#pragma once

#include <exception>

namespace connect_userconfig::plan {

/// A line of a plan holds what this library wrote, or it is none: whatever is not as it has to be is one and the same
/// to the reader. So there is one way out of all of this, which does not leave the room.
struct NoLine : std::exception {};

}  // namespace connect_userconfig::plan
