#include "inputs.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace connect_userconfig::tool {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

/// What the system has no error number for.
class ChangedCategory : public std::error_category {
 public:
  [[nodiscard]] const char* name() const noexcept override { return "input"; }
  [[nodiscard]] std::string message(int /*condition*/) const override {
    return "it became shorter, or was written anew, while it was read";
  }
};

std::error_code changed() {
  static const ChangedCategory category;
  return {1, category};
}

}  // namespace

FileSource::FileSource(int descriptor, std::string name, int stop)
    : source_(descriptor, std::move(name)), descriptor_(descriptor), stop_(stop) {
  is_file_ = ::fstat(descriptor, &before_) == 0 && S_ISREG(before_.st_mode);
  const auto position = ::lseek(descriptor, 0, SEEK_CUR);
  if (position > 0) position_ = static_cast<std::uint64_t>(position);
}

std::optional<std::uint64_t> FileSource::size() const noexcept {
  if (!is_file_) return std::nullopt;
  const auto size = static_cast<std::uint64_t>(before_.st_size);
  return size > position_ ? size - position_ : 0;
}

/// Waits until there is something to read, or the end, or the wish to stop.
bool FileSource::is_stopped() const noexcept {
  if (stop_ < 0) return false;
  std::array<pollfd, 2> wait = {
      {{.fd = descriptor_, .events = POLLIN, .revents = 0}, {.fd = stop_, .events = POLLIN, .revents = 0}}};
  while (::poll(wait.data(), wait.size(), -1) < 0) {
    if (errno != EINTR) return false;
  }
  return wait[1].revents != 0;
}

ByteSource::Read FileSource::read(std::span<char> to) {
  if (is_stopped()) return {.error = std::make_error_code(std::errc::interrupted)};
  auto result = source_.read(to);
  position_ += result.size;
  if (result.size == 0 && !result.error && ended_early()) result.error = changed();
  return result;
}

/// The end came before the size that the file had. A file of the kernel's own says any size, and never changes it.
bool FileSource::ended_early() const noexcept {
  if (!is_file_ || position_ >= static_cast<std::uint64_t>(before_.st_size)) return false;
  struct stat now {};
  return ::fstat(descriptor_, &now) != 0 || now.st_size != before_.st_size ||
         now.st_mtim.tv_sec != before_.st_mtim.tv_sec || now.st_mtim.tv_nsec != before_.st_mtim.tv_nsec;
}

Inputs::~Inputs() {
  for (const int descriptor : opened_) ::close(descriptor);
}

std::error_code Inputs::open(const std::string& path) {
  if (path == "-") {
    add(STDIN_FILENO, "<stdin>");
    return {};
  }
  const auto stream = named_descriptor(path);
  const int descriptor = stream ? copy_of_stream(*stream) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return last_error();
  opened_.push_back(descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return last_error();
  if (S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  add(descriptor, path);
  return {};
}

void Inputs::add(int descriptor, std::string name) {
  sources_.push_back(std::make_unique<FileSource>(descriptor, std::move(name), stop_));
  pointers_.push_back(sources_.back().get());
}

std::optional<std::uint64_t> Inputs::total() const {
  std::uint64_t total = 0;
  for (const auto& source : sources_) {
    const auto size = source->size();
    if (!size) return std::nullopt;
    total += *size;
  }
  return total;
}

std::vector<Identity> Inputs::identities() const {
  std::vector<Identity> result;
  for (const auto& source : sources_) {
    if (const auto identity = identity_of(source->descriptor())) result.push_back(*identity);
  }
  return result;
}

}  // namespace connect_userconfig::tool
