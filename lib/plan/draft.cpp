#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"
#include "connect_userconfig/writer.hpp"
#include "plan/read_line.hpp"

#include <fmt/format.h>

#include <cstring>

namespace connect_userconfig {
namespace {

constexpr std::size_t most_named = 3;

// What is looked for in lines that this library wrote: quotes within texts are escaped, so these stand where they mean
// what they say.
constexpr std::string_view id_begin = R"({"UserId":")";
constexpr std::string_view outcome_begin = R"(,"outcome":")";
constexpr std::string_view undo_refused_begin = R"(,"undo":{"refused":")";

/// The JSON text behind `begin`, up to its closing quote, as it is escaped.
std::string_view text_behind(std::string_view line, std::string_view begin) {
  const auto at = line.find(begin);
  if (at == std::string_view::npos) return {};
  const auto rest = line.substr(at + begin.size());
  std::size_t end = 0;
  while (end < rest.size() && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;
  return rest.substr(0, end);
}

/// Whether the line says that there is no way back. `find` would stop at each of hundreds of commas.
bool has_no_undo(std::string_view line) {
  return ::memmem(line.data(), line.size(), undo_refused_begin.data(), undo_refused_begin.size()) != nullptr;
}

/// A text as it stands in a line, between its quotes.
std::string escaped(std::string_view text) {
  std::string result;
  append_json_string(text, result);
  return result.substr(1, result.size() - 2);
}

LocatedDiagnostic problem(DiagnosticId id, std::string detail) {
  LocatedDiagnostic diagnostic;
  diagnostic.id = id;
  diagnostic.message = Diagnostic{.id = id, .detail = std::move(detail)}.message();
  return diagnostic;
}

/// Text of an export, safe to show.
std::string shown(std::string_view text) { return printable(text, 256); }

bool is_export(Form form) { return form == Form::search_users || form == Form::describe_user; }

/// A record that could not be read has no form, and is a line without a user.
bool was_read(const UserRecord& record) { return record.form != Form::automatic; }

}  // namespace

PlanDraft::PlanDraft(ReadyPolicy policy, ConvertOptions options, Overlay before)
    : policy_(std::move(policy)), options_(std::move(options)), before_(std::move(before)) {}

RecordWriter PlanDraft::writer() {
  return [this](const UserRecord& record, const Conversion& conversion, std::string& to) {
    write(record, conversion, to);
  };
}

std::function<void(std::string_view)> PlanDraft::conflicts() {
  return [this](std::string_view user_id) { conflicting_.insert(escaped(user_id)); };
}

void PlanDraft::write(const UserRecord& record, const Conversion& conversion, std::string& to) {
  if (!was_read(record) || !is_export(record.form)) {
    PolicyExplanation nothing;
    nothing.conversion.diagnostics = conversion.diagnostics;
    if (was_read(record)) look_at(record, conversion);
    return append_plan_line(plan_user(record, nothing, policy_.policy(), options_), to);
  }
  look_at(record, conversion);
  append_plan_line(plan_user(record, policy_.explain(record, options_, before_), policy_.policy(), options_), to);
}

void PlanDraft::look_at(const UserRecord& record, const Conversion& conversion) {
  const std::lock_guard lock(mutex_);
  if (!is_export(record.form)) {
    if (!other_form_) {
      other_form_ =
          problem(DiagnosticId::plan_needs_export, fmt::format("it is of the form {}", to_string(record.form)));
    }
    return;
  }
  for (const auto& each : conversion.diagnostics) {
    if (each.id == DiagnosticId::plan_other_instance && !other_plan_) other_plan_ = problem(each.id, each.detail);
  }
  const auto arn = record.arn ? parse_agent_arn(*record.arn) : std::nullopt;
  // An instance is somewhere: who says another region or account speaks of another instance, or is wrong.
  const auto agrees = [](std::string& known, std::string_view said) {
    if (known.empty()) known = said;
    return said.empty() || known == said;
  };
  const bool same = agrees(place_.instance_id, conversion.request.instance_id) &&
                    (!arn || (agrees(place_.region, arn->region) && agrees(place_.account, arn->account)));
  if (same || other_place_) return;
  other_place_ =
      problem(DiagnosticId::plan_of_two_instances,
              fmt::format("user {} is of {} {} {}, others of {} {} {}", shown(conversion.request.user_id),
                          shown(conversion.request.instance_id), arn ? arn->region : "", arn ? arn->account : "",
                          shown(place_.instance_id), place_.region, place_.account));
}

std::vector<LocatedDiagnostic> PlanDraft::problems() const {
  std::vector<LocatedDiagnostic> result;
  for (const auto* each : {&other_form_, &other_place_, &other_plan_}) {
    if (*each) result.push_back(**each);
  }
  return result;
}

PlanHeader PlanDraft::header() const {
  const std::lock_guard lock(mutex_);
  PlanHeader header;
  header.instance_id = place_.instance_id;
  header.region = place_.region;
  header.account = place_.account;
  header.options = options_;
  return header;
}

/// The line of a user whose records differ.
std::string PlanDraft::withheld(std::string_view line) const {
  auto user = read_plan_user(line, options_.absent).value_or(PlanUser{});
  const Diagnostic diagnostic{.id = DiagnosticId::conflicting_user, .detail = "another record of the user differs"};
  user.outcome = Outcome::withheld;
  user.request = {};
  user.changes.clear();
  user.after = user.before;
  user.diagnostics.push_back({.id = std::string(describe(diagnostic.id).name),
                              .severity = std::string(to_string(diagnostic.severity())),
                              .message = diagnostic.message(),
                              .pointer = {}});
  std::string text;
  append_plan_line(user, text);
  return text;
}

void PlanDraft::settle(std::string_view line, std::string& to) {
  auto outcome = plan::outcome_from(text_behind(line, outcome_begin)).value_or(Outcome::withheld);
  std::string_view settled = line;
  std::string again;
  if (!conflicting_.empty() && conflicting_.contains(text_behind(line, id_begin))) {
    outcome = Outcome::withheld;
    again = withheld(line);
    settled = again;
  }
  auto& count = outcome == Outcome::converted   ? end_.converted
                : outcome == Outcome::unchanged ? end_.unchanged
                                                : end_.withheld;
  ++count;
  if (has_no_undo(settled) && ++without_undo_ <= most_named) {
    if (const auto user = read_plan_user(settled, options_.absent)) {
      named_.push_back(shown(user->username.value_or(user->user_id)));
    }
  }
  to += settled;
}

void PlanDraft::settle_again() {
  end_ = {};
  without_undo_ = 0;
  named_.clear();
}

std::optional<LocatedDiagnostic> PlanDraft::without_undo() const {
  if (without_undo_ == 0) return std::nullopt;
  std::string names;
  for (const auto& name : named_) names.append(names.empty() ? "" : ", ").append(name);
  return problem(DiagnosticId::undo_refused,
                 fmt::format("{} {}: {}{}", without_undo_, without_undo_ == 1 ? "user" : "users", names,
                             without_undo_ > named_.size() ? ", ..." : ""));
}

}  // namespace connect_userconfig
