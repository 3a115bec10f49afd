#include "show_plan.hpp"

#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <iterator>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t most_groups = 20;
constexpr std::size_t longest = 400;

/// `-` for what nobody said.
std::string value_text(const PlanChange& change, const std::optional<std::string>& value, bool numbers) {
  if (!value) return "-";
  return change.setting == "PhoneNumber" && !numbers ? mask_phone_number(*value) : printable(*value, longest);
}

void append_counts(std::string_view title, const std::map<std::string, std::uint64_t>& counts, std::string& to) {
  if (counts.empty()) return;
  to.append(1, '\n').append(title).append(1, '\n');
  for (const auto& [name, count] : counts) {
    fmt::format_to(std::back_inserter(to), "{:>9}  {}\n", count, printable(name, longest));
  }
}

std::uint64_t of(const std::map<Outcome, std::uint64_t>& counts, Outcome outcome) {
  const auto found = counts.find(outcome);
  return found == counts.end() ? 0 : found->second;
}

void append_group(const PlanGroup& group, std::string& to) {
  const auto out = std::back_inserter(to);
  fmt::format_to(out, "{:>9}  {}", group.users, to_string(group.outcome));
  for (const auto& error : group.errors) to.append(1, ' ').append(printable(error));
  const char* between = ": ";
  for (const auto& name : group.first) {
    to.append(between).append(printable(name, longest));
    between = ", ";
  }
  to += group.users > group.first.size() ? ", ...\n" : "\n";
  if (group.outcome == Outcome::converted && group.changes.empty()) {
    fmt::format_to(out, "{:11}every channel as before\n", "");
  }
  for (const auto& change : group.changes) {
    fmt::format_to(out, "{:11}{} {}: {} -> {} ({})\n", "", change.setting, change.channel,
                   value_text(change, change.before, false), value_text(change, change.after, false),
                   printable(change.because, longest));
  }
}

}  // namespace

std::string counts_text(const PlanEnd& end) {
  return fmt::format("{} user{}: {} to change, {} unchanged, {} withheld", end.users(), end.users() == 1 ? "" : "s",
                     end.converted, end.unchanged, end.withheld);
}

std::string summary_text(const PlanHeader& header, const PlanSummary& summary, const PlanEnd& end) {
  std::string text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "instance {} {} {}, made {}{}\n", printable(header.instance_id), printable(header.region),
                 printable(header.account), printable(header.created),
                 header.incomplete ? ", of an incomplete export" : "");
  fmt::format_to(out, "{}; {} cannot be brought back exactly\n", counts_text(end), summary.no_undo);
  fmt::format_to(out, "digest {}\n", end.sha256);
  text += "\nRouting profile: to change, unchanged, withheld\n";
  for (const auto& [id, counts] : summary.routing_profiles) {
    fmt::format_to(out, "{:>9} {:>9} {:>9}  {}\n", of(counts, Outcome::converted), of(counts, Outcome::unchanged),
                   of(counts, Outcome::withheld), id.empty() ? "none" : printable(id, longest));
  }
  append_counts("Rule: users it is about", summary.rules, text);
  append_counts("Diagnostic: users", summary.diagnostics, text);
  text += "\nIdentical changes: users\n";
  const auto groups = summary.groups();
  for (std::size_t i = 0; i < groups.size() && i < most_groups; ++i) append_group(groups[i], text);
  if (groups.size() > most_groups) fmt::format_to(out, "{:>9}  groups more\n", groups.size() - most_groups);
  return text;
}

std::string user_text(const PlanUser& user, bool numbers) {
  std::string text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}{}: {}\n", user.username ? printable(*user.username, longest) + ", " : "",
                 printable(user.user_id, longest), to_string(user.outcome));
  if (!user.rules.empty()) {
    text += "rules:";
    for (const auto& rule : user.rules) text.append(1, ' ').append(printable(rule, longest));
    text += '\n';
  }
  for (const auto& each : user.diagnostics) {
    fmt::format_to(out, "{}: {} [{}]\n", printable(each.severity), printable(each.message, longest),
                   printable(each.id));
  }
  if (!user.undo.refused.empty()) fmt::format_to(out, "no way back: {}\n", printable(user.undo.refused, longest));
  if (user.changes.empty()) return text;
  constexpr auto* row = "{:<26} {:<28} {:<18} {:<18} {}\n";
  fmt::format_to(out, fmt::runtime(row), "setting", "channel", "before", "after", "because");
  for (const auto& each : user.changes) {
    fmt::format_to(out, fmt::runtime(row), each.setting, each.channel, value_text(each, each.before, numbers),
                   value_text(each, each.after, numbers), printable(each.because, longest));
  }
  return text;
}

}  // namespace connect_userconfig::tool
