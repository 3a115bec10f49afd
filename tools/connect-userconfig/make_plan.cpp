#include "make_plan.hpp"

#include "cleanup.hpp"
#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"
#include "digest_source.hpp"
#include "exit_codes.hpp"
#include "live.hpp"
#include "outputs.hpp"
#include "policy_files.hpp"
#include "scratch_file.hpp"
#include "show_plan.hpp"
#include "version.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>
#include <utility>

namespace connect_userconfig::tool {
namespace {

/// A plan as it is written: the header, the lines of a run as they come, the end.
class PlanWriter : public ByteSink {
 public:
  PlanWriter(ByteSink& to, PlanDraft& draft, std::function<PlanHeader()> header)
      : to_(to), draft_(draft), header_(std::move(header)) {}

  std::error_code write(std::string_view lines) override {
    text_.clear();
    if (written_.empty()) append_header();
    for (std::size_t at = 0; at < lines.size();) {
      const auto end = lines.find('\n', at) + 1;
      draft_.settle(lines.substr(at, end - at), text_);
      at = end;
    }
    digest_.add(text_);
    return to_.write(text_);
  }
  [[nodiscard]] std::string_view name() const noexcept override { return to_.name(); }

  /// Whether the header would still be the same.
  [[nodiscard]] bool is_final() const {
    std::string now;
    append_plan_line(header_(), now);
    return now == written_;
  }
  /// The last line. `digest` gets what stands in it.
  std::error_code end(const PlanEnd& end, std::string& digest) {
    text_.clear();
    if (written_.empty()) append_header();
    digest_.add(text_);
    append_plan_line(end, digest_, text_);
    constexpr std::size_t hex = 64;
    constexpr std::size_t behind = 3;
    digest = text_.substr(text_.size() - hex - behind, hex);
    return to_.write(text_);
  }

 private:
  void append_header() {
    append_plan_line(header_(), written_);
    text_ += written_;
  }

  ByteSink& to_;
  PlanDraft& draft_;
  std::function<PlanHeader()> header_;
  std::string written_;  // the header
  std::string text_;
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

constexpr mode_t owner_only = 0600;  // it holds whole phone numbers

std::uint64_t count_of(const RunSummary& summary, DiagnosticId id) {
  const auto found =
      std::find_if(summary.counts.begin(), summary.counts.end(), [&](const auto& each) { return each.id == id; });
  return found == summary.counts.end() ? 0 : found->count;
}

/// Users that nobody can plan for, because they are not in the export, or cannot be read. An export without a record is
/// what a command leaves that failed before it had written anything.
bool lacks_users(const RunSummary& summary) {
  constexpr std::array ids = {DiagnosticId::incomplete_export, DiagnosticId::text_not_read,
                              DiagnosticId::malformed_json, DiagnosticId::unrecognized_form, DiagnosticId::no_records};
  return std::any_of(ids.begin(), ids.end(), [&](auto id) { return count_of(summary, id) > 0; });
}

class PlanMaker {
 public:
  PlanMaker(const ConvertArguments& arguments, Incomplete incomplete, const LivePlan& live)
      : arguments_(arguments),
        incomplete_(incomplete),
        live_(live),
        report_(make_report(ReportFormat::text, {.notes = arguments.quiet == Quiet::no, .records = false})) {}

  int make() {
    for (const auto step : {&PlanMaker::read_policy, &PlanMaker::open, &PlanMaker::read_exports, &PlanMaker::write}) {
      if (const auto code = (this->*step)(); code != exit_done) return code;
    }
    return draft_->end().withheld > 0 ? exit_findings : exit_done;
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
    if (const auto problem = policy_usage(arguments_)) {
      say("connect-userconfig: " + *problem + "\n");
      return exit_usage;
    }
    PolicyProblems problems;
    since_ = load_since(arguments_.since, problems, &since_inputs_);
    const auto names = load_names(arguments_.names, problems);
    std::string text;
    if (arguments_.policy.empty()) {
      policy_.emplace(Policy{});
    } else {
      policy_ = load_policy(arguments_.policy, names, UnknownNames::refuse, problems, &text);
    }
    for (const auto& each : problems.diagnostics) say(each);
    if (const auto code = problems.exit_code(); code != exit_done) return code;
    if (arguments_.policy.empty()) return exit_done;
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
    if (const auto code = open_exports(); code != exit_done) return code;
    if (const auto problem = outputs_.clash(inputs_, arguments_)) {
      say("connect-userconfig: " + *problem + "\n");
      return exit_usage;
    }
    auto& file = outputs_.requests.file;
    if (const auto error = file.open(owner_only, true)) {
      return file_failed(DiagnosticId::output_unwritable, std::string(file.name()), error);
    }
    // What goes to a stream cannot be taken back, so it goes there when everything is known.
    if (file.unfinished()) return exit_done;
    if (const auto error = scratch_.open(arguments_.output)) {
      return file_failed(DiagnosticId::output_unwritable, std::string(scratch_.name()), error);
    }
    return exit_done;
  }

  int open_exports() {
    if (!live_.instance.empty()) return instance_.open(live_.instance, live_.region, live_.pace);
    const std::vector<std::string> standard_input = {"-"};
    for (const auto& file : arguments_.files.empty() ? standard_input : arguments_.files) {
      if (const auto error = inputs_.open(file)) return file_failed(DiagnosticId::input_unreadable, file, error);
    }
    return exit_done;
  }

  /// Everything that is read, with its digest.
  std::vector<ByteSource*> exports() {
    const auto add = [&](ByteSource& source) { sources_.push_back(std::make_unique<DigestSource>(source)); };
    if (auto* source = instance_.source()) add(*source);
    for (auto* source : inputs_.sources()) add(*source);
    std::vector<ByteSource*> all;
    for (const auto& source : sources_) all.push_back(source.get());
    return all;
  }

  int read_exports() {
    draft_.emplace(*policy_, arguments_.run.convert, since_);
    created_ = now_text();
    first_.emplace(file_of_run(), *draft_, [this] { return header(); });
    auto options = arguments_.run;
    options.read.profile = true;
    options.overlay = in_turn(since_, policy_->overlay());
    options.writer = draft_->writer();
    options.at_end = [this] { return unmatched_rules(*policy_); };
    const bool is_live = instance_.source() != nullptr;
    if (is_live) options.read.form = Form::search_users;
    const auto sources = exports();
    // What follows from a stop is not worth a word, so it is held back until it is known whether there was one.
    std::string said;
    StringSink held(said);
    summary_ = run(sources,
                   {.requests = &*first_,
                    .conflict = draft_->conflicts(),
                    .rejects = nullptr,
                    .diagnostics = is_live ? static_cast<ByteSink*>(&held) : &outputs_.diagnostics.file,
                    .progress = {}},
                   *report_, options);
    if (const auto code = instance_.stopped(); code != exit_done) return code;
    say(said);
    if (summary_.input_failed || summary_.output_failed) return exit_io;
    const auto problems = draft_->problems();
    for (const auto& each : problems) say(each);
    if (!problems.empty() || count_of(summary_, DiagnosticId::not_an_export) > 0) return refused();
    if (lacks_users(summary_) && incomplete_ == Incomplete::refuse) {
      say("connect-userconfig: the export lacks users, or not all could be read: --incomplete accept plans those that "
          "it has\n");
      return refused();
    }
    return exit_done;
  }

  int refused() {
    say("connect-userconfig: no plan was written\n");
    return exit_usage;
  }

  [[nodiscard]] PlanHeader header() const {
    auto header = draft_->header();
    header.tool = version;
    header.created = created_;
    header.incomplete = lacks_users(summary_);
    if (policy_input_) header.policy = policy_input_->name;
    for (const auto& input : since_inputs_) header.since.push_back(input.name);
    return header;
  }

  [[nodiscard]] PlanEnd end() {
    auto end = draft_->end();
    end.exports = exports_;
    end.policy = policy_input_;
    end.since = since_inputs_;
    return end;
  }

  /// Where lines go during the run: into the plan itself, if what is written there can be taken back.
  ByteSink& file_of_run() {
    return outputs_.requests.file.unfinished() ? static_cast<ByteSink&>(outputs_.requests.file) : scratch_;
  }

  int write() {
    for (const auto& source : sources_) exports_.push_back(source->input());
    auto& file = outputs_.requests.file;
    std::string digest;
    std::error_code error;
    if (file.unfinished() && draft_->is_final() && first_->is_final()) {
      error = first_->end(end(), digest);
      if (!error) error = file.commit();
    } else {
      error = write_again(digest);
    }
    if (error) return file_failed(DiagnosticId::output_unwritable, std::string(file.name()), error);
    if (const auto diagnostic = draft_->without_undo()) say(*diagnostic);
    if (arguments_.quiet != Quiet::summary) say(counts_text(end()) + "\ndigest " + digest + "\n");
    return exit_done;
  }

  /// Everything is known now, and something is not as it was when it was written.
  std::error_code write_again(std::string& digest) {
    const auto unfinished = outputs_.requests.file.unfinished();
    AtomicFile again;
    if (unfinished) {
      if (const auto error = again.locate(arguments_.output)) return error;
      if (const auto error = again.open(owner_only, true)) return error;
    }
    draft_->settle_again();
    PlanWriter plan(unfinished ? again : outputs_.requests.file, *draft_, [this] { return header(); });
    bool is_header = true;
    auto error = for_each_line(unfinished.value_or(scratch_.descriptor()), [&](std::string_view line) {
      return std::exchange(is_header, false) ? std::error_code() : plan.write(line);
    });
    if (!error) error = plan.end(end(), digest);
    if (!error && unfinished) error = again.commit();
    return error;
  }

  const ConvertArguments& arguments_;
  Incomplete incomplete_;
  const LivePlan& live_;
  std::unique_ptr<Report> report_;
  std::optional<ReadyPolicy> policy_{};
  std::optional<PlanInput> policy_input_{};
  Overlay since_{};
  std::vector<PlanInput> since_inputs_{};
  Outputs outputs_{};
  Inputs inputs_{};
  LiveInstance instance_{};
  ScratchFile scratch_{};
  std::string created_{};
  std::optional<PlanWriter> first_{};
  std::vector<PlanInput> exports_{};
  std::vector<std::unique_ptr<DigestSource>> sources_{};
  std::optional<PlanDraft> draft_{};
  RunSummary summary_{};
};

}  // namespace

int make_plan(const ConvertArguments& arguments, Incomplete incomplete, const LivePlan& live) {
  clean_up_on_signals();
  return PlanMaker(arguments, incomplete, live).make();
}

}  // namespace connect_userconfig::tool
