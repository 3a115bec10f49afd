#include "loaded_plan.hpp"

#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "inputs.hpp"
#include "refusal.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <unordered_set>

namespace connect_userconfig::tool {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t longest_path = 4096;

/// What is shown of a plan is not needed to send it, and is most of it.
void slim(PlanUser& user) {
  user.changes = {};
  user.rules = {};
  user.profile = {};
  std::erase_if(user.diagnostics, [](const auto& each) { return each.severity != to_string(Severity::error); });
  user.diagnostics.shrink_to_fit();
}

/// The names of a list, and those that stand in files. Says which file cannot be read, or names nobody: then whatever
/// wrote it has failed, and `--except` would let everybody through. `code` is the exit code then.
bool read_names(const Names& list, Names& names, int& code) {
  for (const auto& each : list) {
    if (!each.starts_with('@')) {
      names.push_back(each);
      continue;
    }
    const auto path = each.substr(1);
    const auto before = names.size();
    std::ifstream file(path);
    bool first = true;
    for (std::string line; std::getline(file, line); first = false) {
      if (first && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);  // as editors on Windows begin a text
      if (line.ends_with('\r')) line.pop_back();
      if (!line.empty()) names.push_back(line);
    }
    if (!file.eof() || file.bad()) {
      code = refuse(DiagnosticId::input_unreadable, path, {errno, std::generic_category()});
      return false;
    }
    if (names.size() == before) {
      code = refuse_usage(printable(path, longest_path) + " names nobody");
      return false;
    }
  }
  return true;
}

/// Who is meant by these names, by id; nothing if somebody is not in the plan, or is meant twice over.
std::optional<std::unordered_set<std::string>> ids_of(const LoadedPlan& plan, const Names& list, int& code) {
  Names names;
  if (!read_names(list, names, code)) return std::nullopt;
  std::unordered_set<std::string> wanted(names.begin(), names.end());
  std::unordered_set<std::string> ids;
  std::unordered_set<std::string> known;
  code = exit_usage;
  for (const auto& user : plan.users) {
    const bool by_name = user.username && wanted.contains(*user.username);
    if (!by_name && !wanted.contains(user.user_id)) continue;
    if (by_name && !known.insert(*user.username).second) {
      (void)refuse_usage("two users of the plan are called '" + printable(*user.username) +
                         "': name them by their ids");
      return std::nullopt;
    }
    known.insert(user.user_id);
    ids.insert(user.user_id);
  }
  for (const auto& name : names) {
    if (known.contains(name)) continue;
    (void)refuse_usage("there is no user '" + printable(name) + "' in the plan");
    return std::nullopt;
  }
  return ids;
}

}  // namespace

std::optional<LoadedPlan> load_plan(const std::string& path, int& code) {
  LoadedPlan plan{.path = path, .header = {}, .users = {}, .end = {}};
  Inputs input;
  if (path == "-") {
    code = refuse_usage("a plan that is sent has to be a file: its journal stands beside it");
    return std::nullopt;
  }
  if (const auto error = input.open(path)) {
    code = refuse(DiagnosticId::input_unreadable, path, error);
    return std::nullopt;
  }
  PlanHandler handler;
  handler.header = [&](const PlanHeader& header) { plan.header = header; };
  handler.end = [&](const PlanEnd& end) { plan.end = end; };
  handler.user = [&](const PlanUser& user) {
    plan.users.push_back(user);
    slim(plan.users.back());
  };
  if (const auto wrong = read_plan(*input.sources().front(), handler)) {
    code = refuse(*wrong);
    return std::nullopt;
  }
  return plan;
}

std::optional<std::vector<PlanUser>> asked_users(const LoadedPlan& plan, const Asked& asked, int& code) {
  const auto only = ids_of(plan, asked.only, code);
  const auto except = only ? ids_of(plan, asked.except, code) : std::nullopt;
  if (!except) return std::nullopt;
  code = exit_done;
  std::vector<PlanUser> users;
  std::uint64_t sent = 0;
  for (const auto& user : plan.users) {
    if (!asked.only.empty() && !only->contains(user.user_id)) continue;
    if (except->contains(user.user_id)) continue;
    // A pilot is of users who are sent something.
    if (asked.first && user.outcome != Outcome::converted) continue;
    if (asked.first && sent++ == *asked.first) break;
    users.push_back(user);
  }
  if (users.empty() && !plan.users.empty() && (!asked.only.empty() || !asked.except.empty())) {
    code = refuse_usage("--only and --except leave nobody");
    return std::nullopt;
  }
  return users;
}

}  // namespace connect_userconfig::tool
