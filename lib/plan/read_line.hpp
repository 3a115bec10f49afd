// Lines of a plan as values.
#pragma once

#include "connect_userconfig/plan.hpp"

#include <simdjson.h>

#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::plan {

/// Nothing if the line is no header. It may be of a newer version: then `version` alone is known.
[[nodiscard]] std::optional<PlanHeader> read_header(std::string_view line);
/// Nothing if the line is not to the byte the last one of a plan.
[[nodiscard]] std::optional<PlanEnd> read_end(std::string_view line);

/// Whether the line is the last one of a plan, or damaged.
[[nodiscard]] inline bool is_end(std::string_view line) { return line.starts_with(R"({"end":)"); }

/// Reads lines of users, in the same memory: see `read_plan_user`.
class UserReader {
 public:
  [[nodiscard]] std::optional<PlanUser> read(std::string_view line, AbsentFields absent);

 private:
  simdjson::dom::parser parser_{};
  std::string again_{};
};

/// The outcome that `to_string` writes like this.
[[nodiscard]] std::optional<Outcome> outcome_from(std::string_view text);

/// All of the last line before the digest.
[[nodiscard]] std::string end_before_digest(const PlanEnd& end);

}  // namespace connect_userconfig::plan
