#include "aws_command.hpp"

#include "arguments.hpp"
#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr const char* command_variable = "CONNECT_USERCONFIG_AWS";
constexpr const char* level_variable = "CONNECT_USERCONFIG_AWS_LEVEL";
// How many times the tool has executed the AWS CLI in this chain of processes. A wrapper named `aws` that calls the
// tool, which finds the wrapper, would go on for ever; credential helpers that call the AWS CLI again nest a few
// levels.
constexpr const char* depth_variable = "CONNECT_USERCONFIG_AWS_DEPTH";
constexpr int deepest = 8;

struct Options {
  CommandOptions translation;
  std::string aws_command;
  Severity level = Severity::warning;  ///< notes are the same for every call of a script
  bool print = false;
};

int complain(int status, const std::string& text) {
  std::fprintf(stderr, "connect-userconfig aws: %s\n", text.c_str());
  return status;
}

void add_options(CLI::App& app, Options& options) {
  app.add_flag("--print", options.print, "Print the translated command and run nothing");
  app.add_option("--aws-command", options.aws_command, "The AWS CLI to run (default: the first aws on PATH)")
      ->envname(command_variable)
      ->type_name("PATH");
  add_translation_options(app, options.translation.convert);
  add_choice<Severity>(app, "--level", options.level,
                       {{"note", Severity::note}, {"warning", Severity::warning}, {"error", Severity::error}},
                       "The least that is said: with note also what is said of every call alike (default: warning)")
      ->envname(level_variable);
  app.add_flag_callback(
      "-q,--quiet", [&options] { options.level = Severity::error; }, "Say errors only");
}

/// How many words are options of the tool's own: the first that is none begins the AWS CLI's arguments.
std::size_t count_own_options(const CLI::App& app, std::span<char* const> arguments) {
  std::size_t count = 0;
  while (count < arguments.size()) {
    const std::string word = arguments[count];
    const std::string name = word.substr(0, word.find('='));
    const CLI::Option* option = name.starts_with('-') ? app.get_option_no_throw(name) : nullptr;
    if (option == nullptr) break;
    count += option->get_items_expected_min() > 0 && name == word ? 2 : 1;
  }
  return std::min(count, arguments.size());
}

/// A command that is not run is worth a word of its own: here, unlike for a record, that there is nothing to migrate is
/// a warning.
void report(const CommandTranslation& translation, Severity level) {
  for (const auto& diagnostic : translation.diagnostics) {
    const bool dropped = translation.nothing_to_run && diagnostic.id == DiagnosticId::nothing_to_migrate;
    const auto severity = dropped ? Severity::warning : diagnostic.severity();
    if (severity < level) continue;
    const auto pointer = diagnostic.pointer();
    const auto text = std::string(to_string(severity)) + ": " + (pointer.empty() ? "" : pointer + ": ") +
                      command_message(diagnostic) + (dropped ? ": nothing was run" : "");
    complain(0, printable(text, 4096) + " [" + std::string(describe(diagnostic.id).name) + "]");
    if (severity == Severity::error) complain(0, "help: " + std::string(describe(diagnostic.id).remedy));
  }
}

std::optional<struct stat> executable_file(const std::string& path) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  if (faccessat(AT_FDCWD, path.c_str(), X_OK, AT_EACCESS) != 0) return std::nullopt;
  return facts;
}

bool is_this_tool(const struct stat& facts) {
  struct stat own {};
  return stat("/proc/self/exe", &own) == 0 && own.st_dev == facts.st_dev && own.st_ino == facts.st_ino;
}

/// The first executable of this name on PATH that is not this tool under another name.
std::optional<std::string> find_on_path(const std::string& name) {
  const char* variable = std::getenv("PATH");
  std::string_view path = variable != nullptr ? variable : "/usr/local/bin:/usr/bin:/bin";
  while (true) {
    const auto end = path.find(':');
    const auto directory = path.substr(0, end);
    auto candidate = (directory.empty() ? "." : std::string(directory)) + "/" + name;
    const auto facts = executable_file(candidate);
    if (facts && !is_this_tool(*facts)) return candidate;
    if (end == std::string_view::npos) return std::nullopt;
    path.remove_prefix(end + 1);
  }
}

struct Program {
  std::string path;
  std::string name;  ///< what it is told that it is called
};

/// The AWS CLI to run, or the exit status with a word on standard error.
std::optional<Program> find_program(const Options& options, int& status) {
  auto wanted = options.aws_command;
  if (wanted.find('/') == std::string::npos) {
    if (wanted.empty()) wanted = "aws";
    if (auto found = find_on_path(wanted)) return Program{std::move(*found), wanted};
    status = complain(aws_not_found, "there is no " + printable(wanted) +
                                         " on PATH; name the AWS CLI with --aws-command or CONNECT_USERCONFIG_AWS");
    return std::nullopt;
  }
  const auto facts = executable_file(wanted);
  if (facts && !is_this_tool(*facts)) return Program{wanted, wanted};
  struct stat any {};
  const bool exists = stat(wanted.c_str(), &any) == 0;
  const auto* problem = facts ? " is this tool itself" : exists ? " is not an executable file" : " does not exist";
  status = complain(exists ? aws_cannot_execute : aws_not_found, printable(wanted) + problem);
  return std::nullopt;
}

/// False if the tool has been called by what it executed too many times over.
bool count_depth() {
  const char* variable = std::getenv(depth_variable);
  const std::string_view text = variable != nullptr ? variable : "";
  int depth = 0;
  std::from_chars(text.data(), text.data() + text.size(), depth);
  if (depth < 0 || depth >= deepest) return false;
  return setenv(depth_variable, std::to_string(depth + 1).c_str(), 1) == 0;
}

/// A file in memory that the AWS CLI inherits: a request that was read from a file does not belong on a command line
/// that other users can see, nor does a long one fit there.
std::optional<std::string> keep_in_memory(const std::string& text) {
  const int file = memfd_create("connect-userconfig-request", 0);
  if (file < 0) return std::nullopt;
  for (std::size_t at = 0; at < text.size();) {
    const auto written = write(file, text.data() + at, text.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      close(file);
      return std::nullopt;
    }
    at += static_cast<std::size_t>(written);
  }
  return "file:///proc/self/fd/" + std::to_string(file);
}

/// Takes a request with a password, or a long one, off the command line if it came from a file.
void hide_requests(std::span<const std::string> before, CommandTranslation& translation) {
  constexpr std::size_t long_request = 100'000;
  const bool from_file = std::any_of(before.begin(), before.end(),
                                     [](const auto& word) { return word.find("file") != std::string::npos; });
  auto& words = translation.arguments;
  for (std::size_t i = 1; from_file && translation.outcome == Outcome::converted && i < words.size(); ++i) {
    if (words[i - 1] != "--cli-input-json" || !words[i].starts_with('{')) continue;
    if (words[i].find("\"Password\"") == std::string::npos && words[i].size() < long_request) continue;
    if (auto file = keep_in_memory(words[i])) words[i] = std::move(*file);
  }
}

int execute(const Program& program, std::vector<std::string>& arguments) {
  if (!count_depth()) {
    return complain(aws_cannot_execute, printable(program.path) +
                                            " leads back to this tool; name the AWS CLI itself with --aws-command or "
                                            "CONNECT_USERCONFIG_AWS");
  }
  auto name = program.name;
  std::vector<char*> words{name.data()};
  for (auto& argument : arguments) words.push_back(argument.data());
  words.push_back(nullptr);
  execv(program.path.c_str(), words.data());
  if (errno == ENOEXEC) {
    // A script without `#!`: shells run it themselves.
    std::string shell = "sh";
    auto path = program.path;
    words[0] = path.data();
    words.insert(words.begin(), shell.data());
    execv("/bin/sh", words.data());
  }
  return complain(aws_cannot_execute, printable(program.path) + ": " + std::strerror(errno));
}

int print(const CommandTranslation& translation) {
  if (translation.nothing_to_run) return exit_done;
  std::vector<std::string> words{"aws"};
  words.insert(words.end(), translation.arguments.begin(), translation.arguments.end());
  const bool written = std::puts(quote_for_shell(words).c_str()) >= 0 && std::fflush(stdout) == 0;
  return written ? exit_done : complain(exit_io, std::string("standard output: ") + std::strerror(errno));
}

int translate(const Options& options, std::span<char* const> arguments) {
  const std::vector<std::string> words(arguments.begin(), arguments.end());
  auto translation = translate_command(words, load_parameter_file, options.translation);
  report(translation, options.level);
  if (translation.outcome == Outcome::withheld) {
    return is_refused_by_cli(translation.diagnostics) ? int{aws_refuses} : int{exit_findings};
  }
  if (options.print) return print(translation);
  if (translation.nothing_to_run) return exit_done;
  int status = exit_done;
  const auto program = find_program(options, status);
  if (!program) return status;
  hide_requests(words, translation);
  return execute(*program, translation.arguments);
}

}  // namespace

int run_aws(std::span<char* const> arguments) {
  CLI::App app(
      "Runs the AWS CLI with the arguments behind its own options. A legacy connect command is translated first:\n"
      "update-user-phone-config becomes update-user-config, create-user gets per-channel options.",
      "connect-userconfig aws");
  app.footer(
      "Exit status: that of the AWS CLI; 1 the command was refused, 2 usage, 252 refused as the AWS CLI refuses it,\n"
      "126 or 127 no AWS CLI to run.");
  app.get_formatter()->column_width(34);
  app.set_help_flag("--help", "Print this help");
  Options options;
  add_options(app, options);
  std::vector<std::string> none;  // for the help: what is not the tool's own never gets here
  app.add_option("ARGUMENT", none, "The AWS CLI's own arguments")->type_name("");
  const auto own = count_own_options(app, arguments);
  std::vector<std::string> words(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(own));
  std::reverse(words.begin(), words.end());  // as CLI11 wants them
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    if (app.exit(error, std::cout, std::cerr) != 0) return exit_usage;
    return std::cout.flush() ? exit_done : exit_io;
  }
  return translate(options, arguments.subspan(own));
}

}  // namespace connect_userconfig::tool
