#include "cleanup.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <climits>
#include <csignal>
#include <cstring>

namespace connect_userconfig::tool {
namespace {

// What a signal handler may look at: names in memory of their own, that are there or not.
constexpr std::size_t slots = 16;
struct Slot {
  std::array<char, PATH_MAX> path{};
  std::atomic<bool> used = false;
};
std::array<Slot, slots> temporaries;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): for the handler

extern "C" void remove_and_end(int signal) {
  for (auto& slot : temporaries) {
    if (slot.used) ::unlink(slot.path.data());
  }
  // SA_RESETHAND has put the default action back: the process ends by the signal, as whoever sent it expects.
  ::raise(signal);
}

void end_on(int signal) {
  struct sigaction action {};
  action.sa_handler = remove_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  ::sigaction(signal, &action, nullptr);
}

/// A signal that whoever started us has switched off (nohup) stays off.
bool is_off(int signal) {
  struct sigaction before {};
  return ::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;
}

}  // namespace

std::size_t remember_temporary(const std::string& path) {
  for (std::size_t i = 0; i < slots; ++i) {
    auto& slot = temporaries[i];
    if (slot.used || path.size() >= slot.path.size()) continue;
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.used = true;
    return i;
  }
  return slots;
}

void forget_temporary(std::size_t slot) noexcept {
  if (slot < slots) temporaries[slot].used = false;
}

void clean_up_on_signals() {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ, SIGXCPU}) {
    if (!is_off(signal)) end_on(signal);
  }
  // A reader that went away is an error of the write, with an exit code of its own.
  ::signal(SIGPIPE, SIG_IGN);
}

void end_by(int signal) {
  end_on(signal);
  ::raise(signal);
}

}  // namespace connect_userconfig::tool
