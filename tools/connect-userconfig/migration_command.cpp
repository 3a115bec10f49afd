#include "migration_command.hpp"

#include "arguments.hpp"
#include "connect_userconfig/text.hpp"
#include "consent.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "live.hpp"
#include "migration_progress.hpp"
#include "migration_report.hpp"
#include "refusal.hpp"
#include "usage.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <functional>

namespace connect_userconfig::tool {
namespace {

struct MigrationArguments {
  std::string plan;
  std::string journal;
  std::string digest;
  Asked asked;
  Pace pace;
  UserReportFormat format = UserReportFormat::text;
  bool again = false;
};

/// What is different between sending and undoing.
struct Direction {
  std::string_view verb;  ///< of the question
  decltype(&apply_plan) run;
  /// Whether a user is to be handled, by what the journal says.
  bool (*concerns)(const PlanUser&, const JournalEntry*);
  /// Whether a user belongs into the report.
  bool (*is_reported)(const PlanUser&, const JournalEntry*);
  UserReport (*report)(const PlanUser&, const JournalEntry*);
};

constexpr Direction applying = {.verb = "Send these settings to",
                                .run = &apply_plan,
                                .concerns = &is_to_be_sent,
                                .is_reported = [](const PlanUser&, const JournalEntry*) { return true; },
                                .report = &report_of};

constexpr Direction undoing = {
    .verb = "Bring back the former settings of",
    .run = &roll_back_plan,
    .concerns = [](const PlanUser&, const JournalEntry* entry) { return is_to_be_undone(entry); },
    .is_reported = [](const PlanUser&, const JournalEntry* entry) { return was_sent(entry); },
    .report = [](const PlanUser& user, const JournalEntry* entry) { return undo_report_of(user, *entry); }};

constexpr std::size_t longest_path = 4096;

bool rolled_back(const JournalEntry* entry) {
  if (entry == nullptr) return false;
  const auto standing = entry->standing;
  return standing == Standing::undone || standing == Standing::undoing || standing == Standing::changed_since ||
         standing == Standing::undo_failed || standing == Standing::undo_refused;
}

class Migration {
 public:
  Migration(const MigrationArguments& arguments, const Direction& direction)
      : arguments_(arguments), direction_(direction) {}

  int run() {
    for (const auto step : {&Migration::load, &Migration::look_at_journal, &Migration::consent, &Migration::open}) {
      if (const auto code = (this->*step)(); code != exit_done) return code;
      if (left_ == 0 && looked_) return report();
    }
    return send();
  }

 private:
  int load() {
    int code = exit_done;
    plan_ = load_plan(arguments_.plan, code);
    if (!plan_) return code;
    auto users = asked_users(*plan_, arguments_.asked, code);
    if (!users) return code;
    users_ = std::move(*users);
    if (!arguments_.digest.empty() && arguments_.digest != plan_->end.sha256) return refuse_digest(*plan_);
    path_ = journal_path(*plan_, arguments_.journal);
    return exit_done;
  }

  int look_at_journal() {
    int code = exit_done;
    auto entries = read_journal(*plan_, path_, code);
    if (!entries) return code;
    entries_ = std::move(*entries);
    const auto entry_of = [&](const PlanUser& user) { return find_entry(entries_, user.user_id); };
    if (direction_.run == &apply_plan && !arguments_.again) {
      std::vector<std::string> back;
      for (const auto& user : users_) {
        if (rolled_back(entry_of(user))) back.push_back(shown_name(user));
      }
      if (!back.empty()) return refuse_rolled_back(back);
    }
    if (direction_.run == &roll_back_plan &&
        std::none_of(users_.begin(), users_.end(), [&](const auto& user) { return was_sent(entry_of(user)); })) {
      return nothing_sent(path_, entries_, users_);
    }
    if (direction_.run == &roll_back_plan) note_not_sent(arguments_.asked, entries_, users_);
    left_ = static_cast<std::size_t>(std::count_if(users_.begin(), users_.end(), [&](const PlanUser& user) {
      return direction_.concerns(user, find_entry(entries_, user.user_id));
    }));
    looked_ = true;
    return exit_done;
  }

  [[nodiscard]] int refuse_rolled_back(const std::vector<std::string>& names) const {
    return refuse_usage(
        "there was a rollback for " + names_of(names) +
        "; --except leaves them out (@FILE: a file of them), --again sends it to them once more. All of "
        "them: connect-userconfig status " +
        printable(arguments_.plan, longest_path) +
        " --format csv, where the state is undone, undoing, changed-since, undo-refused or undo-failed");
  }

  int consent() {
    return ask_consent(*plan_, arguments_.digest,
                       fmt::format("{} {} user{}", direction_.verb, left_, left_ == 1 ? "" : "s"));
  }

  int open() {
    int code = exit_done;
    auto opened = open_journal(path_, plan_->end.sha256, JournalAccess::create);
    if (const auto* problem = std::get_if<ServiceProblem>(&opened)) return say_problem(*problem);
    journal_ = std::move(std::get<std::unique_ptr<Journal>>(opened));
    // Whoever said yes to one state has not said yes to another.
    if (by_id(journal_->entries()) != entries_) {
      return refuse_usage(
          "another run was here since you were asked: nothing was sent. The same command asks again, for what is so "
          "now");
    }
    service_ = open_live(plan_->header.instance_id, plan_->header.region, interrupts_, code);
    return code;
  }

  int send() {
    MigrationProgress progress(::isatty(STDERR_FILENO) != 0);
    auto options = live_options(arguments_.pace, plan_->header.options.absent);
    bool told = false;
    options.interrupt = [&] {
      const auto wish = Interrupts::wish();
      if (wish == Interrupt::finish && !std::exchange(told, true)) {
        progress.clear();
        (void)write_all(STDERR_FILENO,
                        "connect-userconfig: finishing what is under way; once more stops at once, and nothing is lost "
                        "by it\n");
      }
      return wish;
    };
    options.event = [&](const MigrationEvent& event) { progress.show(event); };
    const auto result = direction_.run(place_of(plan_->header), users_, *service_, *journal_, options);
    progress.clear();
    entries_ = by_id(journal_->entries());
    // Behind the report, which may have a line for each of thousands: what is said last is what is read.
    const auto reported = report();
    const auto code = say_stop(result.stop, result.why);
    if (code == exit_safety) {
      (void)write_all(STDERR_FILENO, "connect-userconfig: look into that first; then the same command goes on\n");
    } else if (result.stop == StopReason::journal) {
      (void)write_all(STDERR_FILENO,
                      "connect-userconfig: mend that, or put the file back; then the same command goes on. Without its "
                      "journal it would begin anew, and nobody who was sent to could be brought back\n");
    } else if (code != exit_done) {
      (void)write_all(STDERR_FILENO, "connect-userconfig: the same command goes on where it stopped\n");
    }
    return code != exit_done ? code : reported;
  }

  int report() {
    std::vector<UserReport> reports;
    for (const auto& user : users_) {
      const auto* entry = find_entry(entries_, user.user_id);
      if (direction_.is_reported(user, entry)) reports.push_back(direction_.report(user, entry));
    }
    return write_reports(reports, arguments_.format);
  }

  const MigrationArguments& arguments_;
  const Direction& direction_;
  Interrupts interrupts_{};
  std::optional<LoadedPlan> plan_{};
  std::vector<PlanUser> users_{};
  std::string path_{};
  Entries entries_{};
  std::size_t left_ = 0;
  bool looked_ = false;
  std::unique_ptr<Journal> journal_{};
  std::unique_ptr<Service> service_{};
};

void add_common_options(CLI::App& app, MigrationArguments& arguments) {
  app.add_option("PLAN", arguments.plan, "The plan")->type_name("")->required();
  add_journal_option(app, arguments.journal);
  add_report_format(app, arguments.format);
}

/// CLI11's own says the bounds of a double.
CLI::Validator one_or_more() {
  return {[](std::string& text) {
            std::uint64_t value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error == std::errc() && end == text.data() + text.size() && value > 0) return std::string();
            return "'" + text + "' is no number of users: 1 or more";
          },
          ""};
}

void add_run_options(CLI::App& app, MigrationArguments& arguments) {
  add_common_options(app, arguments);
  app.add_option("--digest", arguments.digest, "The digest of the plan that was signed; without it, you are asked")
      ->type_name("HEX");
  app.add_option("--first", arguments.asked.first, "Only the first N users to whom the plan sends something: a pilot")
      ->check(one_or_more())
      ->type_name("N");
  add_asked_options(app, arguments.asked);
  add_pace_options(app, arguments.pace);
}

std::string footer(std::string_view more) { return exit_codes_text() + "\n" + std::string(more); }

}  // namespace

int run_apply(int argc, char** argv) {
  CLI::App app("Sends a plan, at the pace of the API, and keeps a journal of it", "connect-userconfig apply");
  app.footer(
      footer("1: users are stale, failed, withheld, or were not sent though asked for; they are named.\n"
             "2 is also a plan that is refused or not signed, and a rollback that there was for users asked for.\n"
             "Example: connect-userconfig apply users.plan --first 10"));
  app.get_formatter()->column_width(34);
  MigrationArguments arguments;
  add_run_options(app, arguments);
  app.add_flag("--again", arguments.again, "Send it also to users for whom it was rolled back");
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  take_lost_writes_as_errors();
  return Migration(arguments, applying).run();
}

int run_rollback(int argc, char** argv) {
  CLI::App app("Brings back what users had before a plan was sent", "connect-userconfig rollback");
  app.footer(
      footer("1: users could not be brought back, or were changed since; they are named, and not touched.\n"
             "2 is also a plan that is refused or not signed, and that nothing was sent to those who are asked for.\n"
             "Example: connect-userconfig rollback users.plan --only mary"));
  app.get_formatter()->column_width(34);
  MigrationArguments arguments;
  add_run_options(app, arguments);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  take_lost_writes_as_errors();
  return Migration(arguments, undoing).run();
}

int run_status(int argc, char** argv) {
  CLI::App app("Tells how the users of a plan stand, by its journal", "connect-userconfig status");
  app.footer(
      footer("1: not all users are as planned; they are named.\n"
             "Example: connect-userconfig status users.plan --format csv"));
  app.get_formatter()->column_width(34);
  MigrationArguments arguments;
  add_common_options(app, arguments);
  int code = exit_done;
  if (const auto wrong = parse_arguments(app, argc, argv)) return *wrong;
  take_lost_writes_as_errors();
  const auto plan = load_plan(arguments.plan, code);
  if (!plan) return code;
  const auto entries = read_journal(*plan, journal_path(*plan, arguments.journal), code);
  if (!entries) return code;
  note_missing(arguments.journal);
  std::vector<UserReport> reports;
  for (const auto& user : plan->users) reports.push_back(report_of(user, find_entry(*entries, user.user_id)));
  return write_reports(reports, arguments.format);
}

}  // namespace connect_userconfig::tool
