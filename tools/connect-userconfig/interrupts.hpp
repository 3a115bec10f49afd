// Ctrl-C, once and twice.
#pragma once

#include "connect_userconfig/migration.hpp"

#include <cstdint>

namespace connect_userconfig::tool {

/// From now on a reader that goes away (SIGPIPE: `2>&1 | tee log`, where Ctrl-C ends tee as well) and a file that may
/// not grow (SIGXFSZ: `ulimit -f`) do not end the process in the middle of a call: they are errors of the write.
void take_lost_writes_as_errors() noexcept;

/// From now on SIGINT, SIGTERM and SIGHUP do not end the process, but are asked for: the first means to finish what is
/// under way, the second to stop at once. One object at a time.
class Interrupts {
 public:
  enum class Second : std::uint8_t { is_asked_for, ends_the_process };
  explicit Interrupts(Second second = Second::is_asked_for);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] static Interrupt wish() noexcept;
  /// The signal that came first; 0 if none did.
  [[nodiscard]] static int signal() noexcept;
  /// Can be read once a signal has come.
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_ = -1;
};

}  // namespace connect_userconfig::tool
