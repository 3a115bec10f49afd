// The parts of the page that stand there without a script: what is signed.
#pragma once

#include "connect_userconfig/plan.hpp"
#include "review/catalog.hpp"
#include "review/tally.hpp"

#include <string>

namespace connect_userconfig::review {

/// Everything that a section may tell.
struct Facts {
  const PlanHeader& header;
  const PlanEnd& end;
  const Tally& tally;
  const Catalog& catalog;
};

/// `20000` is `20,000`.
[[nodiscard]] std::string count_words(std::uint64_t count);

/// Each is HTML, complete in itself.
[[nodiscard]] std::string bar_html(const Facts& facts);
[[nodiscard]] std::string counts_html(const Facts& facts);
[[nodiscard]] std::string origin_html(const Facts& facts);
[[nodiscard]] std::string withheld_html(const Facts& facts);
[[nodiscard]] std::string decisions_html(const Facts& facts);
[[nodiscard]] std::string groups_html(const Facts& facts);

}  // namespace connect_userconfig::review
