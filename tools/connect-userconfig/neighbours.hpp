// Connects the conversion of a stream with the requests of other operations that may stand in it.
#pragma once

#include "connect_userconfig/run.hpp"

namespace connect_userconfig::tool {

/// What `RunOptions::neighbours` wants. `options` has to outlive it.
[[nodiscard]] std::function<NeighbourConversion(Form, std::string_view)> neighbour_converter(
    const ConvertOptions& options);

}  // namespace connect_userconfig::tool
