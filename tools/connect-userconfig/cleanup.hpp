// What has to go away when a signal ends the process.
#pragma once

#include <csignal>
#include <cstddef>
#include <string>

namespace connect_userconfig::tool {

/// Notes a file that a signal shall remove. The result is for `forget_temporary`.
[[nodiscard]] std::size_t remember_temporary(const std::string& path);
void forget_temporary(std::size_t slot) noexcept;

/// Removes the files that are noted when a signal ends the process, and lets it end by that signal.
void clean_up_on_signals();

/// Removes them and ends the process by the signal, as whoever sent it expects.
void end_by(int signal);

/// Lets no signal come in between two steps that belong together. What came is delivered afterwards.
class SignalsHeld {
 public:
  SignalsHeld() noexcept {
    sigset_t all;
    sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before_);
  }
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace connect_userconfig::tool
