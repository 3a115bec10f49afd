// Ctrl-C, once and twice.
#pragma once

#include "connect_userconfig/migration.hpp"

namespace connect_userconfig::tool {

/// From now on a reader that goes away (SIGPIPE: `2>&1 | tee log`, where Ctrl-C ends tee as well) and a file that may
/// not grow (SIGXFSZ: `ulimit -f`) do not end the process in the middle of a call: they are errors of the write.
void take_lost_writes_as_errors() noexcept;

/// From now on SIGINT, SIGTERM and SIGHUP do not end the process, but are asked for: the first means to finish what is
/// under way, the second to stop at once. One object at a time.
class Interrupts {
 public:
  Interrupts();
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

  [[nodiscard]] static Interrupt wish() noexcept;
  /// Can be read once a signal has come.
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  int descriptor_ = -1;
};

}  // namespace connect_userconfig::tool
