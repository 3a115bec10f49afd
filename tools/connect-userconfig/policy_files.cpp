#include "policy_files.hpp"

#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "rewrite_files.hpp"

#include <algorithm>

namespace connect_userconfig::tool {
namespace {

std::string read(const std::string& path, PolicyProblems& problems) {
  std::string text;
  FileState unused;
  const auto error = read_file(path, text, unused);
  if (!error) return text;
  LocatedDiagnostic diagnostic;
  diagnostic.id = DiagnosticId::input_unreadable;
  diagnostic.source = path;
  diagnostic.message = std::string(describe(diagnostic.id).summary) + ": " + error.message();
  problems.diagnostics.push_back(std::move(diagnostic));
  problems.unreadable = true;
  return {};
}

void append(const std::vector<LocatedDiagnostic>& from, PolicyProblems& to) {
  to.diagnostics.insert(to.diagnostics.end(), from.begin(), from.end());
}

}  // namespace

bool PolicyProblems::any_error() const {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const auto& each) { return each.severity() == Severity::error; });
}

int PolicyProblems::exit_code() const {
  if (unreadable) return exit_io;
  return any_error() ? exit_usage : exit_done;
}

Names load_names(const std::vector<std::string>& paths, PolicyProblems& problems) {
  Names names;
  for (const auto& path : paths) {
    PolicyProblems mine;
    const auto text = read(path, mine);
    if (!mine.unreadable) append(read_names(text, path, names), mine);
    append(mine.diagnostics, problems);
    problems.unreadable = problems.unreadable || mine.unreadable;
  }
  return names;
}

std::optional<ReadyPolicy> load_policy(const std::string& path, const Names& names, UnknownNames unknown,
                                       PolicyProblems& problems, std::string* content) {
  PolicyProblems mine;
  const auto text = read(path, mine);
  if (content != nullptr) *content = text;
  std::optional<ReadyPolicy> ready;
  if (!mine.unreadable) {
    ready.emplace(read_policy(text, path), names, unknown);
    append(ready->diagnostics(), mine);
  }
  if (mine.any_error()) ready.reset();
  append(mine.diagnostics, problems);
  problems.unreadable = problems.unreadable || mine.unreadable;
  return ready;
}

LocatedDiagnostic about(const PolicyRule& rule, DiagnosticId id) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.message = std::string(describe(id).summary) + ": " + printable(rule.name);
  diagnostic.source = rule.source;
  diagnostic.region.begin = rule.position;
  return diagnostic;
}

std::vector<LocatedDiagnostic> unmatched_rules(const ReadyPolicy& policy) {
  std::vector<LocatedDiagnostic> warnings;
  for (const auto rule : policy.unmatched()) {
    warnings.push_back(about(policy.policy().rules[rule], DiagnosticId::policy_rule_unmatched));
  }
  return warnings;
}

}  // namespace connect_userconfig::tool
