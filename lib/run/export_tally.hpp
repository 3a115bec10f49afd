// Whether the exports are complete, from what their pages say and how many users they hold.
#pragma once

#include "connect_userconfig/diagnostic.hpp"
#include "run/distinct_count.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace connect_userconfig::run_detail {

/// Users in the pages of one export.
struct UserCount {
  std::uint64_t users = 0;     ///< in their `Users`, those that could not be read included
  std::uint64_t repeated = 0;  ///< of these, came before in a page of the same
  std::uint64_t hashed = 0;    ///< of these, are told apart by `different`
  DistinctCount different{};

  void add(const UserCount& page, std::uint64_t came_with);
};

/// The part of an export that one source holds.
struct SourcePart {
  std::string name;
  std::uint64_t users = 0;
  bool has_last_page = false;
};

/// What the pages that give the same number of users, or nearly, say together. Pages come in any order and from any
/// file; those of two exports are told apart by that number.
struct PageCount {
  std::uint64_t last_pages = 0;                 ///< say that none follows
  std::optional<std::uint64_t> users_in_all{};  ///< the most that any of them says
  UserCount count{};
  std::vector<SourcePart> sources{};
  // Two exports may by chance give the same number. If each run of pages up to a last one is an export on its own, so
  // are they all, however many users two of them share.
  UserCount run{};  ///< of the pages since the last one that none follows
  std::uint64_t run_in_all = 0;
  std::uint64_t run_since = 0;  ///< the record before the first of them
  bool run_is_open = false;
  bool runs_are_whole = true;
  std::optional<Diagnostic> nearly_whole{};  ///< what there is to say of the one that lacks the most
  std::uint64_t lacks = 0;
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
  void end_run(PageCount& some);

  /// Pages of one export in a row.
  struct Page {
    std::uint64_t last_record;
    std::size_t of;  // which of the exports
  };

  /// How many of a page's users came before in a page of an export.
  struct CameWith {
    std::uint64_t in_all = 0;
    std::uint64_t in_run = 0;
  };

  UserCount open_;
  std::uint64_t open_since_ = 0;     // the last record before it
  std::vector<CameWith> came_with_;  // of each export
  std::vector<Page> pages_;
  std::vector<PageCount> exports_;
};

}  // namespace connect_userconfig::run_detail
