#include "migration_report.hpp"

#include "arguments.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "live.hpp"
#include "refusal.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t longest_path = 4096;

bool is_there(const std::string& journal) { return ::access(journal.c_str(), F_OK) == 0; }

std::vector<std::string> not_sent(const Entries& entries, const std::vector<PlanUser>& users) {
  std::vector<std::string> names;
  for (const auto& user : users) {
    if (!was_sent(find_entry(entries, user.user_id))) names.push_back(shown_name(user));
  }
  return names;
}

}  // namespace

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

int nothing_sent(const std::string& journal, const Entries& entries, const std::vector<PlanUser>& users) {
  const auto shown = printable(journal, longest_path);
  if (!is_there(journal))
    return refuse_usage("there is no journal " + shown + ": nothing was sent, or it is elsewhere");
  if (std::none_of(entries.begin(), entries.end(), [](const auto& each) { return was_sent(&each.second); })) {
    return refuse_usage("by the journal " + shown + " nothing was sent. Is it the journal of this plan?");
  }
  return refuse_usage("nothing was sent to " + names_of(not_sent(entries, users)));
}

void note_not_sent(const Asked& asked, const Entries& entries, const std::vector<PlanUser>& users) {
  if (asked.only.empty()) return;
  const auto names = not_sent(entries, users);
  if (!names.empty()) (void)refuse_usage("nothing was sent to " + names_of(names));
}

void note_missing(const std::string& journal) {
  if (journal.empty() || is_there(journal)) return;
  (void)refuse_usage("there is no journal " + printable(journal, longest_path));
}

std::string names_of(const std::vector<std::string>& names) {
  constexpr std::size_t few = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(few, names.size()); ++i) text.append(i == 0 ? "" : ", ").append(names[i]);
  if (names.size() == 1) return text;
  if (names.size() > few) text += ", ...";
  return fmt::format("{} users: {}", names.size(), text);
}

std::string shown_name(const PlanUser& user) { return printable(user.username.value_or(user.user_id)); }

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
