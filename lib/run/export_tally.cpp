#include "run/export_tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::run_detail {
namespace {

/// The number is approximate, and may change from page to page. What a hostile file says is no reason to overflow.
bool is_far_fewer(std::uint64_t users, std::uint64_t all) { return users < all - all / 20; }

bool is_of_one_export(const PageCount& some, const std::optional<std::uint64_t>& users_in_all) {
  if (!some.users_in_all || !users_in_all) return !some.users_in_all && !users_in_all;
  const auto [fewer, more] = std::minmax(*some.users_in_all, *users_in_all);
  return !is_far_fewer(fewer, more);
}

/// How many exports of about so many users there must be: one that holds a quarter more than it says is two.
std::uint64_t exports_in(std::uint64_t users, std::uint64_t all) {
  const auto most = all + all / 4;
  return all == 0 || most < all || users <= most ? 1 : users / most + (users % most == 0 ? 0 : 1);
}

/// What an estimate of so many can be wrong by.
std::uint64_t margin(std::uint64_t count) { return count / 32; }

/// How many of the users who are told apart by their hashes came before. An estimate is not taken at its word where it
/// is so close to none.
std::uint64_t repeated_by_hash(const UserCount& some) {
  const auto different = std::min(some.different.count(), some.hashed);
  const bool close = !some.different.is_exact() && some.hashed - different < margin(some.hashed);
  return close ? 0 : some.hashed - different;
}

/// How many different users there are.
struct Distinct {
  explicit Distinct(const UserCount& some) {
    const auto repeated_hashes = repeated_by_hash(some);
    estimated = repeated_hashes > 0 && !some.different.is_exact();
    users = some.users - std::min(some.users, some.repeated + repeated_hashes);
  }
  /// How many are missing of so many, as far as that can be told.
  [[nodiscard]] std::uint64_t missing_of(std::uint64_t all) const {
    return users >= all || (estimated && all - users <= margin(all)) ? 0 : all - users;
  }
  [[nodiscard]] std::string beside(std::uint64_t all) const {
    return fmt::format("{}{} different users, and ApproximateTotalCount says {}", estimated ? "about " : "", users,
                       all);
  }
  std::uint64_t users = 0;
  bool estimated = false;
};

std::optional<Diagnostic> finding_of(const PageCount& some) {
  if (some.runs_are_whole && !some.run_is_open) return some.nearly_whole;
  const Distinct distinct(some.count);
  const auto each = some.users_in_all.value_or(0);
  const auto exports = exports_in(distinct.users, each);
  const auto all = each * exports;
  const bool more_follow = some.last_pages < exports;
  std::string detail;
  if (some.last_pages == 0) {
    detail = "every page has a NextToken, so there are more";
  } else if (more_follow) {
    detail = fmt::format("of {} exports of {} users {} came to their last page", exports, each, some.last_pages);
  }
  const auto missing = distinct.missing_of(all);
  if (missing > 0) {
    if (!detail.empty()) detail += "; ";
    detail += distinct.beside(all);
  }
  // What one export may lack is no more for being beside others.
  if (more_follow || missing > each / 20) return Diagnostic{.id = DiagnosticId::incomplete_export, .detail = detail};
  if (missing > 0) return Diagnostic{.id = DiagnosticId::user_count_differs, .detail = detail};
  return std::nullopt;
}

/// The sources that do not hold an export on their own: what is missing is missing in one of them.
std::vector<std::string> sources_of(const PageCount& some) {
  std::vector<std::string> names;
  for (const auto& part : some.sources) {
    const bool is_whole = part.has_last_page && !is_far_fewer(part.users, some.users_in_all.value_or(0));
    if (!is_whole) names.push_back(part.name);
  }
  if (names.empty()) names.push_back(some.sources.back().name);
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) text += fmt::format(" and {} more", names.size() - most);
  return text;
}

}  // namespace

void UserCount::add(const UserCount& page, std::uint64_t came_with) {
  users += page.users;
  repeated += page.repeated + came_with;
  hashed += page.hashed;
  different.add(page.different);
}

void ExportTally::count_users(std::uint64_t users, std::uint64_t first) {
  open_.users += users;
  if (first == 0) return;
  if (first > open_since_) {
    ++open_.repeated;
    return;
  }
  const auto page = std::lower_bound(pages_.begin(), pages_.end(), first,
                                     [](const Page& each, std::uint64_t record) { return each.last_record < record; });
  if (page == pages_.end()) return;
  came_with_.resize(exports_.size());
  ++came_with_[page->of].in_all;
  if (first > exports_[page->of].run_since) ++came_with_[page->of].in_run;
}

void ExportTally::count_user(std::uint64_t hash) {
  ++open_.users;
  ++open_.hashed;
  open_.different.add(hash);
}

void ExportTally::end_page(bool is_last, std::optional<std::uint64_t> users_in_all, std::uint64_t ordinal,
                           const std::string& source) {
  auto found = std::find_if(exports_.begin(), exports_.end(),
                            [&](const PageCount& some) { return is_of_one_export(some, users_in_all); });
  if (found == exports_.end()) found = exports_.insert(exports_.end(), PageCount{});
  const auto of = static_cast<std::size_t>(found - exports_.begin());
  const auto came_with = of < came_with_.size() ? came_with_[of] : CameWith{};
  if (users_in_all) found->users_in_all = std::max(found->users_in_all.value_or(0), *users_in_all);
  if (!found->run_is_open) found->run_since = open_since_;
  found->count.add(open_, came_with.in_all);
  found->run.add(open_, found->run_is_open ? came_with.in_run : 0);
  found->run_in_all = std::max(found->run_in_all, users_in_all.value_or(0));
  found->run_is_open = !is_last;
  auto& sources = found->sources;
  if (sources.empty() || sources.back().name != source) sources.push_back({.name = source});
  sources.back().users += open_.users;
  sources.back().has_last_page |= is_last;
  if (is_last) {
    ++found->last_pages;
    end_run(*found);
  }
  if (pages_.empty() || pages_.back().of != of) pages_.push_back({.last_record = ordinal, .of = of});
  pages_.back().last_record = ordinal;
  open_ = {};
  open_since_ = ordinal;
  came_with_.clear();
}

void ExportTally::end_run(PageCount& some) {
  const Distinct distinct(some.run);
  const auto all = some.run_in_all;
  const auto missing = distinct.missing_of(all);
  if (missing > all / 20 || exports_in(distinct.users, all) > 1) some.runs_are_whole = false;
  if (missing > some.lacks) {
    some.lacks = missing;
    some.nearly_whole = Diagnostic{.id = DiagnosticId::user_count_differs, .detail = distinct.beside(all)};
  }
  some.run = {};
  some.run_in_all = 0;
}

std::vector<ExportTally::Finding> ExportTally::findings() const {
  std::vector<Finding> findings;
  for (const auto& some : exports_) {
    auto finding = finding_of(some);
    if (!finding) continue;
    const auto sources = sources_of(some);
    if (sources.size() > 1) finding->detail += "; its pages are in " + listed(sources);
    findings.push_back({.diagnostic = std::move(*finding), .source = sources.back()});
  }
  return findings;
}

}  // namespace connect_userconfig::run_detail
