#include "files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace connect_userconfig::tool {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

// What a signal handler may look at: names in memory of their own, that are there or not.
constexpr std::size_t slots = 16;
struct Slot {
  std::array<char, PATH_MAX> path{};
  std::atomic<bool> used = false;
};
std::array<Slot, slots> temporaries;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): for the handler

std::size_t remember(const std::string& path) {
  for (std::size_t i = 0; i < slots; ++i) {
    auto& slot = temporaries[i];
    if (slot.used || path.size() >= slot.path.size()) continue;
    std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
    slot.used = true;
    return i;
  }
  return slots;
}

void forget(std::size_t slot) noexcept {
  if (slot < slots) temporaries[slot].used = false;
}

extern "C" void remove_and_end(int signal) {
  for (auto& slot : temporaries) {
    if (slot.used) ::unlink(slot.path.data());
  }
  // SA_RESETHAND has put the default action back: the process ends by the signal, as whoever sent it expects.
  ::raise(signal);
}

/// The file that a chain of links ends at, whether it exists or not.
std::string follow_links(std::string path) {
  constexpr int most = 40;  // as Linux does
  for (int i = 0; i < most; ++i) {
    std::error_code error;
    const auto next = std::filesystem::read_symlink(path, error);
    if (error) return path;
    path = next.is_absolute() ? next.string() : (std::filesystem::path(path).parent_path() / next).string();
  }
  return path;
}

}  // namespace

std::error_code write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = ::write(descriptor, bytes.data(), bytes.size());
    if (size >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(size));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      // Somebody made it non-blocking: wait as a blocking one would.
      pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
      if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return last_error();
    } else if (errno != EINTR) {
      return last_error();
    }
  }
  return {};
}

void enlarge_pipe(int descriptor) noexcept {
  constexpr int as_much_as_anybody_may = 1 << 20;
  // Whether it works is of no importance.
  (void)::fcntl(descriptor, F_SETPIPE_SZ, as_much_as_anybody_may);
}

void open_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is taken: just the one that was found closed. The wrong direction keeps a closed input or
    // output an error; diagnostics that nobody wants are no reason to fail.
    (void)::open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
  }
}

void clean_up_on_signals() {
  struct sigaction action {};
  action.sa_handler = remove_and_end;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXFSZ, SIGXCPU}) {
    struct sigaction before {};
    // A signal that whoever started us has switched off (nohup) stays off.
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) continue;
    ::sigaction(signal, &action, nullptr);
  }
  // A reader that went away is an error of the write, with an exit code of its own.
  ::signal(SIGPIPE, SIG_IGN);
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() noexcept {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  forget(slot_);
  temporary_.clear();
}

std::error_code AtomicFile::open(const std::string& path, mode_t new_mode) {
  path_ = path;
  target_ = follow_links(path);
  struct stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return {EISDIR, std::generic_category()};
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor_ < 0 ? last_error() : std::error_code();
  }
  if (exists && ::access(target_.c_str(), W_OK) != 0) return last_error();

  const auto target = std::filesystem::path(target_);
  auto temporary = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
  descriptor_ = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor_ < 0) return last_error();
  temporary_ = std::move(temporary);
  slot_ = remember(temporary_);
  mode_t mode = new_mode;
  if (exists) {
    mode = status.st_mode & 07777U;
  } else {
    const auto mask = ::umask(0);
    ::umask(mask);
    mode &= ~mask;
  }
  if (::fchmod(descriptor_, mode) != 0) return last_error();
  // Whose file it is matters as much as its mode; only root can give one away, so this may fail without harm.
  if (exists && (status.st_uid != ::geteuid() || status.st_gid != ::getegid()) &&
      ::fchown(descriptor_, status.st_uid, status.st_gid) == 0) {
    (void)::fchmod(descriptor_, mode);
  }
  return {};
}

std::error_code AtomicFile::commit() {
  if (temporary_.empty()) {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor >= 0 && ::close(descriptor) != 0 ? last_error() : std::error_code();
  }
  // The content has to be on the disk before the name is: after a crash there must not be an empty file.
  if (::fsync(descriptor_) != 0) return last_error();
  if (::close(std::exchange(descriptor_, -1)) != 0) return last_error();
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return last_error();
  forget(slot_);
  temporary_.clear();
  return {};
}

}  // namespace connect_userconfig::tool
