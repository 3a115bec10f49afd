#include "show_plan.hpp"

#include "connect_userconfig/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t most_groups = 20;
constexpr std::size_t longest = 400;

/// `-` for what nobody said.
std::string value_text(const PlanChange& change, const std::optional<std::string>& value, bool numbers) {
  if (!value) return "-";
  return change.setting == "PhoneNumber" && !numbers ? mask_phone_number(*value) : printable(*value, longest);
}

std::string name_or_id(const Names& names, NameKind kind, const std::string& id) {
  return printable(names.name_of(kind, id).value_or(id), longest);
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

/// The routing profiles, that of the most users first.
void append_routing_profiles(const PlanSummary& summary, const Names& names, std::string& to) {
  using Row = std::pair<std::uint64_t, std::string>;
  std::vector<Row> rows;
  for (const auto& [id, counts] : summary.routing_profiles) {
    const auto converted = of(counts, Outcome::converted);
    const auto unchanged = of(counts, Outcome::unchanged);
    const auto withheld = of(counts, Outcome::withheld);
    rows.emplace_back(converted + unchanged + withheld,
                      fmt::format("{:>9} {:>9} {:>9}  {}\n", converted, unchanged, withheld,
                                  id.empty() ? "none" : name_or_id(names, NameKind::routing_profile, id)));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.first > b.first; });
  if (!rows.empty()) to += "\nRouting profile: to send, unchanged, withheld\n";
  for (const auto& [users, row] : rows) to += row;
}

void append_row(std::string_view label, const std::string& value, std::string& to) {
  if (!value.empty()) to.append(label).append(": ").append(value).append(1, '\n');
}

/// The group behind those that it stands below.
std::string hierarchy_text(const Names& names, const std::string& id) {
  const auto* path = names.path_of(id);
  if (path == nullptr) return name_or_id(names, NameKind::hierarchy_group, id);
  std::string text;
  for (const auto& each : *path) {
    text.append(text.empty() ? "" : " / ").append(name_or_id(names, NameKind::hierarchy_group, each));
  }
  return text;
}

void append_profile(const UserProfile& profile, const Names& names, std::string& to) {
  if (profile.routing_profile_id) {
    append_row("routing profile", name_or_id(names, NameKind::routing_profile, *profile.routing_profile_id), to);
  }
  if (profile.hierarchy_group_id) append_row("hierarchy group", hierarchy_text(names, *profile.hierarchy_group_id), to);
  std::string text;
  for (const auto& id : profile.security_profile_ids) {
    text.append(text.empty() ? "" : ", ").append(name_or_id(names, NameKind::security_profile, id));
  }
  append_row("security profiles", text, to);
  text.clear();
  for (const auto& [key, value] : profile.tags) {
    text.append(text.empty() ? "" : ", ")
        .append(printable(key, longest))
        .append(1, '=')
        .append(printable(value, longest));
  }
  append_row("tags", text, to);
}

/// The legacy limit with what the export says.
std::string because_text(const PlanChange& change, const PlanUser& user) {
  const bool limit = change.because == "PhoneConfig AfterContactWorkTimeLimit" && user.legacy_limit;
  return printable(change.because, longest) + (limit ? fmt::format(" {} ms", user.legacy_limit->count()) : "");
}

std::string undo_text(const PlanUndo& undo) {
  if (!undo.refused.empty()) return "none: " + printable(undo.refused, longest);
  std::string text = undo.phone_config ? "UpdateUserPhoneConfig writes the legacy setting" : "";
  if (undo.lists == UserConfig{}) return text;
  return text + (text.empty() ? "" : ", ") + "UpdateUserConfig writes the lists that there were";
}

}  // namespace

std::string counts_text(const PlanEnd& end) {
  return fmt::format("{} user{}: {} to send, {} unchanged, {} withheld", end.users(), end.users() == 1 ? "" : "s",
                     end.converted, end.unchanged, end.withheld);
}

std::string summary_text(const PlanHeader& header, const PlanSummary& summary, const PlanEnd& end, const Names& names) {
  std::string text;
  const auto out = std::back_inserter(text);
  if (!header.instance_id.empty()) {
    fmt::format_to(out, "instance {} {} {}, ", printable(header.instance_id), printable(header.region),
                   printable(header.account));
  }
  fmt::format_to(out, "made {}{}\n", printable(header.created), header.incomplete ? ", of an incomplete export" : "");
  for (const auto& name : header.since) fmt::format_to(out, "since {}\n", printable(name, 4096));
  fmt::format_to(out,
                 "{}\nof those to send, {} get another setting, {} keep all they have, {} cannot be brought back "
                 "exactly\n",
                 counts_text(end), summary.changing, end.converted - summary.changing, summary.no_undo);
  fmt::format_to(out, "digest {}\n", end.sha256);
  append_routing_profiles(summary, names, text);
  append_counts("Rule: users it is about", summary.rules, text);
  append_counts("Diagnostic: users", summary.diagnostics, text);
  const auto groups = summary.groups();
  if (!groups.empty()) text += "\nIdentical changes: users\n";
  for (std::size_t i = 0; i < groups.size() && i < most_groups; ++i) append_group(groups[i], text);
  if (groups.size() > most_groups) fmt::format_to(out, "{:>9}  groups more\n", groups.size() - most_groups);
  return text;
}

std::string user_text(const PlanUser& user, const Names& names, bool numbers) {
  std::string text;
  const auto out = std::back_inserter(text);
  fmt::format_to(out, "{}{}: {}\n", user.username ? printable(*user.username, longest) + ", " : "",
                 printable(user.user_id, longest), to_string(user.outcome));
  append_profile(user.profile, names, text);
  std::string rules;
  for (const auto& rule : user.rules) rules.append(rules.empty() ? "" : ", ").append(printable(rule, longest));
  append_row("rules", rules, text);
  for (const auto& each : user.diagnostics) {
    fmt::format_to(out, "{}: {} [{}]\n", printable(each.severity), printable(each.message, longest),
                   printable(each.id));
  }
  if (user.outcome == Outcome::converted) append_row("way back", undo_text(user.undo), text);
  auto rows = user.changes;
  const auto standing = standing_of(user);
  rows.insert(rows.end(), standing.begin(), standing.end());
  if (rows.empty()) return text;
  constexpr auto* row = "{:<26} {:<28} {:<18} {:<18} {}\n";
  fmt::format_to(out, fmt::runtime(row), "setting", "channel", "before", "after", "because");
  for (const auto& each : rows) {
    fmt::format_to(out, fmt::runtime(row), each.setting, each.channel, value_text(each, each.before, numbers),
                   value_text(each, each.after, numbers), because_text(each, user));
  }
  return text;
}

}  // namespace connect_userconfig::tool
