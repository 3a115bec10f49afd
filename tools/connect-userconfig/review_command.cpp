#include "review_command.hpp"

#include "arguments.hpp"
#include "atomic_file.hpp"
#include "cleanup.hpp"
#include "connect_userconfig/report.hpp"
#include "connect_userconfig/review.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "inputs.hpp"
#include "policy_files.hpp"
#include "refusal.hpp"
#include "usage.hpp"
#include "way_back.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace connect_userconfig::tool {
namespace {

struct ReviewArguments {
  std::string plan;
  std::string page;
  std::string csv;
  std::vector<std::string> names;
  bool show_numbers = false;
};

/// An output of the command. What it is given may have to be thrown away, because a plan is known to be whole only at
/// its end: a file that has no name yet takes it at once, and anything else when the plan has been read.
class Output {
 public:
  explicit Output(const char* option) : option_(option) {}

  [[nodiscard]] std::error_code locate(const std::string& path) {
    used_ = !path.empty();
    return used_ ? file_.locate(path) : std::error_code();
  }
  [[nodiscard]] std::error_code open() {
    constexpr mode_t owner_only = 0600;
    return used_ ? file_.open(owner_only, true) : std::error_code();
  }
  /// Room for more of the output.
  [[nodiscard]] std::string& text() noexcept { return text_; }
  /// Passes on what there is, if that can be taken back.
  void relieve() {
    constexpr std::size_t enough = std::size_t{1} << 20U;
    const auto& where = file_.identity();
    if (text_.size() < enough || file_.stream() || !where || !where->is_file() || error_) return;
    error_ = file_.write(text_);
    text_.clear();
  }
  [[nodiscard]] std::error_code finish() {
    if (!used_ || error_) return error_;
    if (const auto error = file_.write(text_)) return error;
    return file_.commit();
  }

  [[nodiscard]] bool used() const noexcept { return used_; }
  [[nodiscard]] const char* option() const noexcept { return option_; }
  [[nodiscard]] std::string_view name() const noexcept { return file_.name(); }
  [[nodiscard]] const std::optional<Identity>& place() const noexcept { return file_.identity(); }
  [[nodiscard]] std::optional<std::string> problem() const {
    return used_ ? takes_way_back(file_, option_) : std::nullopt;
  }

 private:
  const char* option_;
  bool used_ = false;
  AtomicFile file_;
  std::string text_;
  std::error_code error_;
};

/// The plan, and the files with names.
std::vector<Identity> inputs_of(const Inputs& plan, const std::vector<std::string>& names) {
  auto all = plan.identities();
  const auto more = identities_of(names);
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// An output in the place of an input would destroy it, two in one place would destroy each other.
std::optional<std::string> clash(const Output& page, const Output& csv, const std::vector<Identity>& inputs) {
  for (const auto* output : {&page, &csv}) {
    if (auto problem = output->problem()) return problem;
    if (!output->used() || !output->place() || !output->place()->is_file()) continue;
    if (std::find(inputs.begin(), inputs.end(), *output->place()) == inputs.end()) continue;
    return std::string(output->option()) + " is an input, which it would replace";
  }
  if (!page.used() || !csv.used() || !page.place() || page.place() != csv.place()) return std::nullopt;
  return std::string(page.option()) + " and " + csv.option() + " are the same place";
}

/// Reads the plan once, for both outputs.
std::optional<LocatedDiagnostic> read(ByteSource& plan, const ReviewOptions& options, Output& page, Output& csv) {
  Review review(options);
  PlanHandler handler;
  if (page.used()) {
    handler.header = [&](const PlanHeader& header) { review.add(header); };
    handler.end = [&](const PlanEnd& end) { review.add(end); };
  }
  if (csv.used()) append_review_csv_head(csv.text());
  handler.user = [&](const PlanUser& user) {
    if (page.used()) review.add(user);
    if (!csv.used()) return;
    append_review_csv_row(user, options, csv.text());
    csv.relieve();
  };
  auto wrong = read_plan(plan, handler);
  if (!wrong && page.used()) page.text() = review.page();
  return wrong;
}

int review(const ReviewArguments& arguments) {
  clean_up_on_signals();
  if (arguments.page.empty() && arguments.csv.empty()) {
    return refuse_usage("review needs -o or --csv: the file that is written");
  }
  auto files = arguments.names;
  files.push_back(arguments.plan);
  if (const auto problem = read_twice(files)) return refuse_usage(*problem);
  PolicyProblems problems;
  const ReviewOptions options{.show_numbers = arguments.show_numbers, .names = load_names(arguments.names, problems)};
  for (const auto& each : problems.diagnostics) (void)refuse(each);
  if (const auto code = problems.exit_code(); code != exit_done) return code;

  Output page("--output");
  Output csv("--csv");
  if (const auto error = page.locate(arguments.page))
    return refuse(DiagnosticId::output_unwritable, arguments.page, error);
  if (const auto error = csv.locate(arguments.csv))
    return refuse(DiagnosticId::output_unwritable, arguments.csv, error);
  Inputs plan;
  if (const auto error = plan.open(arguments.plan))
    return refuse(DiagnosticId::input_unreadable, arguments.plan, error);
  if (const auto problem = clash(page, csv, inputs_of(plan, arguments.names))) return refuse_usage(*problem);
  for (auto* output : {&page, &csv}) {
    if (const auto error = output->open()) return refuse(DiagnosticId::output_unwritable, output->name(), error);
  }
  if (const auto wrong = read(*plan.sources().front(), options, page, csv)) return refuse(*wrong);
  for (auto* output : {&page, &csv}) {
    if (const auto error = output->finish()) return refuse(DiagnosticId::output_unwritable, output->name(), error);
  }
  return exit_done;
}

void add_options(CLI::App& app, ReviewArguments& arguments) {
  app.add_option("PLAN", arguments.plan, "Plan to show, - for standard input")->type_name("")->required();
  app.add_option("-o,--output", arguments.page, "Write the page to FILE: HTML that needs nothing else")
      ->type_name("FILE");
  app.add_option("--csv", arguments.csv, "Write one row a user to FILE, for a spreadsheet")->type_name("FILE");
  add_names_option(app, arguments.names);
  app.add_flag("--show-numbers", arguments.show_numbers, "Do not mask phone numbers");
}

}  // namespace

int run_review(int argc, char** argv) {
  CLI::App app("Shows a plan to those who sign it: as a page, as rows for a spreadsheet", "connect-userconfig review");
  app.footer(exit_codes_text() +
             "\n2 is also a plan that is refused: one that is cut, edited, or of a newer version.\n"
             "Example: connect-userconfig review users.plan -o review.html --names profiles.json");
  app.get_formatter()->column_width(34);
  ReviewArguments arguments;
  add_options(app, arguments);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  return review(arguments);
}

}  // namespace connect_userconfig::tool
