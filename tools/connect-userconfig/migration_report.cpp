#include "migration_report.hpp"

#include "arguments.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "live.hpp"
#include "refusal.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace connect_userconfig::tool {

void add_report_format(CLI::App& app, UserReportFormat& format) {
  add_choice<UserReportFormat>(
      app, "--format", format,
      {{"text", UserReportFormat::text}, {"json", UserReportFormat::json}, {"csv", UserReportFormat::csv}},
      "How the report is written: who is not as planned, and counts (default), or every user as JSON or CSV");
}

void add_journal_option(CLI::App& app, std::string& journal) {
  app.add_option("--journal", journal, "The file that says what was done (default PLAN.journal)")->type_name("FILE");
}

std::string journal_path(const LoadedPlan& plan, const std::string& given) {
  return given.empty() ? journal_beside(plan.path) : given;
}

std::string journal_beside(const std::string& plan) {
  // A link to a plan is that plan: there is one journal.
  std::error_code error;
  const auto target =
      std::filesystem::is_symlink(plan, error) ? std::filesystem::canonical(plan, error).string() : plan;
  return (error ? plan : target) + ".journal";
}

Entries by_id(std::vector<JournalEntry> entries) {
  Entries result;
  for (auto& entry : entries) {
    auto id = entry.user_id;
    result.insert_or_assign(std::move(id), std::move(entry));
  }
  return result;
}

const JournalEntry* find_entry(const Entries& entries, const std::string& user_id) {
  const auto found = entries.find(user_id);
  return found == entries.end() ? nullptr : &found->second;
}

std::optional<Entries> read_journal(const LoadedPlan& plan, const std::string& path, int& code) {
  auto opened = open_journal(path, plan.end.sha256, JournalAccess::read_only);
  if (auto* journal = std::get_if<std::unique_ptr<Journal>>(&opened)) return by_id((*journal)->entries());
  const auto& problem = std::get<ServiceProblem>(opened);
  if (problem.kind == ServiceProblem::Kind::no_journal) return Entries();
  code = say_problem(problem);
  return std::nullopt;
}

bool was_sent(const JournalEntry* entry) {
  return entry != nullptr && (entry->sent || entry->standing == Standing::undone);
}

int nothing_sent(const std::string& journal) {
  return refuse_usage("by the journal " + printable(journal, 4096) +
                      " nothing was sent. Is it the journal of this plan?");
}

void add_asked_options(CLI::App& app, Asked& asked) {
  app.add_option("--only", asked.only,
                 "Only these users, by id or username, or @FILE with one a line; may be given several times")
      ->type_name("USER")
      ->allow_extra_args(false);
  app.add_option("--except", asked.except, "All but these users, likewise")->type_name("USER")->allow_extra_args(false);
}

int write_reports(const std::vector<UserReport>& reports, UserReportFormat format) {
  std::string text;
  append_reports(reports, format, text);
  if (const auto error = write_all(STDOUT_FILENO, text)) {
    return refuse(DiagnosticId::output_unwritable, "<stdout>", error);
  }
  const bool all = std::all_of(reports.begin(), reports.end(), [](const auto& each) { return each.as_planned; });
  return all ? exit_done : exit_findings;
}

}  // namespace connect_userconfig::tool
