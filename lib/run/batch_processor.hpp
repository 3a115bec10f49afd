// Converts the records of a batch. One per thread; what it makes depends on its batch alone.
#pragma once

#include "read/record_parser.hpp"
#include "run/batch.hpp"

namespace connect_userconfig::run_detail {

/// What every thread of a run works with.
struct RunContext {
  const RunOptions& options;
  const Report& report;
  RequestWriter requests;
  bool wants_rejects = false;
  bool wants_diagnostics = false;
};

class BatchProcessor {
 public:
  explicit BatchProcessor(const RunContext& context) : context_(context), parser_(context.options.read) {}
  void process(Batch& batch);

 private:
  void process(Batch& batch, const reader::Slice& slice, RecordEnd& end);
  void count_for_export(Batch& batch, const reader::Slice& slice, RecordEnd& end);
  void convert_user(Batch& batch, RecordEnd& end);
  /// What there is to ask about a user's record that has been converted.
  [[nodiscard]] Keyed keyed() const;
  /// True if it is withheld over more than its lists, so that not all that it means is known.
  [[nodiscard]] bool is_in_error() const;
  /// Adds to what was found in a neighbouring request what reading it has found.
  void add_of_reading();
  void convert_neighbour(Batch& batch, std::string_view text, RecordEnd& end);
  void set_key(Batch& batch, RecordEnd& end, std::string_view scope, std::string_view user, std::uint64_t settings,
               bool in_error);
  [[nodiscard]] CommandNotes notes() const;
  void report(Batch& batch, const reader::Slice& slice, std::optional<Position> broken_at);

  const RunContext& context_;
  reader::RecordParser parser_;
  UserRecord record_;
  Conversion conversion_;
};

/// Whom a record is about.
struct Who {
  std::string_view user_id{};
  std::string_view username{};
};

/// True if a report lists only the first few of a kind.
[[nodiscard]] inline bool folds(const Report& report) noexcept {
  return report.most_listed() != std::numeric_limits<std::uint64_t>::max();
}

/// Whether the diagnostic that was counted last is one to be listed.
[[nodiscard]] bool is_listed(const Report& report, const Tallies& tallies, DiagnosticId id);

/// Puts it among those that a report which folds may list.
void list(const Report& report, Batch& batch, std::size_t record, const LocatedDiagnostic& diagnostic);

/// A diagnostic with its place, ready to be reported. `pointer` is that in the slice.
[[nodiscard]] LocatedDiagnostic located(const Batch& batch, const reader::Slice& slice, const std::string& pointer,
                                        const Diagnostic& diagnostic, std::optional<Position> broken_at, Who who,
                                        std::size_t before = 0);

/// One line of the rejects file: what was withheld, why, and the record itself, whole. `broken` text is no JSON, and
/// goes in as a string. The result is where in `to` the diagnostics end.
[[nodiscard]] std::size_t append_reject(const Batch& batch, const reader::Slice& slice, const ReadAs& read_as,
                                        std::span<const LocatedDiagnostic> diagnostics, bool broken, std::string& to);

/// One of its diagnostics.
void append_reason(const LocatedDiagnostic& diagnostic, std::string& to);

}  // namespace connect_userconfig::run_detail
