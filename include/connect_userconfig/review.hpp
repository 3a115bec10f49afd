// Review: a plan as a page that people read and sign, and as rows for a spreadsheet. Pure: no files, no clock.
#pragma once

#include "connect_userconfig/names.hpp"
#include "connect_userconfig/plan.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace connect_userconfig {

/// How a plan is shown.
struct ReviewOptions {
  bool show_numbers = false;  ///< phone numbers whole; otherwise `+1206*****12`
  Names names{};              ///< of routing profiles, security profiles and hierarchy groups; ids where it has none
};

/// The page: one HTML file that needs nothing else, and asks nobody for anything. It is given a plan line by line, and
/// keeps of each user about a hundred bytes: what users have in common is kept once.
///
///     Review review({.names = names});
///     const auto wrong = read_plan(source, {.header = [&](const auto& line) { review.add(line); },
///                                           .user = [&](const auto& line) { review.add(line); },
///                                           .end = [&](const auto& line) { review.add(line); }});
///     if (!wrong) file << review.page();
class Review {
 public:
  explicit Review(ReviewOptions options = {});
  ~Review();
  Review(Review&&) noexcept;
  Review& operator=(Review&&) noexcept;

  void add(const PlanHeader& header);
  void add(const PlanUser& user);
  void add(const PlanEnd& end);
  /// The whole file, UTF-8. The same plan and options always give the same bytes.
  [[nodiscard]] std::string page() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The rows for a spreadsheet: RFC 4180, UTF-8 with a byte order mark, one row a user. The columns stay as they are
/// from release to release; new ones come behind them. No cell can begin a formula: one that would starts with an
/// apostrophe.
///
///     std::string text;
///     append_review_csv_head(text);
///     append_review_csv_row(user, {}, text);
/// Source: https://www.rfc-editor.org/rfc/rfc4180
void append_review_csv_head(std::string& to);
void append_review_csv_row(const PlanUser& user, const ReviewOptions& options, std::string& to);

}  // namespace connect_userconfig
