#include "run/export_tally.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace connect_userconfig::run_detail {

void ExportTally::add(const ExportTally& other) noexcept {
  pages += other.pages;
  last_page = last_page || other.last_page;
  if (other.users_in_all) users_in_all = std::max(users_in_all.value_or(0), *other.users_in_all);
  users += other.users;
}

std::optional<Diagnostic> finding_of(const ExportTally& tally, std::uint64_t distinct) {
  if (tally.pages == 0) return std::nullopt;
  const auto all = tally.users_in_all.value_or(0);
  std::string detail;
  if (!tally.last_page) detail = "every page has a NextToken, so there are more";
  // Fewer than 95 of 100; what a hostile file says is no reason to overflow.
  const bool far_fewer = distinct < all - all / 20;
  if (distinct < all) {
    if (!detail.empty()) detail += "; ";
    detail += fmt::format("{} different users, and ApproximateTotalCount says {}", distinct, all);
  }
  if (!tally.last_page || far_fewer) return Diagnostic{.id = DiagnosticId::incomplete_export, .detail = detail};
  if (distinct < all) return Diagnostic{.id = DiagnosticId::user_count_differs, .detail = detail};
  return std::nullopt;
}

}  // namespace connect_userconfig::run_detail
