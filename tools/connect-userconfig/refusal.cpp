#include "refusal.hpp"

#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"

#include <unistd.h>

namespace connect_userconfig::tool {

int refuse_usage(const std::string& text) {
  (void)write_all(STDERR_FILENO, "connect-userconfig: " + text + "\n");
  return exit_usage;
}

int refuse(const LocatedDiagnostic& wrong) {
  std::string text;
  make_report(ReportFormat::text, {.color = false, .summary = false, .requests = false})->append(wrong, text);
  (void)write_all(STDERR_FILENO, text);
  const bool file = wrong.id == DiagnosticId::input_unreadable || wrong.id == DiagnosticId::output_unwritable;
  return file ? exit_io : exit_usage;
}

int refuse(DiagnosticId id, std::string_view name, std::error_code error) {
  constexpr std::size_t longest_path = 4096;
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.source = printable(name, longest_path);
  diagnostic.message = std::string(describe(id).summary) + ": " + error.message();
  return refuse(diagnostic);
}

}  // namespace connect_userconfig::tool
