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
  explicit BatchProcessor(const RunContext& context) : context_(context), parser_(context.options.convert) {}
  void process(Batch& batch);

 private:
  void process(Batch& batch, const reader::Slice& slice, RecordEnd& end);
  void convert_user(Batch& batch, RecordEnd& end);
  void convert_neighbour(Batch& batch, std::string_view text, RecordEnd& end);
  void report(Batch& batch, const reader::Slice& slice, std::optional<std::size_t> broken_at);

  const RunContext& context_;
  reader::RecordParser parser_;
  UserRecord record_;
  Conversion conversion_;
};

/// A diagnostic with its place, ready to be reported.
[[nodiscard]] LocatedDiagnostic located(const Batch& batch, const reader::Slice& slice, const UserRecord& record,
                                        const Diagnostic& diagnostic, std::optional<std::size_t> broken_at,
                                        std::string_view user_id);

/// One line of the rejects file: what was withheld, why, and the record itself, whole. `broken` text is no JSON, and
/// goes in as a string.
void append_reject(const Batch& batch, const reader::Slice& slice, std::span<const LocatedDiagnostic> diagnostics,
                   bool broken, std::string& to);

}  // namespace connect_userconfig::run_detail
