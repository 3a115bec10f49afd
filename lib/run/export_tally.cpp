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
std::uint64_t repeated_by_hash(const PageCount& some) {
  const auto different = std::min(some.different.count(), some.hashed);
  const bool close = !some.different.is_exact() && some.hashed - different < margin(some.hashed);
  return close ? 0 : some.hashed - different;
}

std::optional<Diagnostic> finding_of(const PageCount& some) {
  const auto repeated_hashes = repeated_by_hash(some);
  const bool estimated = repeated_hashes > 0 && !some.different.is_exact();
  const auto distinct = some.users - std::min(some.users, some.repeated + repeated_hashes);
  const auto each = some.users_in_all.value_or(0);
  const auto exports = exports_in(distinct, each);
  const auto all = each * exports;
  const bool more_follow = some.last_pages < exports;
  std::string detail;
  if (some.last_pages == 0) {
    detail = "every page has a NextToken, so there are more";
  } else if (more_follow) {
    detail = fmt::format("of {} exports of {} users {} came to their last page", exports, each, some.last_pages);
  }
  const bool fewer = distinct < all && !(estimated && all - distinct <= margin(all));
  if (fewer) {
    if (!detail.empty()) detail += "; ";
    detail += fmt::format("{}{} different users, and ApproximateTotalCount says {}", estimated ? "about " : "",
                          distinct, all);
  }
  if (more_follow || is_far_fewer(distinct, all))
    return Diagnostic{.id = DiagnosticId::incomplete_export, .detail = detail};
  if (fewer) return Diagnostic{.id = DiagnosticId::user_count_differs, .detail = detail};
  return std::nullopt;
}

}  // namespace

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
  ++came_with_[page->of];
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
  ++found->pages;
  found->last_pages += is_last ? 1 : 0;
  if (users_in_all) found->users_in_all = std::max(found->users_in_all.value_or(0), *users_in_all);
  found->users += open_.users;
  found->repeated += open_.repeated + (of < came_with_.size() ? came_with_[of] : 0);
  found->hashed += open_.hashed;
  found->different.add(open_.different);
  found->source = source;
  if (pages_.empty() || pages_.back().of != of) pages_.push_back({.last_record = ordinal, .of = of});
  pages_.back().last_record = ordinal;
  open_ = {};
  open_since_ = ordinal;
  came_with_.clear();
}

std::vector<ExportTally::Finding> ExportTally::findings() const {
  std::vector<Finding> findings;
  for (const auto& some : exports_) {
    if (auto finding = finding_of(some)) findings.push_back({.diagnostic = std::move(*finding), .source = some.source});
  }
  return findings;
}

}  // namespace connect_userconfig::run_detail
