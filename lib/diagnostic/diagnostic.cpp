#include "connect_userconfig/diagnostic.hpp"

#include <algorithm>

namespace connect_userconfig {

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::note:
      return "note";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string Diagnostic::message() const {
  std::string text(describe(id).summary);
  if (!detail.empty()) text.append(": ").append(detail);
  return text;
}

bool has_errors(const Diagnostics& diagnostics) noexcept {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& diagnostic) { return diagnostic.severity() == Severity::error; });
}

}  // namespace connect_userconfig
