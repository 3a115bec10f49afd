#include "convert_command.hpp"

#include "cleanup.hpp"
#include "connect_userconfig/requests.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "interrupts.hpp"
#include "outputs.hpp"
#include "policy_files.hpp"
#include "progress.hpp"
#include "refusal.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <cstdlib>
#include <optional>

namespace connect_userconfig::tool {
namespace {

/// Diagnostics and progress share a terminal: the line of progress goes away before anything else is written.
class DiagnosticSink : public ByteSink {
 public:
  DiagnosticSink(ByteSink& to, ProgressLine* progress) : to_(to), progress_(progress) {}
  std::error_code write(std::string_view bytes) override {
    if (progress_ != nullptr) progress_->clear();
    const auto error = to_.write(bytes);
    if (!error_) error_ = error;
    return error;
  }
  /// The first one: it cannot be told where it happened.
  [[nodiscard]] std::error_code error() const noexcept { return error_; }
  [[nodiscard]] std::string_view name() const noexcept override { return to_.name(); }

 private:
  ByteSink& to_;
  ProgressLine* progress_;
  std::error_code error_;
};

bool wanted(When when, bool automatic) { return when == When::always || (when == When::automatic && automatic); }

bool color_wanted(const ConvertArguments& arguments) {
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): no thread has been started yet
  const char* terminal = std::getenv("TERM");      // NOLINT(concurrency-mt-unsafe): likewise
  const bool able = ::isatty(STDERR_FILENO) != 0 && arguments.diagnostics_file.empty() &&
                    (no_color == nullptr || *no_color == '\0') &&
                    (terminal == nullptr || std::string_view(terminal) != "dumb");
  return wanted(arguments.color, able);
}

/// A file that could not be opened or finished, told in the format of the other diagnostics.
void tell(const Report& report, ByteSink& to, DiagnosticId id, const std::string& name, std::error_code error) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.source = printable(name, 4096);
  diagnostic.message = fmt::format("{}: {}", describe(id).summary, error.message());
  RunSummary summary;
  summary.input_failed = id == DiagnosticId::input_unreadable;
  summary.output_failed = !summary.input_failed;
  std::string text;
  report.begin(text);
  std::string entry;
  report.append(diagnostic, entry);
  text += std::string_view(entry).substr(report.separator().size());
  // Nothing was read, so there is nothing to sum up; a document has to be closed all the same.
  if (!report.counts_notes()) report.end(summary, text);
  (void)to.write(text);
}

void tell_summary(const RunSummary& summary, const ConvertArguments& arguments, bool check) {
  std::string text;
  make_report(ReportFormat::text, {.notes = arguments.quiet == Quiet::no, .requests = !check})->end(summary, text);
  (void)write_all(STDERR_FILENO, text);
}

int exit_code(const RunSummary& summary, FailOn fail_on) {
  if (summary.input_failed || summary.output_failed) return exit_io;
  const bool errors = summary.withheld > 0 || summary.errors > 0;
  switch (fail_on) {
    case FailOn::never:
      return exit_done;
    case FailOn::warning:
      return errors || summary.warnings > 0 ? exit_findings : exit_done;
    case FailOn::error:
      break;
  }
  return errors ? exit_findings : exit_done;
}

void tell(const Report& report, ByteSink& to, const std::vector<LocatedDiagnostic>& diagnostics) {
  RunSummary summary;
  std::string text;
  report.begin(text);
  for (const auto& diagnostic : diagnostics) {
    std::string entry;
    report.append(diagnostic, entry);
    const bool first = &diagnostic == &diagnostics.front();
    text += std::string_view(entry).substr(first ? report.separator().size() : 0);
  }
  if (!report.counts_notes()) report.end(summary, text);
  (void)to.write(text);
}

using Neighbours = decltype(RunOptions::neighbours);

/// Rules are about users that there are. A request for a new one is not passed on as if no rule could be about it.
Neighbours without_new_users(Neighbours convert) {
  return [convert = std::move(convert)](Form form, std::string_view text) {
    auto result = convert(form, text);
    if (form != Form::create_user || result.outcome == Outcome::withheld) return result;
    result.outcome = Outcome::withheld;
    result.json.clear();
    result.diagnostics.push_back({.id = DiagnosticId::policy_cannot_tell,
                                  .field = Field::record,
                                  .tail = {},
                                  .detail = std::string(new_user_text)});
    return result;
  };
}

/// Reads the policy before anything else: nothing is converted by rules that are wrong.
int prepare_policy(const ConvertArguments& arguments, PolicyProblems& problems, RunOptions& options) {
  options.overlay = load_since(arguments.since, problems);
  if (arguments.policy.empty()) return problems.exit_code();
  const auto names = load_names(arguments.names, problems);
  const auto policy = load_policy(arguments.policy, names, UnknownNames::refuse, problems);
  if (const auto code = problems.exit_code(); code != exit_done) return code;
  if (policy->policy().rules.empty()) return exit_done;
  options.read.profile = true;
  options.overlay = in_turn(options.overlay, policy->overlay());
  options.at_end = [ready = *policy] { return unmatched_rules(ready); };
  options.neighbours = without_new_users(std::move(options.neighbours));
  return exit_done;
}

}  // namespace

int run_convert(const ConvertArguments& arguments, bool check) {
  clean_up_on_signals();
  const auto report = make_report(arguments.diagnostics, {.color = color_wanted(arguments),
                                                          .notes = arguments.quiet == Quiet::no,
                                                          .summary = arguments.quiet != Quiet::summary,
                                                          .requests = !check});
  DescriptorSink standard_error(STDERR_FILENO, "<stderr>");
  const auto refused = [&](DiagnosticId id, const std::string& name, std::error_code error) {
    tell(*report, standard_error, id, name, error);
    return exit_io;
  };

  if (contradict(arguments.run.read)) {
    (void)write_all(STDERR_FILENO,
                    fmt::format("connect-userconfig: --acw-unit contradicts --from {}, which says the unit\n",
                                to_string(arguments.run.read.form)));
    return exit_usage;
  }
  if (const auto problem = policy_usage(arguments)) {
    (void)write_all(STDERR_FILENO, "connect-userconfig: " + *problem + "\n");
    return exit_usage;
  }
  auto run_options = arguments.run;
  run_options.neighbours = neighbour_converter(run_options.convert);
  PolicyProblems policy_problems;
  const auto policy_code = prepare_policy(arguments, policy_problems, run_options);

  Outputs outputs;
  std::string path;
  if (const auto error = outputs.locate(arguments, check, path)) {
    return refused(DiagnosticId::output_unwritable, path, error);
  }
  const Interrupts interrupts(Interrupts::Second::ends_the_process);
  Inputs inputs(interrupts.descriptor());
  const std::vector<std::string> standard_input = {"-"};
  for (const auto& file : arguments.files.empty() ? standard_input : arguments.files) {
    if (const auto error = inputs.open(file)) return refused(DiagnosticId::input_unreadable, file, error);
  }
  if (const auto problem = outputs.clash(inputs, arguments)) {
    (void)write_all(STDERR_FILENO, "connect-userconfig: " + *problem + "\n");
    return exit_usage;
  }
  if (arguments.files.empty() && ::isatty(STDIN_FILENO) != 0 && arguments.quiet == Quiet::no) {
    (void)write_all(STDERR_FILENO, "connect-userconfig: reading standard input; end it with Ctrl-D\n");
  }
  if (const auto error = outputs.open(path)) return refused(DiagnosticId::output_unwritable, path, error);

  if (policy_code != exit_done) {
    // Nothing else is written, and a file that was there for requests stays as it is.
    tell(*report, outputs.diagnostics.file, policy_problems.diagnostics);
    if (!outputs.diagnostics.by_option) return policy_code;
    const auto error = outputs.diagnostics.file.commit();
    return error ? refused(DiagnosticId::output_unwritable, std::string(outputs.diagnostics.file.name()), error)
                 : policy_code;
  }

  std::optional<ProgressLine> progress;
  if (wanted(arguments.progress, ::isatty(STDERR_FILENO) != 0 && arguments.quiet == Quiet::no))
    progress.emplace(inputs.total());
  enlarge_pipe(STDIN_FILENO);
  enlarge_pipe(STDOUT_FILENO);
  DiagnosticSink diagnostics(outputs.diagnostics.file, progress ? &*progress : nullptr);
  RunSinks sinks{.requests = check ? nullptr : &outputs.requests.file,
                 .rejects = outputs.rejects.used ? &outputs.rejects.file : nullptr,
                 .diagnostics = &diagnostics,
                 .progress = {}};
  if (progress) sinks.progress = [&](const Progress& state) { progress->show(state); };

  const auto summary = run(inputs.sources(), sinks, *report, run_options);
  if (progress) progress->clear();
  if (outputs.diagnostics.by_option && diagnostics.error()) {
    return refuse(DiagnosticId::output_unwritable, std::string(outputs.diagnostics.file.name()), diagnostics.error());
  }
  int code = exit_code(summary, arguments.fail_on);

  // What is incomplete gets no name. Diagnostics are for reading, complete or not.
  const auto commit = [&](Outputs::Output& output) {
    if (!output.by_option) return;
    if (const auto error = output.file.commit()) {
      code = refused(DiagnosticId::output_unwritable, std::string(output.file.name()), error);
    }
  };
  if (code != exit_io) commit(outputs.requests);
  if (code != exit_io) commit(outputs.rejects);
  commit(outputs.diagnostics);
  // Who sends the diagnostics elsewhere still wants to know how it went.
  if (outputs.diagnostics.by_option && arguments.quiet != Quiet::summary) tell_summary(summary, arguments, check);
  if (const int signal = Interrupts::signal()) end_by(signal);
  return code;
}

}  // namespace connect_userconfig::tool
