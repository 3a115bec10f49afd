// One line on the terminal that says how far a run is.
#pragma once

#include "connect_userconfig/run.hpp"

#include <chrono>
#include <optional>

namespace connect_userconfig::tool {

/// Writes to standard error, a few times a second at the most, and takes the line away again.
class ProgressLine {
 public:
  /// `total`: the bytes that there are to read; nothing if a pipe is among the inputs.
  explicit ProgressLine(std::optional<std::uint64_t> total) : total_(total), start_(Clock::now()), shown_(start_) {}

  void show(const Progress& progress);
  /// Makes room for something else on the terminal.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::optional<std::uint64_t> total_;
  Clock::time_point start_;
  Clock::time_point shown_;
  bool on_screen_ = false;
};

/// The text of the line, without the control codes: `12.3 MB of 208.0 MB, 1200000 records/s, 3 s left`.
[[nodiscard]] std::string progress_text(const Progress& progress, std::optional<std::uint64_t> total,
                                        std::chrono::duration<double> elapsed);

}  // namespace connect_userconfig::tool
