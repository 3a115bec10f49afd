// What one thread makes of some records, ready to be handed on in order.
#pragma once

#include "connect_userconfig/run.hpp"
#include "read/record_parser.hpp"
#include "read/window.hpp"
#include "run/duplicates.hpp"
#include "run/export_tally.hpp"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::run_detail {

inline constexpr auto id_count = static_cast<std::size_t>(DiagnosticId::count_) + max_own_diagnostics;

/// Said once a run and name of a member, with a count: a new release of the API must not flood the report.
[[nodiscard]] constexpr bool is_once_by_name(DiagnosticId id) noexcept { return id == DiagnosticId::unknown_member; }

/// How often something was said, and where first.
struct Tally {
  std::uint64_t count = 0;
  LocatedDiagnostic first;
};

/// How often each diagnostic came, and of how many records; for those that are counted instead of listed, also where
/// first.
class Tallies {
 public:
  void count(DiagnosticId id) noexcept { ++counts_[index(id)]; }
  /// Once a record that it came of.
  void count_record(DiagnosticId id) noexcept { ++records_[index(id)]; }
  [[nodiscard]] std::uint64_t count_of(DiagnosticId id) const noexcept { return counts_[index(id)]; }
  [[nodiscard]] std::uint64_t records_of(DiagnosticId id) const noexcept { return records_[index(id)]; }
  /// Takes back what was counted of the batch's record `record`, which turned out to be of no account.
  void take_back(std::span<const DiagnosticId> told, std::size_t record);
  [[nodiscard]] bool has_first(DiagnosticId id) const noexcept { return firsts_[index(id)].has_value(); }
  void set_first(LocatedDiagnostic diagnostic) {
    const auto at = index(diagnostic.id);
    firsts_[at] = std::move(diagnostic);
  }
  [[nodiscard]] const std::optional<LocatedDiagnostic>& first(DiagnosticId id) const noexcept {
    return firsts_[index(id)];
  }

  /// Whom it is about, as long as there are few. `record` is the place in the batch.
  void add_user(DiagnosticId id, std::string_view label, std::size_t record);
  [[nodiscard]] std::vector<std::string> users(DiagnosticId id) const;
  [[nodiscard]] bool has_users(DiagnosticId id) const noexcept { return users_[index(id)].size() == most_users; }

  /// Counts a member that the model does not know. The result is to be given its place if it is the first of its name;
  /// nothing if there are too many names already, which are then counted together.
  Tally* count_unknown(std::string_view name, std::uint64_t times = 1);
  /// In the order in which the names came.
  [[nodiscard]] const std::vector<std::pair<std::string, Tally>>& unknown() const noexcept { return unknown_; }
  [[nodiscard]] std::uint64_t further_unknown() const noexcept { return further_unknown_; }

  /// Adds what came later in the input.
  void add(Tallies&& later);
  void clear();

  static constexpr std::size_t most_names = 100;
  static constexpr std::size_t most_users = 3;

 private:
  static std::size_t index(DiagnosticId id) noexcept { return static_cast<std::size_t>(id); }

  struct User {
    std::string label;
    std::size_t record;
  };

  std::array<std::uint64_t, id_count> counts_{};
  std::array<std::uint64_t, id_count> records_{};
  std::array<std::optional<LocatedDiagnostic>, id_count> firsts_{};
  std::array<std::vector<User>, id_count> users_{};
  std::vector<std::pair<std::string, Tally>> unknown_;
  std::uint64_t further_unknown_ = 0;
};

/// How a record was read, for whoever reads it again.
struct ReadAs {
  Form form = Form::automatic;
  AcwUnit unit = AcwUnit::unknown;
  std::string_view base;  ///< static: `UserRecord::base`
};

/// What is asked about the user of a record when those that came before are known: whether he came before. If not, he
/// is noted.
enum class Keyed : std::uint8_t {
  no,        ///< nothing: nobody knows whom it is about, or nobody looks
  settled,   ///< and nothing of the record comes to pass if he did
  withheld,  ///< but nothing of it does anyway
};

/// Where the parts of a record end in the texts of its batch.
struct RecordEnd {
  std::size_t slice = 0;
  std::size_t requests = 0;
  std::size_t diagnostics = 0;
  std::size_t rejects = 0;
  std::size_t told = 0;
  Outcome outcome = Outcome::withheld;
  bool is_record = true;
  Keyed keyed = Keyed::no;
  bool only_told = false;           ///< whom it is about an option alone says, which names one user
  bool without_settings = false;    ///< a user of an export who has none, and for whom nothing is wanted
  std::uint64_t users_of_page = 0;  ///< in the `Users` of a response
  std::uint64_t first = 0;          ///< as which record of the run the user came before, if so
  std::size_t names = 0;            // the end of who it is, if it has a key: see `Batch::names`
  std::size_t reasons = 0;          // the end of its diagnostics in the rejects, if it is there
  ReadAs read_as;
  UserKey key;
};

/// The end of a page, behind a record of its batch.
struct PageEnd {
  std::size_t record = 0;  ///< place among the batch's records
  reader::PageFacts facts{};
  bool taken_back = false;  ///< what was told to be its end, just before this, was none
};

/// A diagnostic that a report which folds may list, if there were few of its kind before this batch.
struct Listed {
  std::size_t record = 0;  ///< place among the batch's records
  DiagnosticId id{};
  std::string text;
  std::uint64_t times = 1;
};

struct Batch {
  std::uint64_t ticket = 0;
  ByteSource* source = nullptr;
  std::string source_name;         // safe to print
  std::uint64_t source_bytes = 0;  // read in all so far
  std::error_code source_error;
  bool source_empty = false;
  std::string source_foreign;  // what it is, if it is no export
  reader::Records input;

  std::string requests;
  std::string diagnostics;
  std::string rejects;
  std::string names;               // the identifier and the user name of each record with a key, joined by a NUL
  std::vector<DiagnosticId> told;  // what each record has in the tallies, but for what is said once by name
  std::vector<Listed> listed;      // instead of `diagnostics`, for a report that folds
  std::vector<RecordEnd> ends;
  Tallies tallies;
  std::vector<PageEnd> page_ends;

  void clear_results();
};

}  // namespace connect_userconfig::run_detail
