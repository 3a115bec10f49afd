#include "make_plan.hpp"

#include "cleanup.hpp"
#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "outputs.hpp"
#include "policy_files.hpp"
#include "scratch_file.hpp"
#include "show_plan.hpp"
#include "version.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <memory>

namespace connect_userconfig::tool {
namespace {

/// A source that is summed up while it is read.
class DigestSource : public ByteSource {
 public:
  explicit DigestSource(ByteSource& source) : source_(source) {}
  Read read(std::span<char> to) override {
    const auto read = source_.read(to);
    digest_.add({to.data(), read.size});
    bytes_ += read.size;
    return read;
  }
  [[nodiscard]] std::string_view name() const noexcept override { return source_.name(); }
  [[nodiscard]] PlanInput input() {
    return {.name = std::string(name()), .bytes = bytes_, .sha256 = to_base64(digest_.finish())};
  }

 private:
  ByteSource& source_;
  Sha256 digest_;
  std::uint64_t bytes_ = 0;
};

/// A sink that is summed up while it is written.
class DigestSink {
 public:
  explicit DigestSink(ByteSink& sink) : sink_(sink) {}
  std::error_code write(std::string_view bytes) {
    digest_.add(bytes);
    return sink_.write(bytes);
  }
  /// The last line, which holds the digest. Returns what it was.
  std::error_code end(const PlanEnd& end, std::string& digest) {
    std::string line;
    append_plan_line(end, digest_, line);
    constexpr std::size_t hex = 64;
    constexpr std::size_t behind = 3;
    digest = line.substr(line.size() - hex - behind, hex);
    return sink_.write(line);
  }

 private:
  ByteSink& sink_;
  Sha256 digest_;
};

/// The time, or that of SOURCE_DATE_EPOCH, by which the same exports give the same plan.
std::string now_text() {
  auto now = std::time(nullptr);
  if (const char* fixed =
          std::getenv("SOURCE_DATE_EPOCH")) {  // NOLINT(concurrency-mt-unsafe): no thread has been started
    const std::string_view text(fixed);
    (void)std::from_chars(text.data(), text.data() + text.size(), now);
  }
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

std::uint64_t count_of(const RunSummary& summary, DiagnosticId id) {
  const auto found =
      std::find_if(summary.counts.begin(), summary.counts.end(), [&](const auto& each) { return each.id == id; });
  return found == summary.counts.end() ? 0 : found->count;
}

/// Users that nobody can plan for, because they are not in the export, or cannot be read.
bool lacks_users(const RunSummary& summary) {
  return count_of(summary, DiagnosticId::incomplete_export) + count_of(summary, DiagnosticId::text_not_read) > 0;
}

class PlanMaker {
 public:
  PlanMaker(const ConvertArguments& arguments, Incomplete incomplete)
      : arguments_(arguments),
        incomplete_(incomplete),
        report_(make_report(ReportFormat::text, {.notes = arguments.quiet == Quiet::no, .records = false})) {}

  int make() {
    for (const auto step : {&PlanMaker::read_policy, &PlanMaker::open, &PlanMaker::read_exports, &PlanMaker::write}) {
      if (const auto code = (this->*step)(); code != exit_done) return code;
    }
    return end_.withheld > 0 ? exit_findings : exit_done;
  }

 private:
  void say(const std::string& text) { (void)write_all(STDERR_FILENO, text); }
  void say(const LocatedDiagnostic& diagnostic) {
    std::string text;
    report_->append(diagnostic, text);
    say(text);
  }
  int file_failed(DiagnosticId id, const std::string& name, std::error_code error) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.source = printable(name, 4096);
    diagnostic.message = fmt::format("{}: {}", describe(id).summary, error.message());
    say(diagnostic);
    return exit_io;
  }

  int read_policy() {
    if (arguments_.policy.empty()) {
      if (!arguments_.names.empty()) {
        say("connect-userconfig: --names is of use with --policy only\n");
        return exit_usage;
      }
      policy_.emplace(Policy{});
      return exit_done;
    }
    PolicyProblems problems;
    const auto names = load_names(arguments_.names, problems);
    std::string text;
    policy_ = load_policy(arguments_.policy, names, UnknownNames::refuse, problems, &text);
    for (const auto& each : problems.diagnostics) say(each);
    if (const auto code = problems.exit_code(); code != exit_done) return code;
    Sha256 digest;
    digest.add(text);
    policy_input_ = {
        .name = printable(arguments_.policy, 4096), .bytes = text.size(), .sha256 = to_base64(digest.finish())};
    return exit_done;
  }

  int open() {
    std::string path;
    if (const auto error = outputs_.locate(arguments_, false, path)) {
      return file_failed(DiagnosticId::output_unwritable, path, error);
    }
    const std::vector<std::string> standard_input = {"-"};
    for (const auto& file : arguments_.files.empty() ? standard_input : arguments_.files) {
      if (const auto error = inputs_.open(file)) return file_failed(DiagnosticId::input_unreadable, file, error);
    }
    if (const auto problem = outputs_.clash(inputs_)) {
      say("connect-userconfig: " + *problem + "\n");
      return exit_usage;
    }
    if (const auto error = outputs_.open(path)) return file_failed(DiagnosticId::output_unwritable, path, error);
    if (const auto error = scratch_.open(arguments_.output)) {
      return file_failed(DiagnosticId::output_unwritable, std::string(scratch_.name()), error);
    }
    return exit_done;
  }

  int read_exports() {
    draft_.emplace(*policy_, arguments_.run.convert);
    auto options = arguments_.run;
    options.read.profile = true;
    options.overlay = policy_->overlay();
    options.writer = draft_->writer();
    options.at_end = [this] { return unmatched_rules(*policy_); };
    std::vector<ByteSource*> sources;
    for (auto* source : inputs_.sources()) {
      sources_.push_back(std::make_unique<DigestSource>(*source));
      sources.push_back(sources_.back().get());
    }
    summary_ = run(sources,
                   {.requests = &scratch_,
                    .conflict = draft_->conflicts(),
                    .rejects = nullptr,
                    .diagnostics = &outputs_.diagnostics.file,
                    .progress = {}},
                   *report_, options);
    if (summary_.input_failed || summary_.output_failed) return exit_io;
    const auto problems = draft_->problems();
    for (const auto& each : problems) say(each);
    if (!problems.empty()) return refused();
    if (lacks_users(summary_) && incomplete_ == Incomplete::refuse) {
      say("connect-userconfig: the export lacks users: --incomplete accept plans those that it has\n");
      return refused();
    }
    return exit_done;
  }

  int refused() {
    say("connect-userconfig: no plan was written\n");
    return exit_usage;
  }

  int write() {
    auto& file = outputs_.requests.file;
    DigestSink plan(file);
    auto header = draft_->header();
    header.tool = version;
    header.created = now_text();
    header.incomplete = lacks_users(summary_);
    if (policy_input_) header.policy = policy_input_->name;
    std::string text;
    append_plan_line(header, text);
    auto error = plan.write(text);
    if (!error) {
      error = scratch_.for_each_line([&](std::string_view line) {
        text.clear();
        draft_->settle(line, text);
        return plan.write(text);
      });
    }
    end_ = draft_->end();
    for (const auto& source : sources_) end_.exports.push_back(source->input());
    end_.policy = policy_input_;
    std::string digest;
    if (!error) error = plan.end(end_, digest);
    if (!error && outputs_.requests.by_option) error = file.commit();
    if (error) return file_failed(DiagnosticId::output_unwritable, std::string(file.name()), error);
    if (const auto diagnostic = draft_->without_undo()) say(*diagnostic);
    if (arguments_.quiet != Quiet::summary) {
      say(counts_text(end_) + "\ndigest " + digest + "\n");
    }
    return exit_done;
  }

  const ConvertArguments& arguments_;
  Incomplete incomplete_;
  std::unique_ptr<Report> report_;
  std::optional<ReadyPolicy> policy_{};
  std::optional<PlanInput> policy_input_{};
  Outputs outputs_{};
  Inputs inputs_{};
  ScratchFile scratch_{};
  std::vector<std::unique_ptr<DigestSource>> sources_{};
  std::optional<PlanDraft> draft_{};
  RunSummary summary_{};
  PlanEnd end_{};
};

}  // namespace

int make_plan(const ConvertArguments& arguments, Incomplete incomplete) {
  clean_up_on_signals();
  return PlanMaker(arguments, incomplete).make();
}

}  // namespace connect_userconfig::tool
