// What one thread makes of some records, ready to be handed on in order.
#pragma once

#include "connect_userconfig/run.hpp"
#include "read/window.hpp"
#include "run/duplicates.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace connect_userconfig::run_detail {

inline constexpr auto id_count = static_cast<std::size_t>(DiagnosticId::count_);

/// Some diagnostics are said once a run, with a count: a new release of the API must not flood the report.
[[nodiscard]] constexpr bool is_once_a_run(DiagnosticId id) noexcept {
  return id == DiagnosticId::unknown_member || id == DiagnosticId::voice_now_covers_callbacks;
}

/// Of these, the ones that are told apart by the name of a member.
[[nodiscard]] constexpr bool is_once_by_name(DiagnosticId id) noexcept { return id == DiagnosticId::unknown_member; }

/// How often something was said, and where first.
struct Tally {
  std::uint64_t count = 0;
  LocatedDiagnostic first;
};

/// How often each diagnostic came; for those that are counted instead of listed, also where first.
class Tallies {
 public:
  void count(DiagnosticId id, std::uint64_t times = 1) noexcept { counts_[index(id)] += times; }
  [[nodiscard]] std::uint64_t count_of(DiagnosticId id) const noexcept { return counts_[index(id)]; }
  [[nodiscard]] bool has_first(DiagnosticId id) const noexcept { return firsts_[index(id)].has_value(); }
  void set_first(LocatedDiagnostic diagnostic) {
    const auto at = index(diagnostic.id);
    firsts_[at] = std::move(diagnostic);
  }
  [[nodiscard]] const std::optional<LocatedDiagnostic>& first(DiagnosticId id) const noexcept {
    return firsts_[index(id)];
  }

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

 private:
  static std::size_t index(DiagnosticId id) noexcept { return static_cast<std::size_t>(id); }

  std::array<std::uint64_t, id_count> counts_{};
  std::array<std::optional<LocatedDiagnostic>, id_count> firsts_{};
  std::vector<std::pair<std::string, Tally>> unknown_;
  std::uint64_t further_unknown_ = 0;
};

/// Where the parts of a record end in the texts of its batch.
struct RecordEnd {
  std::size_t slice = 0;
  std::size_t requests = 0;
  std::size_t diagnostics = 0;
  std::size_t rejects = 0;
  Outcome outcome = Outcome::withheld;
  bool is_record = true;
  bool has_key = false;
  std::size_t names = 0;  // the end of who it is, if it has a key: see `Batch::names`
  std::string_view base;  // static: `UserRecord::base`
  UserKey key;
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
  std::string names;  // the identifier and the user name of each record with a key, joined by a NUL
  std::vector<RecordEnd> ends;
  Tallies tallies;

  void clear_results();
};

}  // namespace connect_userconfig::run_detail
