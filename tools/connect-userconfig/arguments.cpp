#include "arguments.hpp"

#include <algorithm>
#include <charconv>

namespace connect_userconfig::tool {
namespace {

std::vector<std::pair<std::string, Form>> form_words() {
  std::vector<std::pair<std::string, Form>> words;
  for (auto i = 0; i <= static_cast<int>(Form::chime_update_user); ++i) {
    const auto form = static_cast<Form>(i);
    words.emplace_back(to_string(form), form);
  }
  return words;
}

std::vector<std::pair<std::string, When>> when_words() {
  return {{"auto", When::automatic}, {"always", When::always}, {"never", When::never}};
}

}  // namespace

void add_translation_options(CLI::App& command, ConvertOptions& options) {
  add_choice<AutoAcceptScope>(command, "--auto-accept", options.auto_accept,
                              {{"voice", AutoAcceptScope::voice}, {"all", AutoAcceptScope::all}},
                              "What a legacy AutoAccept of true reaches: voice contacts, as it did before February "
                              "2026 (default), or every channel and agent-first callbacks");
  add_choice<AbsentFields>(command, "--absent", options.absent,
                           {{"keep", AbsentFields::keep}, {"reset", AbsentFields::reset}},
                           "What an absent field means: leave the user's setting alone (default), or reset it as the "
                           "legacy call did");
  add_choice<ExistingLists>(
      command, "--existing", options.existing,
      {{"ask", ExistingLists::ask},
       {"keep", ExistingLists::keep},
       {"overwrite", ExistingLists::overwrite},
       {"base", ExistingLists::base}},
      "What to do about per-channel settings that differ from the legacy ones: withhold the user (default), keep the "
      "per-channel settings, overwrite them, or put a policy's rules on top of them");
}

void add_source_options(CLI::App& command, ReadOptions& options) {
  add_choice<Form>(command, "--from", options.form, form_words(),
                   "Form of the input (default: auto, by its members). A form fixes the unit of the limits");
  add_choice<std::optional<AcwUnit>>(command, "--acw-unit", options.acw_unit,
                                     {{"seconds", AcwUnit::seconds}, {"milliseconds", AcwUnit::milliseconds}},
                                     "Unit of AfterContactWorkTimeLimit where the form does not say it");
}

void add_identity_options(CLI::App& command, ConvertOptions& options) {
  command.add_option("--instance-id", options.instance_id, "InstanceId for records that do not name one")
      ->type_name("ID");
  command.add_option("--user-id", options.user_id, "UserId for a record that does not name one")->type_name("ID");
}

void add_names_option(CLI::App& command, std::vector<std::string>& names) {
  command
      .add_option(
          "--names", names,
          "What the AWS CLI prints about routing profiles, security profiles or hierarchy groups: it says which "
          "name is which id. One file each time; may be given several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

void add_since_option(CLI::App& command, std::vector<std::string>& since) {
  command
      .add_option("--since", since,
                  "Lists that are still as an earlier plan wrote them are replaced unasked, as nobody's decision. One "
                  "plan each time; may be given several times")
      ->type_name("PLAN")
      ->allow_extra_args(false);
}

void add_policy_options(CLI::App& command, ConvertArguments& arguments) {
  command
      .add_option("--policy", arguments.policy, "Treat users as the rules of FILE say, on top of their legacy settings")
      ->type_name("FILE");
  add_names_option(command, arguments.names);
  add_since_option(command, arguments.since);
}

std::vector<std::string> read_beside(const ConvertArguments& arguments) {
  auto files = arguments.names;
  files.insert(files.end(), arguments.since.begin(), arguments.since.end());
  if (!arguments.policy.empty()) files.push_back(arguments.policy);
  return files;
}

std::optional<std::string> read_twice(const std::vector<std::string>& files) {
  if (std::count(files.begin(), files.end(), "-") < 2) return std::nullopt;
  return "standard input can be read only once: name files for the others";
}

std::optional<std::string> policy_usage(const ConvertArguments& arguments) {
  if (arguments.policy.empty() && !arguments.names.empty()) return "--names is of use with --policy only";
  auto files = read_beside(arguments);
  const bool export_too = arguments.files.empty() ||
                          std::find(arguments.files.begin(), arguments.files.end(), "-") != arguments.files.end();
  if (export_too) files.emplace_back("-");
  return read_twice(files);
}

void add_convert_options(CLI::App& command, ConvertArguments& arguments) {
  auto& convert = arguments.run.convert;
  command.add_option("FILE", arguments.files, "Files to read, - for standard input; without any, standard input")
      ->type_name("");
  add_source_options(command, arguments.run.read);
  add_identity_options(command, convert);
  add_translation_options(command, convert);
  add_policy_options(command, arguments);
  add_choice<Duplicates>(command, "--duplicates", arguments.run.duplicates,
                         {{"check", Duplicates::check}, {"ignore", Duplicates::ignore}},
                         "Look for users that come twice (default), at up to 48 bytes of memory a user, or not");
  add_choice<RequestFormat>(
      command, "--format", arguments.run.format,
      {{"ndjson", RequestFormat::ndjson}, {"json", RequestFormat::json}, {"aws-cli", RequestFormat::aws_cli}},
      "How requests are written: one a line (default), one JSON array, or a shell script of AWS CLI commands");
  command
      .add_option("-o,--output", arguments.output, "Write requests to FILE, which changes only when they are complete")
      ->type_name("FILE");
  command.add_option("--rejects", arguments.rejects, "Write withheld records to FILE, with their diagnostics")
      ->type_name("FILE");
  add_choice<ReportFormat>(command, "--diagnostics", arguments.diagnostics,
                           {{"text", ReportFormat::text}, {"json", ReportFormat::json}, {"sarif", ReportFormat::sarif}},
                           "How diagnostics are written: for people (default), one JSON object a line, or SARIF 2.1.0");
  command
      .add_option("--diagnostics-file", arguments.diagnostics_file, "Write diagnostics to FILE, not to standard error")
      ->type_name("FILE");
  add_choice<FailOn>(command, "--fail-on", arguments.fail_on,
                     {{"error", FailOn::error}, {"warning", FailOn::warning}, {"never", FailOn::never}},
                     "Exit with 1 if there is an error (default), a warning or an error, or never");
  add_choice<When>(command, "--progress", arguments.progress, when_words(),
                   "Show progress on standard error: on a terminal (default), always, or never");
  add_choice<When>(command, "--color", arguments.color, when_words(),
                   "Color diagnostics: on a terminal unless NO_COLOR is set (default), always, or never");
  command.add_option("--threads", arguments.run.threads, "Threads to use (default: as many as cores, 4 at the most)")
      ->type_name("N")
      ->check([](const std::string& word) -> std::string {
        constexpr unsigned most = 64;
        unsigned count = 0;
        const auto* const end = word.data() + word.size();
        const auto read = std::from_chars(word.data(), end, count);
        if (read.ec == std::errc() && read.ptr == end && count >= 1 && count <= most) return {};
        return "'" + word + "' is no number from 1 to 64; leave the option out for as many as there are cores";
      });
  // A flag that may have a value: `-q`, `--quiet`, `--quiet=notes`. Without one it is `true` to CLI11.
  command
      .add_flag("-q,--quiet", arguments.quiet_word,
                "No progress, and in text no notes and no summary; --quiet=notes leaves the summary")
      ->check([&arguments](const std::string& word) -> std::string {
        arguments.quiet = word == "notes" ? Quiet::notes : Quiet::summary;
        if (word == "true" || word == "notes" || word == "summary") return {};
        return "'" + word + "' is none of notes|summary" + suggestion(word, {"notes", "summary"});
      });
  command.add_flag("--unbuffered", arguments.run.unbuffered, "Write each request as soon as its record is complete");
}

}  // namespace connect_userconfig::tool
