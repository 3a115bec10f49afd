#include "service/journal_file.hpp"

#include "service/problem.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace connect_userconfig::service {
namespace {

constexpr mode_t private_mode = S_IRUSR | S_IWUSR;

ServiceProblem system_problem(const std::string& path, int error) {
  // What O_NOFOLLOW answers to a link.
  if (error == ELOOP) return file_problem(path, "it is a symbolic link, which is not followed");
  return file_problem(path, std::strerror(error));
}

std::optional<ServiceProblem> unfit_file(const std::string& path, const struct stat& facts) {
  // SQLite takes a file of one byte for an empty one.
  if (S_ISREG(facts.st_mode) && facts.st_size == 1) return file_problem(path, "it is no journal of a migration");
  if (S_ISREG(facts.st_mode)) return std::nullopt;
  if (S_ISLNK(facts.st_mode)) return system_problem(path, ELOOP);
  return file_problem(path, S_ISDIR(facts.st_mode) ? "it is a directory" : "it is no regular file");
}

std::optional<ServiceProblem> lock(const std::string& path, int descriptor) {
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return file_problem(path, std::string("it cannot be locked: ") + std::strerror(errno));
    return ServiceProblem{.kind = ServiceProblem::Kind::in_use,
                          .message = shown_path(path) + ": another run has this journal"};
  }
  return std::nullopt;
}

}  // namespace

JournalLock::~JournalLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

void JournalLock::make_private() const {
  struct stat facts {};
  if (fstat(descriptor_, &facts) != 0 || (facts.st_mode & ~private_mode & ALLPERMS) == 0) return;
  // It may be a file of another owner, who has to see to it.
  [[maybe_unused]] const int ignored = fchmod(descriptor_, facts.st_mode & private_mode);
}

bool JournalLock::is_of(const std::string& path) const {
  struct stat own {};
  struct stat there {};
  return fstat(descriptor_, &own) == 0 && lstat(path.c_str(), &there) == 0 && own.st_dev == there.st_dev &&
         own.st_ino == there.st_ino;
}

std::variant<JournalLock, ServiceProblem> lock_journal(const std::string& path) {
  // O_NONBLOCK: a pipe of this name has nobody at its other end.
  const int descriptor =
      open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, private_mode);
  if (descriptor < 0) return system_problem(path, errno);
  JournalLock result(descriptor);
  struct stat facts {};
  if (fstat(descriptor, &facts) != 0) return system_problem(path, errno);
  if (auto problem = unfit_file(path, facts)) return std::move(*problem);
  if (auto problem = lock(path, descriptor)) return std::move(*problem);
  // Whoever had the lock before may have put another file in this place.
  if (!result.is_of(path)) return file_problem(path, "another file has come into its place");
  return result;
}

std::optional<ServiceProblem> look_at_journal(const std::string& path) {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) == 0) return unfit_file(path, facts);
  if (errno != ENOENT) return system_problem(path, errno);
  return no_journal(path);
}

std::string real_path(const std::string& path) {
  const std::filesystem::path whole(path);
  std::error_code error;
  const auto directory =
      std::filesystem::canonical(whole.has_parent_path() ? whole.parent_path() : std::filesystem::path("."), error);
  return error ? path : (directory / whole.filename()).string();
}

}  // namespace connect_userconfig::service
