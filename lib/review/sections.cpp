#include "review/sections.hpp"

#include "review/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace connect_userconfig::review {
namespace {

/// What fits a page or two of paper; the rest is counted.
constexpr std::size_t most_groups = 25;
constexpr std::size_t most_names = 3;

std::string html(std::string_view text) {
  std::string safe;
  append_html(text, safe);
  return safe;
}

std::string users_words(std::uint64_t count) { return count_words(count) + (count == 1 ? " user" : " users"); }

/// One number of the page's head; with a script it leads to the users that it counts.
void append_count(std::string_view kind, std::string_view link, std::uint64_t count, std::string_view name,
                  std::string_view meaning, std::string& to) {
  fmt::format_to(std::back_inserter(to),
                 "<li class=\"count {}\"><a href=\"#{}\"><b>{}</b> <span>{}</span></a><p>{}</p></li>\n", kind, link,
                 count_words(count), name, meaning);
}

void append_fact(std::string_view name, std::string_view value, std::string& to) {
  if (value.empty()) return;
  fmt::format_to(std::back_inserter(to), "<div><dt>{}</dt><dd>{}</dd></div>\n", name, html(value));
}

std::string input_words(const PlanInput& input) {
  return fmt::format("{}, {} bytes, SHA-256 {}", input.name, count_words(input.bytes), input.sha256);
}

/// The names that most users of the group have, and how many other names there are.
template <class Name>
std::string most_frequent(const std::map<std::size_t, std::uint64_t>& counts, Name name) {
  std::vector<std::pair<std::size_t, std::uint64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (std::size_t i = 0; i < std::min(sorted.size(), most_names); ++i) {
    text += fmt::format("{}{} ({})", i == 0 ? "" : ", ", name(sorted[i].first), count_words(sorted[i].second));
  }
  if (sorted.size() > most_names) text += fmt::format(", and {} more", sorted.size() - most_names);
  return text;
}

std::string group_lines(const Group& group) {
  std::string text;
  if (group.lines.empty()) text = fmt::format("<p>{}</p>", meaning_of(group.treatment));
  for (const auto& line : group.lines) text += "<p>" + html(line) + "</p>";
  if (group.callbacks == 0) return text;
  return text + fmt::format("<p>Callbacks of {} are treated otherwise although nobody asked</p>",
                            users_words(group.callbacks));
}

std::string group_row(const Group& group, const Catalog& catalog) {
  const auto profiles = most_frequent(group.routing_profiles, [&](std::size_t number) {
    return number == 0 ? std::string("no routing profile") : catalog.routing_profile_words(number);
  });
  const auto rules = most_frequent(group.rules, [&](std::size_t number) { return catalog.rule_words(number); });
  return fmt::format("<tr><td class=\"number\">{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                     count_words(group.users), name_of(group.treatment), group_lines(group), html(profiles),
                     html(rules));
}

}  // namespace

std::string count_words(std::uint64_t count) {
  auto text = std::to_string(count);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), 1, ',');
  }
  return text;
}

std::string bar_html(const Facts& facts) {
  constexpr std::array<std::string_view, treatment_count> kinds = {"changed", "moved", "done", "withheld"};
  constexpr double width = 1000;
  std::string text = "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">";
  double at = 0;
  for (std::size_t i = 0; i < treatment_count; ++i) {
    if (facts.tally.users == 0) break;
    const auto part = width * static_cast<double>(facts.tally.treatments[i]) / static_cast<double>(facts.tally.users);
    text += fmt::format("<rect class=\"{}\" x=\"{:.1f}\" width=\"{:.1f}\" height=\"10\"/>", kinds[i], at, part);
    at += part;
  }
  return text + "</svg>\n";
}

std::string counts_html(const Facts& facts) {
  const auto& tally = facts.tally;
  std::string text = "<ul class=\"counts\">\n";
  const auto one = [&](std::string_view kind, Treatment treatment) {
    append_count(kind, fmt::format("users&amp;outcome={}", kind), tally.treatments[static_cast<std::size_t>(treatment)],
                 name_of(treatment), meaning_of(treatment), text);
  };
  one("changed", Treatment::changed);
  one("moved", Treatment::moved);
  one("done", Treatment::done);
  one("withheld", Treatment::withheld);
  append_count("callbacks", "callbacks", tally.callbacks, "Callbacks", "are treated otherwise although nobody asked",
               text);
  append_count("no-undo", "users&amp;undo=none", tally.no_undo, "No way back", "cannot be undone as they were", text);
  return text + "</ul>\n";
}

std::string origin_html(const Facts& facts) {
  std::string text = "<dl class=\"facts\">\n";
  append_fact("Digest of the plan", facts.end.sha256, text);
  append_fact("Users", count_words(facts.end.users()), text);
  append_fact("Instance", facts.header.instance_id, text);
  append_fact("Region", facts.header.region, text);
  append_fact("Account", facts.header.account, text);
  append_fact("Made", facts.header.created, text);
  append_fact("Made by", facts.header.tool.empty() ? "" : "connect-userconfig " + facts.header.tool, text);
  for (const auto& each : facts.end.exports) append_fact("From the export", input_words(each), text);
  if (facts.end.policy) append_fact("By the rules of", input_words(*facts.end.policy), text);
  return text + "</dl>\n";
}

std::string withheld_html(const Facts& facts) {
  if (facts.tally.withheld_for.empty()) return "<p>Nobody is withheld.</p>\n";
  std::vector<std::pair<std::string, std::uint64_t>> sorted(facts.tally.withheld_for.begin(),
                                                            facts.tally.withheld_for.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text = "<ul>\n";
  for (const auto& [reason, count] : sorted) {
    text += fmt::format("<li>{}: {}</li>\n", users_words(count), html(reason));
  }
  return text + "</ul>\n";
}

std::string decisions_html(const Facts& facts) {
  std::string text = "<ul>\n";
  for (const auto& sentence : decision_words(facts.header)) text += "<li>" + html(sentence) + "</li>\n";
  return text + "</ul>\n";
}

std::string groups_html(const Facts& facts) {
  std::string text =
      "<table><thead><tr><th>Users</th><th>Outcome</th><th>What changes, or why nothing is sent</th>"
      "<th>Routing profiles</th><th>Rules</th></tr></thead><tbody>\n";
  const auto sorted = facts.tally.largest_groups();
  const auto shown = std::min(sorted.size(), most_groups);
  std::uint64_t others = facts.tally.users;
  for (std::size_t i = 0; i < shown; ++i) {
    text += group_row(*sorted[i], facts.catalog);
    others -= sorted[i]->users;
  }
  text += "</tbody></table>\n";
  if (shown == sorted.size()) return text;
  return text + fmt::format("<p>And {} smaller groups, with {}.</p>\n", sorted.size() - shown, users_words(others));
}

}  // namespace connect_userconfig::review
