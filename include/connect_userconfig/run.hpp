// The whole conversion: sources in, requests and diagnostics out, in bounded memory and on all cores.
#pragma once

#include "connect_userconfig/convert.hpp"
#include "connect_userconfig/reader.hpp"
#include "connect_userconfig/report.hpp"
#include "connect_userconfig/writer.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace connect_userconfig {

/// Where bytes go.
class ByteSink {
 public:
  virtual ~ByteSink() = default;
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;

  /// Writes all of it, or says why not.
  virtual std::error_code write(std::string_view bytes) = 0;
  [[nodiscard]] virtual std::string_view name() const noexcept = 0;
};

/// A string as a sink.
class StringSink : public ByteSink {
 public:
  explicit StringSink(std::string& to) : to_(to) {}
  std::error_code write(std::string_view bytes) override {
    to_.append(bytes);
    return {};
  }
  [[nodiscard]] std::string_view name() const noexcept override { return "<memory>"; }

 private:
  std::string& to_;
};

/// What became of a record of a neighbouring operation (`CreateUser`, ...): JSON in, JSON out.
struct NeighbourConversion {
  Outcome outcome = Outcome::withheld;
  std::string json{};       ///< compact, to be written if `converted` or passed through
  std::string cli_words{};  ///< `connect create-user`
  std::string identity{};   ///< what makes two records the same one; empty: nothing does
  Diagnostics diagnostics{};
};

/// What is written of a record: a line of a plan, for one. Called for every record, also for those that are unchanged
/// or withheld, and for those that could not be read, of which `record` says next to nothing. What it appends is
/// dropped if the user came before. With a writer, two records of a user differ as well if they say that the user has
/// different settings now, though both lead to the same.
using RecordWriter = std::function<void(const UserRecord& record, const Conversion& conversion, std::string& to)>;

/// Whether two records of one user are looked for. It costs a key of fixed size a user: see docs/performance.md.
enum class Duplicates : std::uint8_t { check, ignore };

struct RunOptions {
  ReadOptions read{};
  ConvertOptions convert{};
  Overlay overlay{};  ///< a program's own rules; may be called by several threads at once
  RequestFormat format = RequestFormat::ndjson;
  RecordWriter writer{};  ///< in place of requests in that format; may be called by several threads at once
  Duplicates duplicates = Duplicates::check;
  unsigned threads = 0;     ///< 0: as many as there are cores, four at the most
  bool unbuffered = false;  ///< hand on every record as soon as it is complete
  /// Converts records of forms that are not about a phone setting. Without it they are `unrecognized-form`.
  std::function<NeighbourConversion(Form, std::string_view text)> neighbours{};
  /// What else there is to say when everything has been converted, once a run: a rule that matched nobody, for one.
  std::function<std::vector<LocatedDiagnostic>()> at_end{};
};

struct Progress {
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
};

/// Where the results go. A null sink takes nothing.
struct RunSinks {
  ByteSink* requests = nullptr;
  /// Called with the id of each user of whom another record came before that says something else.
  std::function<void(std::string_view user_id)> conflict{};
  ByteSink* rejects = nullptr;  ///< withheld records, one JSON object a line, with their diagnostics
  ByteSink* diagnostics = nullptr;
  std::function<void(const Progress&)> progress{};  ///< called now and then, from one thread at a time
};

/// Converts all sources, one after the other. The same input gives the same bytes, however many threads there are.
/// Memory does not grow with the input, but for the keys of `Duplicates::check`. Never throws for bad data; a source or
/// a sink that fails is in the summary and among the diagnostics, and a sink that failed ends the run.
///
///     MemorySource source(exported_json, "users.json");
///     std::string requests, problems;
///     StringSink to(requests), report_to(problems);
///     ByteSource* sources[] = {&source};
///     auto summary = run(sources, {.requests = &to, .diagnostics = &report_to}, *make_report(ReportFormat::text), {});
///     // summary.converted requests stand in `requests`, one a line
///
/// Sources, sinks, `progress` and `neighbours` are called from any of the run's threads. `neighbours` may be called by
/// several at once, the others by one at a time. What they throw ends the run and comes out of it.
RunSummary run(std::span<ByteSource* const> sources, const RunSinks& sinks, const Report& report,
               const RunOptions& options);

}  // namespace connect_userconfig
