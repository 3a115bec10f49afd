#include "rewrite_files.hpp"

#include "files.hpp"
#include "git_ignored.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>

namespace connect_userconfig::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> never = {".git", ".hg", ".svn", ".bzr"};
constexpr std::array<std::string_view, 9> others_code = {"node_modules", ".venv",      "venv",     ".tox",   ".cache",
                                                         "__pycache__",  ".terraform", ".aws-sam", "cdk.out"};

template <std::size_t N>
bool among(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class Walk {
 public:
  explicit Walk(bool ignored) : ignored_(ignored) {}

  void add(const std::string& path, bool named) {
    std::error_code error;
    const fs::file_status status = named ? fs::status(path, error) : fs::symlink_status(path, error);
    if (fs::is_directory(status)) return directory(path, named);
    const bool file = fs::is_regular_file(status) || (fs::is_symlink(status) && fs::is_regular_file(path, error));
    if (!named && !file) return;
    const fs::path canonical = fs::weakly_canonical(path, error);
    if (!error && !seen_.insert(canonical.native()).second) return;
    files_.push_back({path, named});
  }

  std::vector<RewriteFile> take() { return std::move(files_); }

 private:
  void directory(const std::string& path, bool root) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      names.push_back(entry->path().filename().native());
    }
    if (error) files_.push_back({path, true});  // reading it tells why
    std::sort(names.begin(), names.end());
    // A repository within another one has rules of its own.
    if (!ignored_ && (root || std::binary_search(names.begin(), names.end(), ".git"))) {
      for (std::string& name : ignored_by_git(path)) left_out_.insert(std::move(name));
    }
    for (const std::string& name : names) {
      if (among(name, never) || (!ignored_ && among(name, others_code))) continue;
      const std::string inner = (fs::path(path) / name).lexically_normal().native();
      if (!left_out_.contains(inner)) add(inner, false);
    }
  }

  bool ignored_;
  std::set<std::string> left_out_;
  std::set<std::string> seen_;
  std::vector<RewriteFile> files_;
};

bool same_time(const struct timespec& a, const struct timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

std::error_code last_error() { return {errno, std::generic_category()}; }

/// Of a file that is too large, to tell what it is by.
constexpr std::size_t beginning = std::size_t{64} << 10;

std::error_code read_descriptor(int descriptor, std::string& bytes, FileState& state) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return last_error();
  if (S_ISDIR(status.st_mode)) return std::make_error_code(std::errc::is_a_directory);
  if (!S_ISREG(status.st_mode)) return std::make_error_code(std::errc::invalid_argument);
  state = FileState(status);
  const bool large = static_cast<std::uintmax_t>(status.st_size) > max_file_size;
  return read_to_end(descriptor, large ? beginning : max_file_size, bytes);
}

}  // namespace

std::vector<RewriteFile> find_files(const std::vector<std::string>& paths, bool ignored) {
  Walk walk(ignored);
  for (const std::string& path : paths) walk.add(path, true);
  return walk.take();
}

bool FileState::still_holds(const std::string& path) const {
  struct stat now {};
  return ::stat(path.c_str(), &now) == 0 && now.st_dev == status_.st_dev && now.st_ino == status_.st_ino &&
         now.st_size == status_.st_size && same_time(now.st_mtim, status_.st_mtim) &&
         same_time(now.st_ctim, status_.st_ctim);
}

std::error_code read_file(const std::string& path, std::string& bytes, FileState& state) {
  bytes.clear();
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) return last_error();
  const std::error_code error = read_descriptor(descriptor, bytes, state);
  ::close(descriptor);
  return error;
}

}  // namespace connect_userconfig::tool
