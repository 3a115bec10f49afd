// What is wrong with a policy or a file of names, and where.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::policy {

/// So many errors are said of one policy; what comes behind them would be read by nobody.
inline constexpr std::size_t max_problems = 100;

/// True once there are so many errors that further ones are of no use.
[[nodiscard]] inline bool is_full(const std::vector<LocatedDiagnostic>& problems) noexcept {
  return problems.size() > max_problems;
}

[[nodiscard]] inline LocatedDiagnostic problem(DiagnosticId id, std::string_view source, Position position,
                                               std::string_view detail) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.message = describe(id).summary;
  if (!detail.empty()) diagnostic.message.append(": ").append(detail);
  diagnostic.source = std::string(source);
  diagnostic.region = {position, {}};
  return diagnostic;
}

/// Adds an error, or instead of the first one too many the word that there are more.
inline void add_problem(std::vector<LocatedDiagnostic>& problems, DiagnosticId id, std::string_view source,
                        Position position, std::string_view detail) {
  if (is_full(problems)) return;
  const bool last = problems.size() == max_problems;
  problems.push_back(problem(id, source, position, last ? "there are more errors; these are the first" : detail));
}

}  // namespace connect_userconfig::policy
