#include "policy_command.hpp"

#include "arguments.hpp"
#include "connect_userconfig/report.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "inputs.hpp"
#include "policy_explain.hpp"
#include "policy_files.hpp"
#include "usage.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>

namespace connect_userconfig::tool {
namespace {

enum class Action : std::uint8_t { test, explain, check };
enum class Format : std::uint8_t { text, junit };

struct PolicyArguments {
  Action action = Action::test;
  std::vector<std::string> files;
  std::vector<std::string> names;
  std::vector<std::string> since;
  std::string user;
  Format format = Format::text;
  bool strict = false;
  ReadOptions read;
  ConvertOptions convert;
};

void say(const std::vector<LocatedDiagnostic>& diagnostics) {
  const auto report = make_report(ReportFormat::text, {.color = false, .summary = false, .requests = false});
  std::string text;
  for (const auto& each : diagnostics) report->append(each, text);
  (void)write_all(STDERR_FILENO, text);
}

/// What is wrong with a text that is no record.
std::vector<LocatedDiagnostic> located(const SourceRecord& record) {
  std::vector<LocatedDiagnostic> result;
  for (const auto& each : record.user.diagnostics) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = each.id;
    diagnostic.message = each.message();
    diagnostic.source = std::string(record.source);
    diagnostic.region.begin = record.position;
    result.push_back(std::move(diagnostic));
  }
  return result;
}

int usage(const std::string& text) {
  (void)write_all(STDERR_FILENO, "connect-userconfig: " + text + "\n");
  return exit_usage;
}

int print(const std::string& text) { return write_all(STDOUT_FILENO, text) ? exit_io : exit_done; }

int test(const PolicyArguments& arguments) {
  PolicyProblems problems;
  const auto names = load_names(arguments.names, problems);
  // Without names, a name stands for itself: the tests say them as the rules do.
  const auto unknown = arguments.names.empty() ? UnknownNames::take : UnknownNames::refuse;
  std::string text;
  bool failed = false;
  for (const auto& path : arguments.files) {
    const auto policy = load_policy(path, names, unknown, problems);
    if (!policy) continue;
    const auto report = test_policy(*policy, arguments.convert);
    failed = failed || !report.ok() || (arguments.strict && !report.unreached.empty());
    for (const auto rule : report.unreached) {
      problems.diagnostics.push_back(about(policy->policy().rules[rule], DiagnosticId::policy_rule_untested));
    }
    if (arguments.format == Format::junit) {
      text += to_junit(*policy, report, path);
    } else {
      if (arguments.files.size() > 1) text += printable(path, 1000) + "\n";
      text += to_text(*policy, report);
    }
  }
  say(problems.diagnostics);
  // What is wrong with one file is said beside the results of the others, not in place of them.
  if (arguments.format == Format::junit && !text.empty()) {
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n" + text + "</testsuites>\n";
  }
  if (const auto code = print(text); code != exit_done) return code;
  if (const auto code = problems.exit_code(); code != exit_done) return code;
  return failed ? exit_findings : exit_done;
}

int check(const PolicyArguments& arguments) {
  PolicyProblems problems;
  const auto names = load_names(arguments.names, problems);
  bool found = false;
  for (const auto& path : arguments.files) {
    // A name can be looked up only if there is something to look it up in.
    const auto unknown = arguments.names.empty() ? UnknownNames::take : UnknownNames::refuse;
    const auto policy = load_policy(path, names, unknown, problems);
    if (!policy) continue;
    const auto conflicts = possible_conflicts(*policy);
    found = found || !conflicts.empty();
    problems.diagnostics.insert(problems.diagnostics.end(), conflicts.begin(), conflicts.end());
  }
  say(problems.diagnostics);
  if (const auto code = problems.exit_code(); code != exit_done) return code;
  return found && arguments.strict ? exit_findings : exit_done;
}

int explain(const PolicyArguments& arguments) {
  if (arguments.user.empty()) return usage("policy explain needs --user: whom to explain, by id or username");
  if (arguments.files.size() < 2) return usage("policy explain needs a policy and an export");
  PolicyProblems problems;
  const auto names = load_names(arguments.names, problems);
  const auto policy = load_policy(arguments.files.front(), names, UnknownNames::refuse, problems);
  const auto since = load_since(arguments.since, problems);
  say(problems.diagnostics);
  if (const auto code = problems.exit_code(); code != exit_done) return code;
  auto read = arguments.read;
  read.profile = true;
  std::string text;
  std::size_t found = 0;
  bool broken = false;
  for (std::size_t i = 1; i < arguments.files.size(); ++i) {
    Inputs input;
    auto error = input.open(arguments.files[i]);
    if (!error) {
      error = read_records(*input.sources().front(), read, [&](const SourceRecord& record) {
        // A text that cannot be read may be the one that holds the user.
        if (record.user.form == Form::automatic && has_errors(record.user.diagnostics)) {
          broken = true;
          say(located(record));
          return;
        }
        if (!is_user(record.user, arguments.user)) return;
        ++found;
        text += explanation_text(*policy, record, arguments.convert, since);
      });
    }
    if (error) {
      (void)usage(printable(arguments.files[i], 1000) + ": " + error.message());
      return exit_io;
    }
  }
  if (const auto code = print(text); code != exit_done) return code;
  if (found != 0) return broken ? exit_findings : exit_done;
  (void)usage("there is no user '" + printable(arguments.user) + "' in the export");
  return exit_findings;
}

void add_options(CLI::App& app, PolicyArguments& arguments) {
  add_choice<Action>(app, "ACTION", arguments.action,
                     {{"test", Action::test}, {"explain", Action::explain}, {"check", Action::check}},
                     "test: run the policy's tests. explain: show for one user every setting and where it comes from. "
                     "check: find errors, and rules that could conflict")
      ->required();
  app.add_option("FILE", arguments.files, "Policies; for explain a policy, and the exports that hold the user")
      ->type_name("")
      ->required();
  add_names_option(app, arguments.names);
  add_since_option(app, arguments.since);
  app.add_option("--user", arguments.user, "For explain: the user's id or username")->type_name("USER");
  add_choice<Format>(app, "--format", arguments.format, {{"text", Format::text}, {"junit", Format::junit}},
                     "For test: how results are written, for people (default) or as JUnit's XML");
  app.add_flag("--strict", arguments.strict,
               "Exit with 1 also if no test reaches a rule (test), or if rules could conflict (check)");
  add_source_options(app, arguments.read);
  add_identity_options(app, arguments.convert);
  add_translation_options(app, arguments.convert);
}

}  // namespace

int run_policy(int argc, char** argv) {
  CLI::App app("Tests a policy, explains it for one user, or looks for its faults", "connect-userconfig policy");
  app.footer(exit_codes_text() +
             "\n1 is also a test that fails, or a user who is not there; 2 is also a policy that is wrong.\n"
             "Example: connect-userconfig policy test policy.yaml");
  app.get_formatter()->column_width(34);
  PolicyArguments arguments;
  add_options(app, arguments);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  switch (arguments.action) {
    case Action::explain:
      return explain(arguments);
    case Action::check:
      return check(arguments);
    case Action::test:
      break;
  }
  return test(arguments);
}

}  // namespace connect_userconfig::tool
