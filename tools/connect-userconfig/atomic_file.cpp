#include "atomic_file.hpp"

#include "cleanup.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <utility>

namespace connect_userconfig::tool {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

// Short, whatever the target is called: its own name may be as long as names can be.
constexpr std::string_view other_name = ".connect-userconfig.";

/// How /proc calls a descriptor: the way to a name for a file that has none.
std::string proc_name(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

std::string random_digits() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}", random(), random());
}

bool is_writable(int descriptor) {
  const int flags = ::fcntl(descriptor, F_GETFL);
  return flags >= 0 && (flags & O_ACCMODE) != O_RDONLY;
}

/// A file that nobody may write was made so on purpose, also where the kernel would let root do it.
bool is_read_only(const std::string& path, const struct stat& status) {
  return (status.st_mode & 0222U) == 0 || ::access(path.c_str(), W_OK) != 0;
}

}  // namespace

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() noexcept {
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = -1;
  if (temporary_.empty()) return;
  ::unlink(temporary_.c_str());
  forget_temporary(slot_);
  temporary_.clear();
}

std::error_code AtomicFile::locate(const std::string& path) {
  if (path == "-") return locate(STDOUT_FILENO, "<stdout>");
  if (const auto descriptor = named_descriptor(path)) return locate(*descriptor, path);
  path_ = path;
  if (const auto error = follow_links(path, target_)) return error;
  identity_ = identity_of(target_);
  return {};
}

std::error_code AtomicFile::locate(int descriptor, const std::string& name) {
  path_ = name;
  kind_ = Kind::stream;
  descriptor_ = copy_of_stream(descriptor);
  if (descriptor_ < 0) return last_error();
  identity_ = identity_of(descriptor_);
  return {};
}

std::optional<int> AtomicFile::stream() const noexcept {
  return kind_ == Kind::stream ? std::optional(descriptor_) : std::nullopt;
}

std::optional<int> AtomicFile::unfinished() const noexcept {
  return kind_ == Kind::unnamed || kind_ == Kind::temporary ? std::optional(descriptor_) : std::nullopt;
}

std::error_code AtomicFile::open(const std::string& path, mode_t new_mode) {
  const auto error = locate(path);
  return error ? error : open(new_mode);
}

std::error_code AtomicFile::open(mode_t new_mode, bool in_any_case) {
  if (kind_ == Kind::stream) {
    return is_writable(descriptor_) ? std::error_code() : std::make_error_code(std::errc::bad_file_descriptor);
  }
  struct stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  if (exists && !S_ISREG(status.st_mode)) {
    kind_ = Kind::as_it_goes;
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return descriptor_ < 0 ? last_error() : std::error_code();
  }
  if (exists && is_read_only(target_, status)) return std::make_error_code(std::errc::permission_denied);

  const mode_t mode = exists && !in_any_case ? status.st_mode & 07777U : new_mode;
  auto error = open_unnamed(mode);
  if (error) error = open_temporary();
  return error ? error : take_over(mode, exists ? &status : nullptr);
}

/// A file that is gone when the process is, however that ends.
std::error_code AtomicFile::open_unnamed(mode_t mode) {
#if defined(O_TMPFILE)
  descriptor_ = ::open(directory().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode & 0700U);
  if (descriptor_ < 0) return last_error();
  // Without /proc there would be no way to name it in the end.
  if (::access(proc_name(descriptor_).c_str(), F_OK) == 0) {
    kind_ = Kind::unnamed;
    return {};
  }
  ::close(std::exchange(descriptor_, -1));
#else
  (void)mode;
#endif
  return std::make_error_code(std::errc::operation_not_supported);
}

std::error_code AtomicFile::open_temporary() {
  auto temporary = other_path("XXXXXX");
  descriptor_ = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor_ < 0) return last_error();
  kind_ = Kind::temporary;
  temporary_ = std::move(temporary);
  slot_ = remember_temporary(temporary_);
  return {};
}

/// Mode and owner as they were, or as they are to be.
std::error_code AtomicFile::take_over(mode_t mode, const struct stat* before) {
  if (before == nullptr) {
    const auto mask = ::umask(0);
    ::umask(mask);
    mode &= ~mask;
  }
  // Whose file it is matters as much as its mode; only root can give one away, so this may fail without harm.
  if (before != nullptr && (before->st_uid != ::geteuid() || before->st_gid != ::getegid())) {
    (void)::fchown(descriptor_, before->st_uid, before->st_gid);
  }
  return ::fchmod(descriptor_, mode) == 0 ? std::error_code() : last_error();
}

std::string AtomicFile::directory() const {
  const auto parent = std::filesystem::path(target_).parent_path();
  return parent.empty() ? "." : parent.string();
}

/// A name beside the target.
std::string AtomicFile::other_path(std::string_view end) const {
  return (std::filesystem::path(directory()) / std::string(other_name).append(end)).string();
}

std::error_code AtomicFile::commit() {
  if (kind_ != Kind::unnamed && kind_ != Kind::temporary) {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor >= 0 && ::close(descriptor) != 0 ? last_error() : std::error_code();
  }
  // The content has to be on the disk before the name is: after a crash there must not be an empty file.
  if (::fsync(descriptor_) != 0) return last_error();
  if (kind_ == Kind::unnamed) {
    if (const auto error = give_name()) return error;
  }
  if (::close(std::exchange(descriptor_, -1)) != 0) return last_error();
  if (!temporary_.empty()) {
    if (const auto error = replace()) return error;
  }
  return sync_directory();
}

/// Its own name if that is free, or else another one, for as long as it takes to replace what has its name: the kernel
/// can put a name in the place of another, but a file without a name it cannot.
std::error_code AtomicFile::give_name() const {
  const auto link = [this](const std::string& name) {
    return ::linkat(AT_FDCWD, proc_name(descriptor_).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (link(target_)) return {};
  const SignalsHeld held;
  constexpr int most_tries = 100;
  for (int i = 0; i < most_tries && errno == EEXIST; ++i) {
    const auto name = other_path(random_digits());
    if (!link(name)) continue;
    if (::rename(name.c_str(), target_.c_str()) == 0) return {};
    const auto error = last_error();
    ::unlink(name.c_str());
    return error;
  }
  return last_error();
}

std::error_code AtomicFile::replace() {
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return last_error();
  forget_temporary(slot_);
  temporary_.clear();
  return {};
}

/// A name, too, is on the disk only when its directory is.
std::error_code AtomicFile::sync_directory() const {
  const int descriptor = ::open(directory().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  // Who may write into a directory need not be allowed to read it.
  if (descriptor < 0) return {};
  const auto error = ::fsync(descriptor) != 0 && errno != EINVAL ? last_error() : std::error_code();
  ::close(descriptor);
  return error;
}

}  // namespace connect_userconfig::tool
