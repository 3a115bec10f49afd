// What is wrong with a policy or a file of names, and where.
#pragma once

#include "connect_userconfig/diagnostic.hpp"

#include <string>
#include <string_view>

namespace connect_userconfig::policy {

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

}  // namespace connect_userconfig::policy
