#include "interrupts.hpp"

#include "cleanup.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace connect_userconfig::tool {
namespace {

constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};

// What a handler may use.
std::atomic<int> came{0};
std::atomic<int> first{0};
std::atomic<int> wake{-1};
std::atomic<bool> second_ends{false};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void take_note(int signal) {
  const int before = errno;
  if (came.fetch_add(1) == 0) {
    first = signal;
  } else if (second_ends) {
    end_by(signal);
  }
  const std::uint64_t one = 1;
  if (::write(wake.load(), &one, sizeof one) < 0) {
    // Nothing is to be done about it: whoever waits comes back soon anyway.
  }
  errno = before;
}

}  // namespace

void take_lost_writes_as_errors() noexcept {
  for (const int signal : {SIGPIPE, SIGXFSZ}) ::signal(signal, SIG_IGN);
}

Interrupts::Interrupts(Second second) : descriptor_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  came = 0;
  first = 0;
  second_ends = second == Second::ends_the_process;
  wake = descriptor_;
  struct sigaction action {};
  action.sa_handler = take_note;
  // A prompt is to come back from waiting; what is written while the process ends goes on.
  if (second_ends) action.sa_flags = SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  for (const int signal : signals) {
    struct sigaction before {};
    // Who started the process with a signal ignored (nohup) wants that it stays so.
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    ::sigaction(signal, &action, nullptr);
  }
}

Interrupts::~Interrupts() {
  struct sigaction action {};
  action.sa_handler = SIG_DFL;
  for (const int signal : signals) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == take_note) {
      ::sigaction(signal, &action, nullptr);
    }
  }
  wake = -1;
  if (descriptor_ >= 0) ::close(descriptor_);
}

int Interrupts::signal() noexcept { return first; }

Interrupt Interrupts::wish() noexcept {
  const int count = came.load();
  return count == 0 ? Interrupt::none : count == 1 ? Interrupt::finish : Interrupt::now;
}

}  // namespace connect_userconfig::tool
