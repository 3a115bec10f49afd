#include "policy_files.hpp"

#include "connect_userconfig/text.hpp"
#include "digest_source.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "inputs.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t most = std::size_t{64} << 20U;  // names of an instance take a hundredth of it

std::error_code last_error() { return {errno, std::generic_category()}; }

/// A file, a pipe (`<(aws ...)`), or `-` for standard input.
std::error_code read_all(const std::string& path, std::string& text) {
  if (path == "-") return read_to_end(STDIN_FILENO, most, text);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return last_error();
  const auto error = read_to_end(descriptor, most, text);
  ::close(descriptor);
  return error;
}

std::string shown(const std::string& path) { return path == "-" ? "<stdin>" : path; }

void tell_unreadable(const std::string& path, std::error_code error, PolicyProblems& problems) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = DiagnosticId::input_unreadable;
  diagnostic.source = shown(path);
  diagnostic.message = std::string(describe(diagnostic.id).summary) + ": " + error.message();
  problems.diagnostics.push_back(std::move(diagnostic));
  problems.unreadable = true;
}

std::string read(const std::string& path, PolicyProblems& problems) {
  std::string text;
  const auto error = read_all(path, text);
  if (!error) return text;
  tell_unreadable(path, error, problems);
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
    if (!mine.unreadable) append(read_names(text, shown(path), names), mine);
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
    ready.emplace(read_policy(text, shown(path)), names, unknown);
    append(ready->diagnostics(), mine);
  }
  if (mine.any_error()) ready.reset();
  append(mine.diagnostics, problems);
  problems.unreadable = problems.unreadable || mine.unreadable;
  return ready;
}

Overlay load_since(const std::vector<std::string>& paths, PolicyProblems& problems, std::vector<PlanInput>* inputs) {
  EarlierPlans earlier;
  for (const auto& path : paths) {
    Inputs input;
    if (const auto error = input.open(path)) {
      tell_unreadable(path, error, problems);
      continue;
    }
    DigestSource source(*input.sources().front());
    if (const auto wrong = earlier.read(source)) {
      problems.diagnostics.push_back(*wrong);
      problems.unreadable = problems.unreadable || wrong->id == DiagnosticId::input_unreadable;
    } else if (inputs != nullptr) {
      inputs->push_back(source.input());
    }
  }
  return earlier.overlay();
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
