// Writing to a connection that the other side has left is an error like any other.
#pragma once

#include <pthread.h>

#include <csignal>
#include <ctime>

namespace connect_userconfig::service {

/// While it lives, this thread gets no SIGPIPE. libcurl asks for none where it can, but OpenSSL writes by itself; and
/// how the whole program takes the signal is not a library's to change.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &only(), &before_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() {
    // One that was waiting before is somebody else's.
    const timespec at_once{};
    if (!was_pending_) sigtimedwait(&only(), nullptr, &at_once);
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  static const sigset_t& only() {
    static const sigset_t set = [] {
      sigset_t made;
      sigemptyset(&made);
      sigaddset(&made, SIGPIPE);
      return made;
    }();
    return set;
  }

  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace connect_userconfig::service
