#include "convert_command.hpp"

#include "exit_codes.hpp"
#include "files.hpp"
#include "neighbours.hpp"
#include "progress.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>

namespace connect_userconfig::tool {
namespace {

/// Diagnostics and progress share a terminal: the line of progress goes away before anything else is written.
class DiagnosticSink : public ByteSink {
 public:
  DiagnosticSink(ByteSink& to, ProgressLine* progress) : to_(to), progress_(progress) {}
  std::error_code write(std::string_view bytes) override {
    if (progress_ != nullptr) progress_->clear();
    return to_.write(bytes);
  }
  [[nodiscard]] std::string_view name() const noexcept override { return to_.name(); }

 private:
  ByteSink& to_;
  ProgressLine* progress_;
};

/// The files of a run, opened before anything is converted: a name that is wrong must not cost half a run.
class Inputs {
 public:
  ~Inputs() {
    for (const int descriptor : opened_) ::close(descriptor);
  }
  Inputs() = default;
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  std::error_code open(const std::string& path) {
    if (path == "-") {
      add(STDIN_FILENO, "<stdin>");
      return {};
    }
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return {errno, std::generic_category()};
    opened_.push_back(descriptor);
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) return {errno, std::generic_category()};
    if (S_ISDIR(status.st_mode)) return {EISDIR, std::generic_category()};
    add(descriptor, path);
    return {};
  }

  [[nodiscard]] std::span<ByteSource* const> sources() const { return pointers_; }

  /// The bytes that there are to read, if all inputs are files.
  [[nodiscard]] std::optional<std::uint64_t> total() const { return total_; }

 private:
  void add(int descriptor, std::string name) {
    struct stat status {};
    const bool file = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (!file) total_.reset();
    if (total_) *total_ += static_cast<std::uint64_t>(status.st_size);
    sources_.push_back(std::make_unique<DescriptorSource>(descriptor, std::move(name)));
    pointers_.push_back(sources_.back().get());
  }

  std::vector<int> opened_;
  std::vector<std::unique_ptr<DescriptorSource>> sources_;
  std::vector<ByteSource*> pointers_;
  std::optional<std::uint64_t> total_ = 0;
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

bool same_regular_file(const std::string& one, const std::string& other) {
  std::error_code error;
  if (one.empty() || other.empty()) return false;
  if (std::filesystem::exists(one, error) && !std::filesystem::is_regular_file(one, error)) return false;
  const auto target = [&](const std::string& name) {
    return std::filesystem::weakly_canonical(std::filesystem::absolute(name, error), error);
  };
  return target(one) == target(other) || std::filesystem::equivalent(one, other, error);
}

/// Two outputs in one file would destroy each other, and an output in place of an input would destroy the export.
std::optional<std::string> file_named_twice(const ConvertArguments& arguments) {
  const std::pair<const char*, const std::string*> outputs[] = {{"--output", &arguments.output},
                                                                {"--rejects", &arguments.rejects},
                                                                {"--diagnostics-file", &arguments.diagnostics_file}};
  for (std::size_t i = 0; i < std::size(outputs); ++i) {
    const auto& [name, path] = outputs[i];
    for (std::size_t j = i + 1; j < std::size(outputs); ++j) {
      const auto& [other_name, other] = outputs[j];
      if (same_regular_file(*path, *other)) return fmt::format("{} and {} name the same file", name, other_name);
    }
    for (const auto& input : arguments.files) {
      if (same_regular_file(*path, input)) return fmt::format("{} names an input, which it would replace", name);
    }
  }
  return std::nullopt;
}

}  // namespace

int run_convert(const ConvertArguments& arguments, bool check) {
  if (const auto problem = file_named_twice(arguments)) {
    (void)write_all(STDERR_FILENO, "connect-userconfig: " + *problem + "\n");
    return exit_usage;
  }
  clean_up_on_signals();
  const auto report = make_report(arguments.diagnostics,
                                  {.color = color_wanted(arguments), .summary = !arguments.quiet, .requests = !check});
  DescriptorSink standard_error(STDERR_FILENO, "<stderr>");

  Inputs inputs;
  const std::vector<std::string> standard_input = {"-"};
  for (const auto& file : arguments.files.empty() ? standard_input : arguments.files) {
    if (const auto error = inputs.open(file)) {
      tell(*report, standard_error, DiagnosticId::input_unreadable, file, error);
      return exit_io;
    }
  }
  if (arguments.files.empty() && ::isatty(STDIN_FILENO) != 0 && !arguments.quiet) {
    (void)write_all(STDERR_FILENO, "connect-userconfig: reading standard input; end it with Ctrl-D\n");
  }

  // Rejects hold whole records, with whatever personal data is in them.
  constexpr mode_t owner_only = 0600;
  AtomicFile output;
  AtomicFile rejects;
  AtomicFile diagnostics_file;
  const auto open = [&](AtomicFile& file, const std::string& path, mode_t new_mode = 0666) {
    if (path.empty()) return true;
    const auto error = file.open(path, new_mode);
    if (error) tell(*report, standard_error, DiagnosticId::output_unwritable, path, error);
    return !error;
  };
  if (!open(diagnostics_file, arguments.diagnostics_file) || (!check && !open(output, arguments.output)) ||
      !open(rejects, arguments.rejects, owner_only)) {
    return exit_io;
  }

  std::optional<ProgressLine> progress;
  if (wanted(arguments.progress, ::isatty(STDERR_FILENO) != 0 && !arguments.quiet)) progress.emplace(inputs.total());
  DescriptorSink standard_output(STDOUT_FILENO, "<stdout>");
  enlarge_pipe(STDIN_FILENO);
  enlarge_pipe(STDOUT_FILENO);
  ByteSink& requests = arguments.output.empty() ? static_cast<ByteSink&>(standard_output) : output;
  ByteSink& diagnostics_to =
      arguments.diagnostics_file.empty() ? static_cast<ByteSink&>(standard_error) : diagnostics_file;
  DiagnosticSink diagnostics(diagnostics_to, progress ? &*progress : nullptr);
  RunSinks sinks{.requests = check ? nullptr : &requests,
                 .rejects = arguments.rejects.empty() ? nullptr : &rejects,
                 .diagnostics = &diagnostics,
                 .progress = {}};
  if (progress) sinks.progress = [&](const Progress& state) { progress->show(state); };

  auto run_options = arguments.run;
  run_options.neighbours = neighbour_converter(run_options.convert);
  const auto summary = run(inputs.sources(), sinks, *report, run_options);
  if (progress) progress->clear();
  int code = exit_code(summary, arguments.fail_on);

  // What is incomplete gets no name. Diagnostics are for reading, complete or not.
  const auto commit = [&](AtomicFile& file, const std::string& path) {
    if (path.empty()) return;
    if (const auto error = file.commit()) {
      tell(*report, standard_error, DiagnosticId::output_unwritable, path, error);
      code = exit_io;
    }
  };
  if (code != exit_io) {
    if (!check) commit(output, arguments.output);
    commit(rejects, arguments.rejects);
  }
  commit(diagnostics_file, arguments.diagnostics_file);
  return code;
}

}  // namespace connect_userconfig::tool
