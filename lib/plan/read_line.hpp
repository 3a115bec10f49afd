// Lines of a plan as values.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace connect_userconfig::plan {

/// Any of these is nothing if the line is none of its kind. `version` alone of a header may be newer than this library.
[[nodiscard]] std::optional<PlanHeader> read_header(const nlohmann::json& line);
[[nodiscard]] std::optional<PlanEnd> read_end(const nlohmann::json& line);

/// The outcome that `to_string` writes like this.
[[nodiscard]] std::optional<Outcome> outcome_from(std::string_view text);

/// A line as JSON; discarded if it is no object.
[[nodiscard]] nlohmann::json parse_line(std::string_view line);

}  // namespace connect_userconfig::plan
