#include "verify_command.hpp"

#include "arguments.hpp"
#include "connect_userconfig/text.hpp"
#include "exit_codes.hpp"
#include "files.hpp"
#include "inputs.hpp"
#include "live.hpp"
#include "migration_progress.hpp"
#include "migration_report.hpp"
#include "refusal.hpp"
#include "usage.hpp"

#include <fmt/format.h>

#include <unistd.h>

#include <algorithm>
#include <set>

namespace connect_userconfig::tool {
namespace {

struct VerifyArguments {
  std::string plan;
  std::vector<std::string> exports;
  std::string journal;
  ReadOptions read;
  Asked asked;
  Pace pace;
  UserReportFormat format = UserReportFormat::text;
  bool sent = false;
};

constexpr std::size_t longest_path = 4096;

void note(const std::string& text) { (void)write_all(STDERR_FILENO, "connect-userconfig: " + text + "\n"); }

/// What of a user's settings this version does not know, or cannot read; empty, if nothing.
std::string why_unclear(const UserRecord& user) {
  std::set<std::string> members;
  for (const auto& each : user.unknown_members)
    members.insert(std::string(pointer_to(each.list).substr(1)) + "/" + each.name);
  std::string text;
  for (const auto& each : members) text.append(text.empty() ? "" : ", ").append(printable(each));
  if (!text.empty()) return text + " is not known to this version";
  for (const auto& each : user.diagnostics) {
    if (each.severity() == Severity::error) return printable(each.pointer() + ": " + each.message(), longest_path);
  }
  return {};
}

/// What an export says of the plan's users.
class Seen {
 public:
  explicit Seen(const LoadedPlan& plan) {
    instance_ = plan.header.instance_id;
    for (const auto& user : plan.users) planned_.insert(user.user_id);
  }

  void add(const SourceRecord& record) {
    const auto& user = record.user;
    const auto arn = user.arn ? parse_agent_arn(*user.arn) : std::nullopt;
    const auto id = user.id ? *user.id : arn ? std::string(arn->user_id) : std::string();
    if (is_request(user.form) || !user.unit_known) ++no_export_;
    if (arn && !instance_.empty() && arn->instance_id != instance_) ++elsewhere_;
    const bool planned = planned_.contains(id);
    if (id.empty() || (!planned && has_errors(user.diagnostics))) {
      ++unreadable_;
      return;
    }
    if (!planned) {
      others_.push_back(printable(user.username.value_or(id)));
      return;
    }
    const auto [place, first] = users.emplace(id, settings_of(user));
    if (auto why = why_unclear(user); !why.empty()) {
      unclear.insert_or_assign(id, std::move(why));
    } else if (!first && !mean_the_same(place->second, settings_of(user))) {
      // One of them is wrong, and nobody knows which.
      differ.insert(id);
    }
  }

  int finish() {
    if (!others_.empty()) note("of the export, not in the plan: " + names_of(others_));
    if (unreadable_ > 0) note(fmt::format("{} records of the export could not be read; check says why", unreadable_));
    if (elsewhere_ > 0) return refuse_usage("the export is of another instance than the plan");
    if (no_export_ == 0) return exit_done;
    return refuse_usage(
        "saved requests and users without --from do not say what users have: verify needs what "
        "SearchUsers or DescribeUser answered");
  }

  /// Why nobody can say what a user has: empty, if it is clear.
  [[nodiscard]] std::string why_unknown(const std::string& id) const {
    if (const auto found = unclear.find(id); found != unclear.end()) return found->second;
    return differ.contains(id) ? "two records differ" : "";
  }

  std::map<std::string, UserSettings> users{};
  std::map<std::string, std::string> unclear{};  ///< whose record says what this version does not know: why
  std::set<std::string> differ{};                ///< of whom two records differ

 private:
  std::string instance_{};
  std::set<std::string> planned_{};
  std::vector<std::string> others_{};
  std::uint64_t unreadable_ = 0;
  std::uint64_t no_export_ = 0;
  std::uint64_t elsewhere_ = 0;
};

class Verification {
 public:
  explicit Verification(const VerifyArguments& arguments) : arguments_(arguments) {}

  int run() {
    for (const auto step : {&Verification::load, &Verification::see, &Verification::look_again}) {
      if (const auto code = (this->*step)(); code != exit_done) return code;
    }
    return write_reports(reports_, arguments_.format);
  }

 private:
  int load() {
    int code = exit_done;
    plan_ = load_plan(arguments_.plan, code);
    if (!plan_) return code;
    auto entries = read_journal(*plan_, journal_path(*plan_, arguments_.journal), code);
    if (!entries) return code;
    entries_ = std::move(*entries);
    auto users = asked_users(*plan_, arguments_.asked, code);
    if (!users) return code;
    users_ = std::move(*users);
    const auto sent = [&](const PlanUser& user) { return was_sent(find_entry(entries_, user.user_id)); };
    if (!arguments_.sent) {
      note_missing(arguments_.journal);
    } else if (std::none_of(users_.begin(), users_.end(), sent)) {
      return nothing_sent(journal_path(*plan_, arguments_.journal), entries_, users_);
    } else {
      note_not_sent(arguments_.asked, entries_, users_);
    }
    seen_.emplace(*plan_);
    return exit_done;
  }

  int see() {
    int code = exit_done;
    if (arguments_.exports.empty()) {
      service_ = open_live(plan_->header.instance_id, plan_->header.region, interrupts_, code);
      if (!service_) return code;
      LiveExport source(*service_, retries_shown(arguments_.pace, progress_), "SearchUsers");
      const auto error = read(source, {.form = Form::search_users, .acw_unit = {}, .profile = false});
      if (source.stop() != StopReason::none) return say_stop(source.stop(), source.why());
      if (error) return refuse(DiagnosticId::input_unreadable, source.name(), error);
    }
    for (const auto& path : arguments_.exports) {
      Inputs input;
      if (const auto error = input.open(path)) return refuse(DiagnosticId::input_unreadable, path, error);
      if (const auto error = read(*input.sources().front(), arguments_.read)) {
        return refuse(DiagnosticId::input_unreadable, path, error);
      }
    }
    code = seen_->finish();
    if (code == exit_done) compare();
    return code;
  }

  std::error_code read(ByteSource& source, const ReadOptions& options) {
    return read_records(source, options, [&](const SourceRecord& record) { seen_->add(record); });
  }

  void compare() {
    reports_.clear();
    for (const auto& user : users_) {
      const auto* entry = find_entry(entries_, user.user_id);
      if (arguments_.sent && !was_sent(entry)) continue;
      const auto found = seen_->users.find(user.user_id);
      const auto* settings = found == seen_->users.end() ? nullptr : &found->second;
      auto unknown = user.outcome == Outcome::withheld ? std::string() : seen_->why_unknown(user.user_id);
      if (!unknown.empty()) {
        reports_.push_back(
            {.user_id = user.user_id, .username = user.username, .state = "unknown", .detail = std::move(unknown)});
        continue;
      }
      reports_.push_back(verify_user(user, entry, settings, plan_->header.options.absent));
    }
  }

  /// What SearchUsers answers may be a little old: whoever differs is asked about directly.
  int look_again() {
    if (!service_) return exit_done;
    std::set<std::string> differ;
    for (const auto& report : reports_) {
      // What this version does not know, it will not know when it asks again.
      const bool again =
          report.state == "different" || report.state == "missing" || seen_->differ.contains(report.user_id);
      if (again && !seen_->unclear.contains(report.user_id)) differ.insert(report.user_id);
    }
    std::vector<PlanUser> users;
    for (const auto& user : users_) {
      if (differ.contains(user.user_id)) users.push_back(user);
    }
    std::map<std::string, std::optional<UserSettings>> now;
    const auto result =
        describe_users(place_of(plan_->header), users, *service_, retries_shown(arguments_.pace, progress_), now);
    for (const auto& [id, settings] : now) {
      seen_->differ.erase(id);
      if (settings) {
        seen_->users[id] = *settings;
      } else {
        seen_->users.erase(id);
        entries_[id].standing = Standing::deleted;
      }
    }
    compare();
    if (result.stop == StopReason::none) return exit_done;
    (void)write_reports(reports_, arguments_.format);
    note("not everybody who differs was asked again: SearchUsers may have told what was true a while ago");
    return say_stop(result.stop, result.why);
  }

  const VerifyArguments& arguments_;
  Interrupts interrupts_{};
  MigrationProgress progress_{};
  std::optional<LoadedPlan> plan_{};
  Entries entries_{};
  std::vector<PlanUser> users_{};
  std::optional<Seen> seen_{};
  std::unique_ptr<Service> service_{};
  std::vector<UserReport> reports_{};
};

}  // namespace

int run_verify(int argc, char** argv) {
  CLI::App app("Compares what users have with what a plan says", "connect-userconfig verify");
  app.footer(exit_codes_text() +
             "\n1: users differ, are missing, unknown or withheld; they are named, setting by setting.\n"
             "Example: connect-userconfig verify users.plan");
  app.get_formatter()->column_width(34);
  VerifyArguments arguments;
  app.add_option("PLAN", arguments.plan, "The plan")->type_name("")->required();
  app.add_option("EXPORT", arguments.exports,
                 "What SearchUsers or DescribeUser answered, - for standard input; without any, SearchUsers is asked")
      ->type_name("");
  add_source_options(app, arguments.read);
  app.add_flag("--sent", arguments.sent, "Only users to whom something was sent: a pilot");
  add_asked_options(app, arguments.asked);
  add_journal_option(app, arguments.journal);
  add_report_format(app, arguments.format);
  add_pace_options(app, arguments.pace);
  if (const auto code = parse_arguments(app, argc, argv)) return *code;
  take_lost_writes_as_errors();
  return Verification(arguments).run();
}

}  // namespace connect_userconfig::tool
