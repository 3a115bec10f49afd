#include "connect_userconfig/run.hpp"

#include "connect_userconfig/text.hpp"
#include "read/prefixed_source.hpp"
#include "run/batch_processor.hpp"
#include "run/emitter.hpp"

#if defined(__linux__)
#include <sched.h>
#endif

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace connect_userconfig {
namespace {

using run_detail::Batch;
using run_detail::BatchProcessor;
using run_detail::Emitter;
using run_detail::RunContext;

/// Every thread does the same: takes the next records (one thread at a time), converts them (all at once), and leaves
/// the result for whoever is handing on; if nobody is, it does so itself, in order, as far as there is something. So
/// nobody waits for a turn, and a reader that is slow to take the output stops one thread, not all. There is a fixed
/// number of batches: that bounds the memory.
class Pipeline {
 public:
  Pipeline(std::span<ByteSource* const> sources, const RunContext& context, Emitter& emitter)
      : sources_(sources), context_(context), emitter_(emitter) {}

  void run(unsigned threads) {
    // A thread that is done takes its batch with it, so those that go on always find one.
    constexpr unsigned in_waiting = 1;
    batches_ = std::vector<Batch>(threads + in_waiting);
    for (auto& batch : batches_) free_.push_back(&batch);
    {
      std::vector<std::jthread> others;
      try {
        for (unsigned i = 1; i < threads; ++i) others.emplace_back([this] { work(); });
      } catch (const std::system_error&) {
        // No more threads are to be had: those that there are do the work.
      }
      work();
    }
    if (exception_) std::rethrow_exception(exception_);
  }

 private:
  void work() {
    try {
      BatchProcessor processor(context_);
      while (auto* batch = free_batch()) {
        if (!read(*batch)) break;
        processor.process(*batch);
        hand_on(*batch);
      }
    } catch (...) {
      // Memory that ran out, or a sink of the caller's that threw: everybody stops, and the caller gets to know.
      const std::scoped_lock lock(input_, output_);
      if (!exception_) exception_ = std::current_exception();
      stopped_ = true;
      abandoned_ = true;
      freed_.notify_all();
    }
  }

  /// A batch that nobody uses. Nothing if the run is over before its end.
  Batch* free_batch() {
    std::unique_lock lock(output_);
    freed_.wait(lock, [this] { return !free_.empty() || abandoned_; });
    if (abandoned_) return nullptr;
    auto* batch = free_.back();
    free_.pop_back();
    return batch;
  }

  /// Reads the next records. False if there are none any more.
  bool read(Batch& batch) {
    const std::lock_guard lock(input_);
    batch.source_error = {};
    batch.source_empty = false;
    batch.source_foreign.clear();
    batch.input.clear();
    while (!stopped_ && next_source_ < sources_.size()) {
      auto& source = *sources_[next_source_];
      batch.source = &source;
      batch.source_name = printable(source.name(), 4096);
      if (!reader_ && is_foreign(source, batch)) {
        ++next_source_;
        batch.ticket = next_ticket_++;
        return true;
      }
      const bool any = reader_->read(batch.input);
      batch.source_bytes = reader_->bytes();
      batch.source_error = any ? std::error_code() : reader_->error();
      batch.source_empty = !any && !batch.source_error && reader_->empty();
      if (!any) {
        reader_.reset();
        ++next_source_;
      }
      if (any || batch.source_error || batch.source_empty) {
        batch.ticket = next_ticket_++;
        return true;
      }
    }
    return false;
  }

  /// Starts to read a source, unless that would be of no use: what is no JSON is told of once, for what it is.
  bool is_foreign(ByteSource& source, Batch& batch) {
    source_.emplace(source);
    if (const auto kind = source_->look()) {
      batch.source_foreign = reader::describe_foreign(*kind, source_->prefix());
      batch.source_bytes = source_->prefix().size();
      return true;
    }
    reader_.emplace(*source_, context_.options.unbuffered);
    return false;
  }

  void hand_on(Batch& done) {
    std::unique_lock lock(output_);
    ready_.push_back(&done);
    if (handing_on_) return;  // whoever does will find it
    handing_on_ = true;
    while (auto* batch = next_ready()) {
      lock.unlock();
      emit(*batch);
      lock.lock();
      free_.push_back(batch);
      freed_.notify_one();
    }
    handing_on_ = false;
  }

  /// The batch whose turn it is, if it is ready.
  Batch* next_ready() {
    const auto found = std::find_if(ready_.begin(), ready_.end(), [this](auto* b) { return b->ticket == turn_; });
    if (found == ready_.end() || abandoned_) return nullptr;
    auto* batch = *found;
    ready_.erase(found);
    ++turn_;
    return batch;
  }

  /// By one thread at a time, without a lock: the others go on meanwhile.
  void emit(Batch& batch) {
    if (emitter_.failed()) return;
    emitter_.emit(batch);
    if (batch.source_error) emitter_.source_failed(batch.source_name, batch.source_error);
    if (!batch.source_foreign.empty()) {
      emitter_.tell_of_source(DiagnosticId::not_an_export, batch.source_name, batch.source_foreign);
    }
    if (batch.source_empty)
      emitter_.source_was_empty(batch.source_name, batch.source_bytes == 0 && sources_.size() > 1);
    if (!emitter_.failed()) return;
    const std::lock_guard lock(input_);
    stopped_ = true;
  }

  std::span<ByteSource* const> sources_;
  const RunContext& context_;
  Emitter& emitter_;
  std::vector<Batch> batches_;

  std::mutex input_;
  std::optional<reader::PrefixedSource> source_;
  std::optional<reader::SourceReader> reader_;
  std::size_t next_source_ = 0;
  std::uint64_t next_ticket_ = 0;
  bool stopped_ = false;

  std::mutex output_;
  std::condition_variable freed_;
  std::vector<Batch*> free_;   // the one that was used last is the first to be used again
  std::vector<Batch*> ready_;  // converted, but not handed on
  std::uint64_t turn_ = 0;
  bool handing_on_ = false;
  bool abandoned_ = false;
  std::exception_ptr exception_;
};

/// The cores that this process may use, which may be fewer than there are: a second thread on one core is a burden.
unsigned usable_cores() {
#if defined(__linux__)
  cpu_set_t cores;
  if (::sched_getaffinity(0, sizeof cores, &cores) == 0) return static_cast<unsigned>(CPU_COUNT(&cores));
#endif
  return std::thread::hardware_concurrency();
}

unsigned thread_count(unsigned wanted) {
  constexpr unsigned most = 4;  // beyond that, reading and writing in order are what takes the time
  if (wanted != 0) return wanted;
  return std::clamp(usable_cores(), 1U, most);
}

}  // namespace

RunSummary run(std::span<ByteSource* const> sources, const RunSinks& sinks, const Report& report,
               const RunOptions& options) {
  const RunContext context{.options = options,
                           .report = report,
                           .requests = RequestWriter(options.format),
                           .wants_rejects = sinks.rejects != nullptr,
                           .wants_diagnostics = sinks.diagnostics != nullptr};
  // Too large, the two, for the stack of a thread that has little.
  const auto emitter = std::make_unique<Emitter>(context, sinks);
  emitter->begin();
  std::make_unique<Pipeline>(sources, context, *emitter)->run(thread_count(options.threads));
  if (options.at_end) {
    for (auto& diagnostic : options.at_end()) emitter->tell(std::move(diagnostic));
  }
  return emitter->end();
}

}  // namespace connect_userconfig
