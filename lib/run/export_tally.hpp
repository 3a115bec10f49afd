// Whether the exports are complete, from what their pages say and how many users they hold.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "run/distinct_count.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::run_detail {

/// What the pages that give the same number of users, or nearly, say together. Pages come in any order and from any
/// file; those of two exports are told apart by that number.
struct PageCount {
  std::uint64_t pages = 0;
  std::uint64_t last_pages = 0;                 ///< say that none follows
  std::optional<std::uint64_t> users_in_all{};  ///< the most that any of them says
  std::uint64_t users = 0;                      ///< in their `Users`, those that could not be read included
  std::uint64_t repeated = 0;                   ///< of these, came before in a page of the same export
  std::uint64_t hashed = 0;                     ///< of these, are told apart by `different`
  DistinctCount different{};
  std::string source{};  ///< that the last of them was in
};

/// Of the pages of a run, in the order of their records.
class ExportTally {
 public:
  /// Users of the page that goes on. `first`: as which record of the run one came before; 0 if it is new.
  void count_users(std::uint64_t users, std::uint64_t first);
  /// One user of the page that goes on, in a run that does not look for those who came before.
  void count_user(std::uint64_t hash);
  /// The end of a page: what was counted since the last one is of it. `ordinal` is that of the record before.
  void end_page(bool is_last, std::optional<std::uint64_t> users_in_all, std::uint64_t ordinal,
                const std::string& source);

  /// What there is to say of each export: `incomplete-export`, `user-count-differs`, or nothing.
  struct Finding {
    Diagnostic diagnostic;
    std::string source;
  };
  [[nodiscard]] std::vector<Finding> findings() const;

 private:
  /// Pages of one export in a row.
  struct Page {
    std::uint64_t last_record;
    std::size_t of;  // which of the exports
  };

  PageCount open_;
  std::uint64_t open_since_ = 0;          // the last record before it
  std::vector<std::uint64_t> came_with_;  // how many of its users came before in a page of each export
  std::vector<Page> pages_;
  std::vector<PageCount> exports_;
};

}  // namespace connect_userconfig::run_detail
