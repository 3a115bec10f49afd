// Whether an export is complete, from what its pages say and how many users they hold.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace connect_userconfig::run_detail {

/// Of some pages of SearchUsers. Those of a run count as one export, whatever file or order they come in.
struct ExportTally {
  std::uint64_t pages = 0;
  bool last_page = false;                       ///< one of them says that none follows
  std::optional<std::uint64_t> users_in_all{};  ///< the most that any of them says
  std::uint64_t users = 0;                      ///< in their `Users`, those that could not be read included

  void add(const ExportTally& other) noexcept;
};

/// What there is to say of the export: `incomplete-export`, `user-count-differs`, or nothing. `distinct` is how many
/// different users it holds.
[[nodiscard]] std::optional<Diagnostic> finding_of(const ExportTally& tally, std::uint64_t distinct);

}  // namespace connect_userconfig::run_detail
