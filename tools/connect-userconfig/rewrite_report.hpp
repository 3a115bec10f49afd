// What a run of `rewrite` tells, and what it exits with.
#pragma once

#include "connect_userconfig/inventory.hpp"
#include "connect_userconfig/report.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace connect_userconfig::tool {

class RewriteReport {
 public:
  RewriteReport(ReportFormat format, std::optional<Baseline> baseline);

  void add(LocatedDiagnostic diagnostic, const std::string& source, Language language);
  /// A file that could not be read or written, or a program that is missing.
  void add_failure(DiagnosticId id, const std::string& source, std::string_view why);
  /// A file that would be changed, or was. `calls`: the places, for programs and for the baseline. True if there is one
  /// that the baseline does not have.
  bool add_change(std::vector<LocatedDiagnostic> calls, const std::string& source, Language language);
  /// The end of the report. `files`: that were looked through.
  void finish(std::size_t files, std::string_view done);
  [[nodiscard]] int exit_code(bool written) const;

 private:
  struct Counts {
    std::size_t findings = 0;
    std::size_t files = 0;    ///< with a finding
    std::size_t changed = 0;  ///< files
    std::string last_file;
  };

  void tell(const LocatedDiagnostic& diagnostic);
  void put(std::string_view text);
  void for_people(std::size_t files, std::string_view done);

  std::unique_ptr<Report> report_;
  std::optional<Baseline> baseline_;
  RunSummary summary_;
  std::map<Language, Counts> languages_;
  std::size_t changed_ = 0;
  std::size_t new_changes_ = 0;
  std::size_t known_ = 0;
  bool told_ = false;
  bool failed_ = false;
};

}  // namespace connect_userconfig::tool
