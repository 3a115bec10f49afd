#include "places.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/kcmp.h>
#include <sys/syscall.h>
#endif

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <utility>

namespace connect_userconfig::tool {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;  // as Linux does

std::optional<int> number_of(std::string_view text) {
  int number = -1;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end || number < 0) return std::nullopt;
  return number;
}

/// One step of a chain of links; nothing if the path is no link.
std::optional<std::string> next_link(const std::string& path) {
  std::error_code error;
  const auto next = fs::read_symlink(path, error);
  if (error) return std::nullopt;
  return next.is_absolute() ? next.string() : (fs::path(path).parent_path() / next).string();
}

/// True for the directory that lists this process's descriptors, however it is reached.
bool lists_descriptors(const fs::path& directory) {
  if (directory == "/dev/fd") return true;
  std::error_code error;
  const auto real = fs::canonical(directory, error);
  if (error) return false;
  for (const char* own : {"/proc/self/fd", "/proc/thread-self/fd"}) {
    const auto expected = fs::canonical(own, error);
    if (!error && real == expected) return true;
  }
  return false;
}

Identity identity_of(const struct stat& status) {
  return {.device = status.st_dev,
          .number = status.st_ino,
          .type = static_cast<mode_t>(status.st_mode & S_IFMT),
          .new_name = {}};
}

bool same_description(int one, int other) {
  if (one == other) return true;
#if defined(__linux__)
  const auto self = ::getpid();
  const auto order = ::syscall(SYS_kcmp, self, self, KCMP_FILE, one, other);
  if (order >= 0) return order == 0;
#endif
  // Nobody says: `2>&1` is what people write.
  return true;
}

}  // namespace

std::optional<int> named_descriptor(const std::string& path) {
  constexpr std::pair<std::string_view, int> streams[] = {
      {"/dev/stdin", STDIN_FILENO}, {"/dev/stdout", STDOUT_FILENO}, {"/dev/stderr", STDERR_FILENO}};
  auto step = path;
  for (int i = 0; i < most_links; ++i) {
    for (const auto& [name, descriptor] : streams) {
      if (step == name) return descriptor;
    }
    const fs::path file(step);
    if (const auto number = number_of(file.filename().native()); number && lists_descriptors(file.parent_path())) {
      return number;
    }
    auto next = next_link(step);
    if (!next) return std::nullopt;
    step = std::move(*next);
  }
  return std::nullopt;
}

int copy_of_stream(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFD);
  if (flags < 0) return -1;
  // What is closed when a program starts cannot have been there when this one did.
  if ((flags & FD_CLOEXEC) != 0) {
    errno = EBADF;
    return -1;
  }
  return ::fcntl(descriptor, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
}

std::error_code follow_links(const std::string& path, std::string& target) {
  target = path;
  for (int i = 0; i < most_links; ++i) {
    auto next = next_link(target);
    if (!next) return {};
    target = std::move(*next);
  }
  return std::make_error_code(std::errc::too_many_symbolic_link_levels);
}

bool Identity::is_file() const noexcept { return type == 0 || S_ISREG(type); }
bool Identity::is_device() const noexcept { return S_ISCHR(type); }

std::optional<Identity> identity_of(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return std::nullopt;
  return identity_of(status);
}

std::optional<Identity> identity_of(const std::string& target) {
  struct stat status {};
  if (::stat(target.c_str(), &status) == 0) return identity_of(status);
  const fs::path path(target);
  const auto directory = path.has_parent_path() ? path.parent_path().string() : std::string(".");
  if (::stat(directory.c_str(), &status) != 0) return std::nullopt;
  auto result = identity_of(status);
  result.type = 0;
  result.new_name = path.filename().string();
  return result;
}

std::vector<Identity> identities_of(const std::vector<std::string>& paths) {
  std::vector<Identity> all;
  for (const auto& path : paths) {
    std::string target;
    if (path.empty() || (path != "-" && follow_links(path, target))) continue;
    if (const auto identity = path == "-" ? identity_of(STDIN_FILENO) : identity_of(target)) all.push_back(*identity);
  }
  return all;
}

bool share_position(int one, int other) {
  if (same_description(one, other)) return true;
  const auto appends = [](int descriptor) { return (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0; };
  return appends(one) && appends(other);
}

}  // namespace connect_userconfig::tool
