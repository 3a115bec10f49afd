#include "rewrite_command.hpp"

#include "arguments.hpp"
#include "atomic_file.hpp"
#include "cleanup.hpp"
#include "connect_userconfig/report.hpp"
#include "connect_userconfig/rewrite.hpp"
#include "exit_codes.hpp"
#include "rewrite_files.hpp"
#include "shfmt.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <map>

namespace connect_userconfig::tool {
namespace {

struct RewriteArguments {
  std::vector<std::string> paths;
  ConvertOptions translation;
  ReportFormat diagnostics = ReportFormat::text;
  bool write = false;
};

/// Tells the findings of a run. Notes of a text report are counted, and told once at the end.
class Findings {
 public:
  explicit Findings(ReportFormat format) : report_(make_report(format, {.color = false, .summary = false})) {
    std::string text;
    report_->begin(text);
    put(text);
  }

  void add(LocatedDiagnostic diagnostic, const std::string& source) {
    diagnostic.source = source;
    DiagnosticCount& count = counts_[diagnostic.id];
    const bool first = count.count++ == 0;
    if (first) {
      count.id = diagnostic.id;
      count.first = diagnostic;
    }
    if (diagnostic.severity() == Severity::error) ++summary_.errors;
    if (diagnostic.severity() == Severity::warning) ++summary_.warnings;
    // True of every user alike, so it is said once a run.
    if (diagnostic.id == DiagnosticId::voice_now_covers_callbacks && !first) return;
    if (report_->counts_notes() && diagnostic.severity() == Severity::note) return;
    tell(diagnostic);
  }

  /// A file that could not be read or written, or a program that is missing.
  void add_failure(DiagnosticId id, const std::string& source, std::string_view why) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.message = fmt::format("{}: {}", describe(id).summary, why);
    failed_ = true;
    (id == DiagnosticId::input_unreadable ? summary_.input_failed : summary_.output_failed) = true;
    add(std::move(diagnostic), source);
  }

  void finish(std::size_t files, std::size_t changed) {
    summary_.read = files;
    summary_.converted = changed;
    summary_.unchanged = files - changed;
    for (auto& [id, count] : counts_) {
      if (report_->counts_notes() && describe(id).severity == Severity::note) {
        LocatedDiagnostic note = count.first;
        if (count.count > 1 && id != DiagnosticId::voice_now_covers_callbacks) {
          note.message += fmt::format(" ({} times; this is the first)", count.count);
        }
        tell(note);
      }
      summary_.counts.push_back(count);
    }
    std::string text;
    report_->end(summary_, text);
    put(text);
  }

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] bool need_a_person() const { return summary_.errors + summary_.warnings > 0; }
  [[nodiscard]] std::uint64_t number() const { return summary_.errors + summary_.warnings; }
  [[nodiscard]] bool for_people() const { return report_->counts_notes(); }

  void put(std::string_view text) {
    if (write_all(STDERR_FILENO, text)) failed_ = true;
  }

 private:
  void tell(const LocatedDiagnostic& diagnostic) {
    std::string text;
    report_->append(diagnostic, text);
    if (!told_) text.erase(0, report_->separator().size());
    told_ = true;
    put(text);
  }

  std::unique_ptr<Report> report_;
  std::map<DiagnosticId, DiagnosticCount> counts_;
  RunSummary summary_;
  bool told_ = false;
  bool failed_ = false;
};

/// As diffs name files: an absolute path counts from the root, where `patch -p1 -d /` finds it.
std::string_view diff_name(std::string_view path) {
  return path.substr(std::min(path.find_first_not_of('/'), path.size()));
}

class Rewriter {
 public:
  Rewriter(const RewriteArguments& arguments, Findings& findings)
      : arguments_(arguments),
        options_{arguments.translation.auto_accept, arguments.translation.absent, arguments.translation.existing},
        findings_(findings) {}

  void look_at(const RewriteFile& file) {
    std::string text;
    if (const std::error_code error = read_text(file.path, text)) {
      if (!file.named && error == std::errc::file_too_large) return;
      return findings_.add_failure(DiagnosticId::input_unreadable, file.path, error.message());
    }
    const FileKind kind = kind_of(file.path, text);
    if (kind == FileKind::other) {
      if (file.named) unknown_kind(file.path);
      return;
    }
    if (!is_of_interest(kind, text) && !(file.named && kind != FileKind::shell)) return;
    ++seen_;
    const Rewrite rewrite = kind == FileKind::shell ? shell(file.path, text) : document(file, kind, text);
    for (const LocatedDiagnostic& finding : rewrite.findings) findings_.add(finding, file.path);
    if (!rewrite.edits.empty()) change(file.path, text, rewrite.edits);
  }

  [[nodiscard]] std::size_t changed() const { return changed_; }
  [[nodiscard]] std::size_t seen() const { return seen_; }

 private:
  void unknown_kind(const std::string& path) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = DiagnosticId::not_a_template;
    diagnostic.message = fmt::format("{}: it is neither a shell script nor YAML nor JSON by its name or first line",
                                     describe(diagnostic.id).summary);
    findings_.add(std::move(diagnostic), path);
  }

  Rewrite shell(const std::string& path, std::string_view text) {
    const ShellParse parse = parse_shell(text);
    if (!parse.found) {
      findings_.add_failure(DiagnosticId::input_unreadable, path, parse.message);
      return {};
    }
    if (!parse.parsed) return {{}, {shell_syntax_error(parse.message)}};
    return rewrite_shell(text, parse.tree, options_);
  }

  Rewrite document(const RewriteFile& file, FileKind kind, std::string_view text) {
    const TemplateSyntax syntax = kind == FileKind::json ? TemplateSyntax::json : TemplateSyntax::yaml;
    Rewrite result;
    // A YAML file that is no template may hold anything, the marks of another language included.
    if (file.named || text.find("AWS::Connect::User") != std::string_view::npos) {
      result = rewrite_template(text, syntax, options_);
    }
    for (LocatedDiagnostic& finding : find_iam(text, syntax)) result.findings.push_back(std::move(finding));
    return result;
  }

  void change(const std::string& path, std::string_view text, const std::vector<Edit>& edits) {
    if (!arguments_.write) {
      ++changed_;
      if (const std::error_code error = write_all(STDOUT_FILENO, unified_diff(diff_name(path), text, edits))) {
        findings_.add_failure(DiagnosticId::output_unwritable, "<stdout>", error.message());
      }
      return;
    }
    AtomicFile target;
    std::error_code error = target.open(path);
    if (!error) error = target.write(apply_edits(text, edits));
    if (!error) error = target.commit();
    if (error) return findings_.add_failure(DiagnosticId::output_unwritable, path, error.message());
    ++changed_;
  }

  const RewriteArguments& arguments_;
  ConvertOptions options_;
  Findings& findings_;
  std::size_t changed_ = 0;
  std::size_t seen_ = 0;
};

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

int run(const RewriteArguments& arguments) {
  clean_up_on_signals();
  Findings findings{arguments.diagnostics};
  Rewriter rewriter{arguments, findings};
  for (const RewriteFile& file : find_files(arguments.paths)) rewriter.look_at(file);
  findings.finish(rewriter.seen(), rewriter.changed());
  if (findings.for_people()) {
    findings.put(fmt::format("{} looked at: {} {}, {} for a person\n", counted(rewriter.seen(), "file"),
                             rewriter.changed(), arguments.write ? "rewritten" : "to rewrite",
                             counted(findings.number(), "finding")));
  }
  if (findings.failed()) return exit_io;
  const bool open = findings.need_a_person() || (!arguments.write && rewriter.changed() > 0);
  return open ? exit_findings : exit_done;
}

}  // namespace

int run_rewrite(int argc, char** argv) {
  CLI::App app(
      "Translates the AWS CLI commands of shell scripts (*.sh, *.bash, or a shell in the first line) and the users of\n"
      "CloudFormation templates (*.yaml, *.yml, *.json, *.template), and finds IAM policies that lack the new "
      "permission.",
      "connect-userconfig rewrite");
  app.footer("Shell scripts are parsed by shfmt, which has to be installed (Debian package shfmt).\n" +
             exit_codes_text());
  app.get_formatter()->column_width(34);
  RewriteArguments arguments;
  app.add_option("FILE", arguments.paths, "Files, and directories to walk")->type_name("")->required();
  app.add_flag("--write", arguments.write, "Edit the files in place; without it, the changes are printed as a diff");
  add_translation_options(app, arguments.translation);
  add_choice<ReportFormat>(app, "--diagnostics", arguments.diagnostics,
                           {{"text", ReportFormat::text}, {"json", ReportFormat::json}, {"sarif", ReportFormat::sarif}},
                           "Format of the diagnostics on standard error (default: text)");
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  return run(arguments);
}

}  // namespace connect_userconfig::tool
