#include "aws_command.hpp"

#include "connect_userconfig/commands.hpp"
#include "connect_userconfig/text.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr int done = 0;
constexpr int refused = 1;
constexpr int usage_error = 2;
constexpr int cannot_execute = 126;
constexpr int not_found = 127;

constexpr const char* command_variable = "CONNECT_USERCONFIG_AWS";
// How many times the tool has executed the AWS CLI in this chain of processes. A wrapper named `aws` that calls the
// tool, which finds the wrapper, would go on for ever; credential helpers that call the AWS CLI again nest a few
// levels.
constexpr const char* depth_variable = "CONNECT_USERCONFIG_AWS_DEPTH";
constexpr int deepest = 8;

constexpr const char* help =
    "Usage: connect-userconfig aws [OPTIONS] ARGUMENT...\n"
    "\n"
    "Runs the AWS CLI with these arguments. A legacy connect command is translated first:\n"
    "update-user-phone-config becomes update-user-config, create-user gets per-channel options.\n"
    "Options of its own stand before all others:\n"
    "  --print                         print the translated command and run nothing\n"
    "  --aws-command PATH              the AWS CLI to run (default: $CONNECT_USERCONFIG_AWS, or aws on PATH)\n"
    "  --auto-accept voice|all         what the legacy AutoAccept reaches (default: voice)\n"
    "  --absent keep|reset             what an absent field means (default: keep)\n"
    "  --existing ask|keep|overwrite   create-user with both kinds of settings (default: ask)\n"
    "  -q, --quiet                     say errors only\n"
    "  --help                          print this help\n"
    "Exit status: that of the AWS CLI; 1 the command was refused, 2 usage, 126 or 127 no AWS CLI to run.\n";

struct Options {
  CommandOptions translation;
  std::optional<std::string> aws_command;
  bool print = false;
  bool quiet = false;
  bool help = false;
};

int complain(int status, const std::string& text) {
  std::fprintf(stderr, "connect-userconfig aws: %s\n", text.c_str());
  return status;
}

bool set(ConvertOptions& options, std::string_view name, std::string_view value) {
  if (name == "--auto-accept" && (value == "voice" || value == "all")) {
    options.auto_accept = value == "all" ? AutoAcceptScope::all : AutoAcceptScope::voice;
  } else if (name == "--absent" && (value == "keep" || value == "reset")) {
    options.absent = value == "reset" ? AbsentFields::reset : AbsentFields::keep;
  } else if (name == "--existing" && (value == "ask" || value == "keep" || value == "overwrite")) {
    options.existing = value == "ask"    ? ExistingLists::ask
                       : value == "keep" ? ExistingLists::keep
                                         : ExistingLists::overwrite;
  } else {
    return false;
  }
  return true;
}

/// Takes the tool's own options off the front of the arguments; the text of a mistake, if there is one.
std::optional<std::string> take_own_options(std::span<char* const>& arguments, Options& options) {
  while (!arguments.empty()) {
    const std::string_view word = arguments.front();
    const auto name = word.substr(0, word.find('='));
    const bool takes_value =
        name == "--aws-command" || name == "--auto-accept" || name == "--absent" || name == "--existing";
    if (word == "--print") {
      options.print = true;
    } else if (word == "-q" || word == "--quiet") {
      options.quiet = true;
    } else if (word == "--help") {
      options.help = true;
    } else if (!takes_value) {
      return std::nullopt;
    }
    arguments = arguments.subspan(1);
    if (!takes_value) continue;
    const bool attached = name.size() < word.size();
    if (!attached && arguments.empty()) return std::string(name) + " needs a value";
    const std::string value(attached ? word.substr(name.size() + 1) : std::string_view(arguments.front()));
    if (!attached) arguments = arguments.subspan(1);
    if (name == "--aws-command") {
      options.aws_command = value;
    } else if (!set(options.translation.convert, name, value)) {
      return printable(value) + " is no value of " + std::string(name);
    }
  }
  return std::nullopt;
}

void report(const Diagnostics& diagnostics, bool quiet) {
  for (const auto& diagnostic : diagnostics) {
    if (quiet && diagnostic.severity() != Severity::error) continue;
    const auto pointer = diagnostic.pointer();
    const auto text = std::string(to_string(diagnostic.severity())) + ": " + (pointer.empty() ? "" : pointer + ": ") +
                      diagnostic.message();
    complain(0, printable(text, 4096) + " [" + std::string(describe(diagnostic.id).name) + "]");
    if (diagnostic.severity() == Severity::error) complain(0, "help: " + std::string(describe(diagnostic.id).remedy));
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
  const char* variable = std::getenv(command_variable);
  auto wanted = options.aws_command ? *options.aws_command : std::string(variable != nullptr ? variable : "");
  if (wanted.find('/') == std::string::npos) {
    if (wanted.empty()) wanted = "aws";
    if (auto found = find_on_path(wanted)) return Program{std::move(*found), wanted};
    status = complain(not_found, "there is no " + printable(wanted) +
                                     " on PATH; name the AWS CLI with --aws-command or CONNECT_USERCONFIG_AWS");
    return std::nullopt;
  }
  const auto facts = executable_file(wanted);
  if (facts && !is_this_tool(*facts)) return Program{wanted, wanted};
  struct stat any {};
  const bool exists = stat(wanted.c_str(), &any) == 0;
  const auto* problem = facts ? " is this tool itself" : exists ? " is not an executable file" : " does not exist";
  status = complain(exists ? cannot_execute : not_found, printable(wanted) + problem);
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
    return complain(cannot_execute, printable(program.path) +
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
  return complain(cannot_execute, printable(program.path) + ": " + std::strerror(errno));
}

int print(const CommandTranslation& translation) {
  if (translation.nothing_to_run) return done;
  std::vector<std::string> words{"aws"};
  words.insert(words.end(), translation.arguments.begin(), translation.arguments.end());
  const bool written = std::puts(quote_for_shell(words).c_str()) >= 0 && std::fflush(stdout) == 0;
  return written ? done : complain(3, std::string("standard output: ") + std::strerror(errno));
}

}  // namespace

int run_aws(std::span<char* const> arguments) {
  Options options;
  if (const auto mistake = take_own_options(arguments, options)) return complain(usage_error, *mistake);
  if (options.help) return std::fputs(help, stdout) >= 0 && std::fflush(stdout) == 0 ? done : 3;
  const std::vector<std::string> words(arguments.begin(), arguments.end());
  auto translation = translate_command(words, load_parameter_file, options.translation);
  report(translation.diagnostics, options.quiet);
  if (translation.outcome == Outcome::withheld) return refused;
  if (options.print) return print(translation);
  if (translation.nothing_to_run) return done;
  int status = done;
  const auto program = find_program(options, status);
  if (!program) return status;
  hide_requests(words, translation);
  return execute(*program, translation.arguments);
}

}  // namespace connect_userconfig::tool
