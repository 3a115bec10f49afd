// connect-userconfig: the driver. It connects arguments, files and the library, and has no rule of its own.
#include "arguments.hpp"
#include "aws_command.hpp"
#include "convert_command.hpp"
#include "exit_codes.hpp"
#include "explain_command.hpp"
#include "files.hpp"
#include "rewrite_command.hpp"
#include "version.hpp"

#include <algorithm>
#include <iostream>
#include <numeric>
#include <span>
#include <sstream>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr const char* description =
    "Migrates Amazon Connect user settings from UpdateUserPhoneConfig (one setting for every channel) to\n"
    "UpdateUserConfig (settings per channel): exported users, saved requests, AWS CLI commands, scripts, templates.";

constexpr const char* footer =
    "\nExample: aws connect search-users --instance-id ID --output json | connect-userconfig convert > requests.ndjson";

/// How many letters have to be put in, taken out or changed to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < from.size(); ++i) {
    auto diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < to.size(); ++j) {
      const auto changed = diagonal + (from[i] == to[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

/// A word that is no command, with the nearest one that is. Nothing is run on a guess.
int unknown_command(const CLI::App& app, std::string_view word) {
  std::string text = "connect-userconfig: there is no command '" + printable(word) + "'";
  std::string names;
  for (const auto* command : app.get_subcommands({})) {
    const auto& name = command->get_name();
    if (distance(word, name) <= 2) text += "; did you mean '" + name + "'?";
    names.append(names.empty() ? "" : ", ").append(name);
  }
  std::cerr << text << "\nThe commands are " << names << ". Run with --help for more information.\n";
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
  // These two are run before there is a parser at all; they stand here for the help.
  app.add_subcommand("aws", "Run an AWS CLI command, translated if it is a legacy one");
  app.add_subcommand("rewrite", "Translate shell scripts and CloudFormation templates");

  const std::string_view word = argc > 1 ? argv[1] : "";
  const auto commands = app.get_subcommands({});
  const bool known =
      std::any_of(commands.begin(), commands.end(), [&](const auto* c) { return c->get_name() == word; });
  if (!word.empty() && word.front() != '-' && !known) return unknown_command(app, word);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // CLI11 has an exit code for each kind of error; here they all are wrong usage.
    std::ostringstream problem;
    if (app.exit(error, std::cout, problem) == 0) return exit_done;
    // It repeats words of the command line, which may hold anything.
    std::istringstream lines(problem.str());
    for (std::string line; std::getline(lines, line);) std::cerr << printable(line, 1000) << '\n';
    return exit_usage;
  }
  if (convert->parsed()) return run_convert(arguments, false);
  if (check->parsed()) return run_convert(arguments, true);
  return explain->parsed() ? run_explain(id) : run_example(form);
}

int run(int argc, char** argv) {
  const std::span<char* const> words(argv, static_cast<std::size_t>(argc));
  const std::string_view command = argc > 1 ? words[1] : "";
  // A shim stands before every AWS CLI call of a script: it does not wait for a parser that it does not need.
  if (command == "aws") return run_aws(words.subspan(2));
  if (command == "rewrite") return run_rewrite(argc - 1, argv + 1);
  return run_commands(argc, argv);
}

}  // namespace
}  // namespace connect_userconfig::tool

int main(int argc, char** argv) {
  try {
    connect_userconfig::tool::open_standard_descriptors();
    return connect_userconfig::tool::run(argc, argv);
  } catch (const std::exception& error) {
    // Memory that ran out, for one. Bad data never comes here.
    std::cerr << "connect-userconfig: " << error.what() << '\n';
    return connect_userconfig::tool::exit_io;
  }
}
