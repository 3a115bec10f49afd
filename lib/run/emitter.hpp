// Hands on what the threads have made, batch by batch in the order of the input, and does what needs that order:
// finding users that come twice, counting, and stopping when a sink fails.
#pragma once

#include "run/batch.hpp"
#include "run/batch_processor.hpp"

namespace connect_userconfig::run_detail {

class Emitter {
 public:
  Emitter(const RunContext& context, const RunSinks& sinks)
      : context_(context),
        requests_{.sink = sinks.requests},
        rejects_{.sink = sinks.rejects},
        diagnostics_{.sink = sinks.diagnostics},
        progress_(sinks.progress),
        conflict_(sinks.conflict) {}

  void begin();
  void emit(Batch& batch);
  /// A source that could not be read to its end.
  void source_failed(const std::string& name, std::error_code error);
  /// A source without a record. `left` says that it holds nothing at all, beside others: a command failed.
  void source_was_empty(const std::string& name, bool left);
  /// Something about the run as a whole.
  void tell(LocatedDiagnostic diagnostic);
  /// Something about a source that is not about one of its records.
  void tell_of_source(DiagnosticId id, const std::string& name, std::string_view detail);
  RunSummary end();
  [[nodiscard]] bool failed() const noexcept { return summary_.output_failed; }

 private:
  struct Texts;
  void sort_out_duplicates(Batch& batch);
  [[nodiscard]] static Diagnostic of_earlier(const RecordEnd& end, bool same, bool in_error);
  void tell_of_earlier(Batch& batch, std::size_t record, const Diagnostic& diagnostic, Texts& texts);
  static void take_back(Batch& batch, const RecordEnd& before, std::size_t record);
  void tell_once_a_run();
  void tell_of_export();
  void tell_of_missing_settings();
  void end_page(const Batch& batch, const PageEnd& page);
  void end_held_page();
  void write_requests(std::string_view bytes);
  void write_diagnostics(std::string_view bytes);
  void hold_listed(std::vector<Listed>&& all);
  void write_held();
  struct Output {
    ByteSink* sink = nullptr;
    bool failed = false;
  };
  void write(Output& output, std::string_view bytes);

  const RunContext& context_;
  Output requests_;
  Output rejects_;
  Output diagnostics_;
  const std::function<void(const Progress&)>& progress_;
  const std::function<void(std::string_view)>& conflict_;
  SeenUsers users_;
  Tallies tallies_;
  std::array<std::uint64_t, id_count> listed_{};  // how many of a kind, by a report that folds
  std::uint64_t listed_in_all_ = 0;
  std::array<std::uint64_t, id_count> held_of_{};
  std::vector<Listed> held_;  // the first few of each kind, in their order
  std::uint64_t late_lines_ = 0;
  std::string late_;  // what such a report says of the run itself, at its end
  ExportTally pages_;
  std::uint64_t without_settings_ = 0;   // users
  std::string source_without_settings_;  // of the first of them
  struct HeldPage {
    reader::PageFacts facts;
    std::uint64_t ordinal = 0;  // of the record before its end
    std::string source;
  };
  std::optional<HeldPage> held_page_;
  std::uint64_t left_empty_ = 0;  // sources
  RunSummary summary_;
  std::uint64_t bytes_before_ = 0;  // of the sources that are done
  std::uint64_t bytes_of_source_ = 0;
  const ByteSource* source_ = nullptr;
  bool any_request_ = false;
  bool any_diagnostic_ = false;
};

}  // namespace connect_userconfig::run_detail
