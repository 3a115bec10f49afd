#include "stack.hpp"

#include <pthread.h>
#include <sys/resource.h>

#include <csignal>
#include <cstddef>

namespace connect_userconfig::tool {
namespace {

constexpr std::size_t enough = std::size_t{2} << 20;

struct Call {
  int (*body)(int, char**);
  int argc;
  char** argv;
  int result = 0;
};

void* make(void* call_) {
  auto& call = *static_cast<Call*>(call_);
  call.result = call.body(call.argc, call.argv);
  return nullptr;
}

bool has_enough() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= enough;
}

/// Whoever waits for a thread must not be the one who is interrupted.
void leave_signals_to_others() {
  sigset_t all;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

}  // namespace

int with_enough_stack(int (*body)(int, char**), int argc, char** argv) {
  if (has_enough()) return body(argc, argv);
  pthread_attr_t attributes;
  if (::pthread_attr_init(&attributes) != 0) return body(argc, argv);
  ::pthread_attr_setstacksize(&attributes, enough);
#if defined(__GLIBC__)
  ::pthread_setattr_default_np(&attributes);  // for those that the library starts
#endif
  Call call{.body = body, .argc = argc, .argv = argv};
  pthread_t thread{};
  const bool started = ::pthread_create(&thread, &attributes, make, &call) == 0;
  ::pthread_attr_destroy(&attributes);
  if (!started) return body(argc, argv);
  leave_signals_to_others();
  ::pthread_join(thread, nullptr);
  return call.result;
}

}  // namespace connect_userconfig::tool
