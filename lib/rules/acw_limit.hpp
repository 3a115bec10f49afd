// The only place where a stated limit becomes seconds.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "connect_userconfig/model.hpp"
#include "connect_userconfig/record.hpp"

namespace connect_userconfig {

/// The number as it stands in a source, with the unit of that source.
[[nodiscard]] AfterContactWorkTimeLimit limit_in(AcwUnit unit, std::int64_t count) noexcept;

/// The limit in seconds, or nothing and an error that says why. `field` and `tail` say where the limit stands.
/// A limit in seconds that looks like milliseconds is returned with a warning.
[[nodiscard]] std::optional<std::chrono::seconds> to_seconds(const AfterContactWorkTimeLimit& limit, Field field,
                                                             std::string_view tail, Diagnostics& diagnostics);

}  // namespace connect_userconfig
