// What is said of the users of a plan, and where it goes.
#pragma once

#include "connect_userconfig/service.hpp"
#include "loaded_plan.hpp"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::tool {

/// `--format text|json|csv`
void add_report_format(CLI::App& app, UserReportFormat& format);

/// `--journal FILE`
void add_journal_option(CLI::App& app, std::string& journal);
[[nodiscard]] std::string journal_path(const LoadedPlan& plan, const std::string& given);

/// Where the journal of a plan stands, unless --journal says something else.
[[nodiscard]] std::string journal_beside(const std::string& plan);

/// What a journal says, by id. One that is not there says nothing. `code` is the exit code if it cannot be read.
using Entries = std::map<std::string, JournalEntry>;
[[nodiscard]] std::optional<Entries> read_journal(const LoadedPlan& plan, const std::string& path, int& code);
[[nodiscard]] Entries by_id(std::vector<JournalEntry> entries);
[[nodiscard]] const JournalEntry* find_entry(const Entries& entries, const std::string& user_id);

/// Whether something was sent to a user, or was and is undone.
[[nodiscard]] bool was_sent(const JournalEntry* entry);
/// Says that nothing was sent to any of these users, by a journal. The result is the exit code.
int nothing_sent(const std::string& journal, const Entries& entries, const std::vector<PlanUser>& users);
/// Says of users who were asked for by name that nothing was sent to them.
void note_not_sent(const Asked& asked, const Entries& entries, const std::vector<PlanUser>& users);
/// Says that a journal is not there that was named.
void note_missing(const std::string& journal);
/// `agent.1`, `3 users: agent.1, agent.2, agent.3`, or the first few of more.
[[nodiscard]] std::string names_of(const std::vector<std::string>& names);
/// What a user is called, safe to show.
[[nodiscard]] std::string shown_name(const PlanUser& user);

/// `--only` and `--except`
void add_asked_options(CLI::App& app, Asked& asked);

/// Writes the reports to standard output. The result is the exit code: 0 if all are as planned.
[[nodiscard]] int write_reports(const std::vector<UserReport>& reports, UserReportFormat format);

}  // namespace connect_userconfig::tool
