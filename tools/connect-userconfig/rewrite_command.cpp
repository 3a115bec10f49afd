#include "rewrite_command.hpp"

#include "arguments.hpp"
#include "atomic_file.hpp"
#include "cleanup.hpp"
#include "connect_userconfig/inventory.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "rewrite_files.hpp"
#include "rewrite_report.hpp"
#include "shfmt.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <iostream>

namespace connect_userconfig::tool {
namespace {

struct RewriteArguments {
  std::vector<std::string> paths;
  ConvertOptions translation;
  ReportFormat diagnostics = ReportFormat::text;
  std::string baseline;
  bool ignored = false;
  bool write = false;
};

/// As diffs name files: an absolute path counts from the root, where `patch -p1 -d /` finds it.
std::string_view diff_name(std::string_view path) {
  return path.substr(std::min(path.find_first_not_of('/'), path.size()));
}

class Rewriter {
 public:
  Rewriter(const RewriteArguments& arguments, RewriteReport& report) : arguments_(arguments), report_(report) {}

  void look_at(const RewriteFile& file) {
    std::string bytes;
    FileState state;
    if (const std::error_code error = read_file(file.path, bytes, state)) {
      if (error != std::errc::file_too_large)
        return report_.add_failure(DiagnosticId::input_unreadable, file.path, error.message());
      if (file.named || decode_text(bytes)) not_searched(file.path, "it is larger than 16 MiB");
      return;
    }
    const auto decoded = decode_text(bytes);
    if (!decoded) {
      if (file.named || names_legacy_in_wide_text(bytes)) not_searched(file.path, "it is no text");
      return;
    }
    ++seen_;
    const Language language = language_of(file.path, decoded->text);
    Rewrite rewrite = look_through(decoded->text, language, parser(file.path), arguments_.translation);
    if (!decoded->encoding.empty()) leave_alone(rewrite, *decoded, language);
    for (LocatedDiagnostic& finding : rewrite.findings) report_.add(std::move(finding), file.path, language);
    if (!rewrite.edits.empty()) change(file.path, state, bytes, language, rewrite);
  }

  [[nodiscard]] std::size_t seen() const { return seen_; }

 private:
  void not_searched(const std::string& path, std::string_view why) {
    LocatedDiagnostic diagnostic;
    diagnostic.id = DiagnosticId::not_searched;
    diagnostic.message = fmt::format("{}: {}", describe(diagnostic.id).summary, why);
    report_.add(std::move(diagnostic), path, Language::other);
  }

  [[nodiscard]] ShellParser parser(const std::string& path) {
    return [this, path](std::string_view script) -> std::optional<ShellTree> {
      ShellParse parse = parse_shell(script);
      if (!parse.found) {
        report_.add_failure(DiagnosticId::input_unreadable, path, parse.message);
        return std::nullopt;
      }
      return ShellTree{std::move(parse.tree), std::move(parse.message)};
    };
  }

  /// What cannot be edited byte by byte is for a person.
  static void leave_alone(Rewrite& rewrite, const DecodedText& decoded, Language language) {
    for (LocatedDiagnostic& call : calls_of(decoded.text, rewrite, language)) {
      call.id = DiagnosticId::legacy_call;
      call.message =
          fmt::format("{}: the file is {}, which is not edited", describe(call.id).summary, decoded.encoding);
      rewrite.findings.push_back(std::move(call));
    }
    rewrite.edits.clear();
  }

  void change(const std::string& path, const FileState& state, std::string_view text, Language language,
              const Rewrite& rewrite) {
    if (arguments_.write && !write(path, state, apply_edits(text, rewrite.edits))) return;
    const bool news = report_.add_change(calls_of(text, rewrite, language), path, language);
    if (arguments_.write || !news) return;
    if (const std::error_code error = write_all(STDOUT_FILENO, unified_diff(diff_name(path), text, rewrite.edits))) {
      report_.add_failure(DiagnosticId::output_unwritable, "<stdout>", error.message());
    }
  }

  bool write(const std::string& path, const FileState& state, std::string_view text) {
    const auto refuse = [&](std::string_view why) {
      report_.add_failure(DiagnosticId::output_unwritable, path, why);
      return false;
    };
    if (state.names() > 1) return refuse("it has other names (hard links), which would keep the old content");
    AtomicFile target;
    std::error_code error = target.open(path);
    if (!error) error = target.write(text);
    if (error) return refuse(error.message());
    if (!state.still_holds(path)) return refuse("somebody changed it in the meantime; run again");
    error = target.commit();
    return error ? refuse(error.message()) : true;
  }

  const RewriteArguments& arguments_;
  RewriteReport& report_;
  std::size_t seen_ = 0;
};

/// The baseline, if one is named; `error` says why it cannot be had.
std::optional<Baseline> read_baseline(const std::string& path, std::string& error) {
  if (path.empty()) return std::nullopt;
  std::string bytes;
  FileState state;
  if (const std::error_code code = read_file(path, bytes, state)) {
    error = code.message();
    return std::nullopt;
  }
  std::error_code no_directory;
  auto baseline = Baseline::parse(bytes, std::filesystem::current_path(no_directory).native());
  if (!baseline) error = "it is no report of --diagnostics json";
  return baseline;
}

int run(const RewriteArguments& arguments) {
  clean_up_on_signals();
  std::string error;
  auto baseline = read_baseline(arguments.baseline, error);
  if (!error.empty()) {
    std::cerr << fmt::format("--baseline {}: {}\n", printable(arguments.baseline, 4096), error);
    return exit_usage;
  }
  RewriteReport report{arguments.diagnostics, std::move(baseline)};
  Rewriter rewriter{arguments, report};
  for (const RewriteFile& file : find_files(arguments.paths, arguments.ignored)) rewriter.look_at(file);
  report.finish(rewriter.seen(), arguments.write ? "rewritten" : "to rewrite");
  return report.exit_code(arguments.write);
}

}  // namespace

int run_rewrite(int argc, char** argv) {
  CLI::App app(
      "Finds every call of the legacy API in files of any language. Rewrites the AWS CLI commands of shell scripts "
      "and\n"
      "of shell blocks in Markdown, and the users of CloudFormation templates; any other call is a finding that says "
      "what\nto change it to. Finds IAM policies that lack the new permission.",
      "connect-userconfig rewrite");
  app.footer("Shell scripts are parsed by shfmt, which has to be installed (Debian package shfmt).\n" +
             exit_codes_text());
  app.get_formatter()->column_width(34);
  RewriteArguments arguments;
  app.add_option("FILE", arguments.paths, "Files, and directories to walk")->type_name("")->required();
  app.add_flag("--write", arguments.write, "Edit the files in place; without it, the changes are printed as a diff");
  app.add_flag("--ignored", arguments.ignored,
               "Look also into what git ignores, and into directories of packages such as node_modules");
  app.add_option("--baseline", arguments.baseline,
                 "An earlier report of --diagnostics json: only what is not in it counts")
      ->type_name("FILE");
  add_translation_options(app, arguments.translation);
  add_choice<ReportFormat>(app, "--diagnostics", arguments.diagnostics,
                           {{"text", ReportFormat::text}, {"json", ReportFormat::json}, {"sarif", ReportFormat::sarif}},
                           "Format of the diagnostics on standard error (default: text)");
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  return run(arguments);
}

}  // namespace connect_userconfig::tool
