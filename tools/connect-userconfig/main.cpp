// connect-userconfig: the driver. It connects arguments, files and the library, and has no rule of its own.
#include "arguments.hpp"
#include "aws_command.hpp"
#include "connect_userconfig/text.hpp"
#include "convert_command.hpp"
#include "exit_codes.hpp"
#include "explain_command.hpp"
#include "files.hpp"
#include "migration_command.hpp"
#include "plan_command.hpp"
#include "policy_command.hpp"
#include "review_command.hpp"
#include "rewrite_command.hpp"
#include "stack.hpp"
#include "usage.hpp"
#include "verify_command.hpp"
#include "version.hpp"

#include <algorithm>
#include <iostream>
#include <span>
#include <string_view>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr const char* description =
    "Migrates Amazon Connect user settings from UpdateUserPhoneConfig (one setting for every channel) to\n"
    "UpdateUserConfig (settings per channel): exported users, saved requests, AWS CLI commands, scripts, templates.";

constexpr const char* footer =
    "\nExample: aws connect search-users --instance-id ID --output json | connect-userconfig convert > requests.ndjson";

/// A word that is no command, with the nearest one that is. Nothing is run on a guess.
int unknown_command(const CLI::App& app, std::string_view word) {
  std::vector<std::string> commands;
  std::string names;
  for (const auto* command : app.get_subcommands({})) {
    commands.push_back(command->get_name());
    names.append(names.empty() ? "" : ", ").append(commands.back());
  }
  auto suggested = commands;
  suggested.insert(suggested.end(), {"--version", "--help"});
  std::cerr << "connect-userconfig: there is no command '" << printable(word) << "'" << suggestion(word, suggested)
            << "\nThe commands are " << names << ". Run with --help for more information.\n";
  return exit_usage;
}

int run_commands(int argc, char** argv) {
  CLI::App app(description, "connect-userconfig");
  app.set_version_flag("--version", "connect-userconfig " + std::string(version), "Print the version and exit");
  app.require_subcommand(1);
  app.footer(exit_codes_text() + footer);
  app.get_formatter()->column_width(34);

  ConvertArguments arguments;
  auto* convert = app.add_subcommand("convert", "Convert exported users and saved requests");
  add_convert_options(*convert, arguments);
  auto* check = app.add_subcommand("check", "Do the same, and write no requests");
  add_convert_options(*check, arguments);
  std::string id;
  auto* explain = app.add_subcommand("explain", "Tell what a diagnostic means, why it exists and what to do");
  explain->add_option("ID", id, "Diagnostic to explain; without it, all are listed")->type_name("");
  std::string form;
  auto* example = app.add_subcommand("example", "Print a sample input of a form, ready to pipe into convert");
  example->add_option("FORM", form, "Form to print, as in --from")->type_name("")->required();
  // These are run before there is a parser at all; they stand here for the help.
  app.add_subcommand("aws", "Run an AWS CLI command, translated if it is a legacy one");
  app.add_subcommand("rewrite", "Translate shell scripts and CloudFormation templates");
  app.add_subcommand("plan", "Write down who will have what, why, and how it is undone, and read that");
  app.add_subcommand("review", "Show a plan to those who sign it, as a page or for a spreadsheet");
  app.add_subcommand("apply", "Send a plan, at the pace of the API, and keep a journal of it");
  app.add_subcommand("status", "Tell how the users of a plan stand, by its journal");
  app.add_subcommand("verify", "Compare what users have with what a plan says");
  app.add_subcommand("rollback", "Bring back what users had before a plan was sent");
  app.add_subcommand("policy", "Test a policy, explain it for one user, or look for its faults");
  app.add_subcommand("help", "Print the help, or that of a command")
      ->add_option("COMMAND", "Command to tell about")
      ->type_name("");

  const std::string_view word = argc > 1 ? argv[1] : "";
  const auto commands = app.get_subcommands({});
  const bool known =
      std::any_of(commands.begin(), commands.end(), [&](const auto* c) { return c->get_name() == word; });
  if (!word.empty() && word.front() != '-' && !known) return unknown_command(app, word);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  if (convert->parsed()) return run_convert(arguments, false);
  if (check->parsed()) return run_convert(arguments, true);
  return explain->parsed() ? run_explain(id) : run_example(form);
}

int run(int argc, char** argv);

/// `help COMMAND` is `COMMAND --help`, and `help` is `--help`.
int run_help(std::span<char* const> words) {
  std::string help = "--help";
  std::vector<char*> others = {words[0]};
  if (words.size() > 2) others.push_back(words[2]);
  others.push_back(help.data());
  const auto count = static_cast<int>(others.size());
  others.push_back(nullptr);
  return run(count, others.data());
}

int run(int argc, char** argv) {
  const std::span<char* const> words(argv, static_cast<std::size_t>(argc));
  const std::string_view command = argc > 1 ? words[1] : "";
  // A shim stands before every AWS CLI call of a script: it does not wait for a parser that it does not need.
  if (command == "aws") return run_aws(words.subspan(2));
  if (command == "help" && argc <= 3 && (argc < 3 || words[2][0] != '-')) return run_help(words);
  if (command == "review") return run_review(argc - 1, argv + 1);
  if (command == "rewrite") return run_rewrite(argc - 1, argv + 1);
  if (command == "plan") return run_plan(argc - 1, argv + 1);
  if (command == "apply") return run_apply(argc - 1, argv + 1);
  if (command == "status") return run_status(argc - 1, argv + 1);
  if (command == "verify") return run_verify(argc - 1, argv + 1);
  if (command == "rollback") return run_rollback(argc - 1, argv + 1);
  if (command == "policy") return run_policy(argc - 1, argv + 1);
  return run_commands(argc, argv);
}

int run_and_catch(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    // Memory that ran out, for one. Bad data never comes here.
    std::cerr << "connect-userconfig: " << error.what() << '\n';
    return exit_io;
  }
}

}  // namespace
}  // namespace connect_userconfig::tool

int main(int argc, char** argv) {
  connect_userconfig::tool::open_standard_descriptors();
  return connect_userconfig::tool::with_enough_stack(connect_userconfig::tool::run_and_catch, argc, argv);
}
