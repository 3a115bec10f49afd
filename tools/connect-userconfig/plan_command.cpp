#include "plan_command.hpp"

#include "exit_codes.hpp"
#include "files.hpp"
#include "inputs.hpp"
#include "live.hpp"
#include "make_plan.hpp"
#include "policy_files.hpp"
#include "refusal.hpp"
#include "show_plan.hpp"

#include "connect_userconfig/text.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace connect_userconfig::tool {
namespace {

/// Options of --summary and --show; all others are about making a plan.
constexpr std::array<std::string_view, 4> telling = {"--summary", "--show", "--show-numbers", "--names"};

struct PlanArguments {
  ConvertArguments convert;
  Incomplete incomplete = Incomplete::refuse;
  LivePlan live;
  bool summary = false;
  bool numbers = false;
  std::optional<std::string> user{};
};

int show(const PlanArguments& arguments) {
  const auto& files = arguments.convert.files;
  if (files.size() > 1) return refuse_usage("--summary and --show are about one plan");
  const auto path = files.empty() ? std::string("-") : files.front();
  auto all = arguments.convert.names;
  all.push_back(path);
  if (const auto problem = read_twice(all)) return refuse_usage(*problem);
  PolicyProblems problems;
  const auto names = load_names(arguments.convert.names, problems);
  for (const auto& each : problems.diagnostics) (void)refuse(each);
  if (const auto code = problems.exit_code(); code != exit_done) return code;
  Inputs input;
  if (const auto error = input.open(path)) return refuse(DiagnosticId::input_unreadable, path, error);
  std::string text;
  PlanHeader header;
  PlanSummary summary;
  PlanEnd end;
  bool found = false;
  PlanHandler handler;
  handler.header = [&](const PlanHeader& each) { header = each; };
  handler.end = [&](const PlanEnd& each) { end = each; };
  handler.user = [&](const PlanUser& user) {
    if (arguments.summary) summary.add(user);
    if (!arguments.user || !is_user(user, *arguments.user)) return;
    found = true;
    text += user_text(user, names, arguments.numbers);
  };
  if (const auto wrong = read_plan(*input.sources().front(), handler)) return refuse(*wrong);
  if (arguments.summary) text = summary_text(header, summary, end, names) + text;
  if (const auto error = write_all(STDOUT_FILENO, text)) {
    return refuse(DiagnosticId::output_unwritable, "<stdout>", error);
  }
  if (!arguments.user || found) return exit_done;
  (void)refuse_usage("there is no user '" + printable(*arguments.user) + "' in the plan");
  return exit_findings;
}

/// An option that was given, and says nothing about a plan that there is.
std::optional<std::string> about_making(const CLI::App& app) {
  for (const auto* option : app.get_options()) {
    const auto name = option->get_name();
    if (option->count() == 0 || !name.starts_with('-')) continue;
    if (std::find(telling.begin(), telling.end(), name) == telling.end()) return name;
  }
  return std::nullopt;
}

void add_options(CLI::App& app, PlanArguments& arguments) {
  auto& convert = arguments.convert;
  app.add_option("FILE", convert.files, "Exports to plan for, - for standard input; with --summary or --show, a plan")
      ->type_name("");
  app.add_option("-o,--output", convert.output, "Write the plan to FILE, which changes only when it is complete")
      ->type_name("FILE");
  app.add_option("--live", arguments.live.instance, "Ask the instance itself for its users, in place of files")
      ->type_name("INSTANCE");
  app.add_option("--region", arguments.live.region, "Where the instance is; without it, as its ARN or AWS_REGION says")
      ->type_name("REGION");
  add_pace_options(app, arguments.live.pace);
  add_policy_options(app, convert);
  add_source_options(app, convert.run.read);
  add_identity_options(app, convert.run.convert);
  add_translation_options(app, convert.run.convert);
  add_choice<Incomplete>(app, "--incomplete", arguments.incomplete,
                         {{"refuse", Incomplete::refuse}, {"accept", Incomplete::accept}},
                         "An export that is known to lack users: make no plan (default), or plan those that it has");
  app.add_flag("--summary", arguments.summary, "Tell what a plan says: counts, and groups of identical changes");
  app.add_option("--show", arguments.user, "Tell what a plan says of one user, by id or username")->type_name("USER");
  app.add_flag("--show-numbers", arguments.numbers, "Do not mask phone numbers");
  app.add_flag_callback(
      "-q,--quiet", [&convert] { convert.quiet = Quiet::summary; }, "No notes, no counts and no digest");
}

}  // namespace

int run_plan(int argc, char** argv) {
  CLI::App app("Writes down who will have what, why, and how it is undone", "connect-userconfig plan");
  app.footer(exit_codes_text() +
             "\n1 is also a plan in which users are withheld, or a user who is not there; 2 is also an export that no "
             "plan is made of, or a plan that is refused.\n"
             "Example: connect-userconfig plan --policy policy.yaml -o users.plan users.json");
  app.get_formatter()->column_width(34);
  PlanArguments arguments;
  add_options(app, arguments);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  if (arguments.summary || arguments.user) {
    const auto option = about_making(app);
    if (option)
      return refuse_usage(*option + " is about making a plan; --summary and --show tell of one that there is");
    return show(arguments);
  }
  if (arguments.convert.output.empty()) return refuse_usage("plan needs -o: the file that the plan is written to");
  const auto& live = arguments.live;
  if (!live.instance.empty() && !arguments.convert.files.empty()) {
    return refuse_usage("--live asks the instance: it takes no files");
  }
  if (live.instance.empty() && (app.count("--region") + app.count("--rate") + app.count("--burst")) > 0) {
    return refuse_usage("--region, --rate and --burst are about --live");
  }
  return make_plan(arguments.convert, arguments.incomplete, live);
}

}  // namespace connect_userconfig::tool
