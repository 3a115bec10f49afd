// Which files there are to look through, and their bytes.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace connect_userconfig::tool {

struct RewriteFile {
  std::string path;
  bool named = false;  ///< on the command line, not found in a directory
};

/// The files to look through, directories walked in the order of names. Links to directories, repositories' own
/// directories and, unless `ignored`, what git ignores and the directories of packages are left out; a file comes once.
/// A path that does not exist is kept, so that reading it tells why.
[[nodiscard]] std::vector<RewriteFile> find_files(const std::vector<std::string>& paths, bool ignored);

/// A larger file is nothing that somebody wrote.
inline constexpr std::size_t max_file_size = std::size_t{16} << 20U;

/// What a file was when it was read: who finds it otherwise must not replace it.
class FileState {
 public:
  FileState() = default;
  explicit FileState(const struct stat& status) : status_(status) {}
  /// True if the file behind the path is still the same, and as it was.
  [[nodiscard]] bool still_holds(const std::string& path) const;
  [[nodiscard]] std::size_t names() const { return static_cast<std::size_t>(status_.st_nlink); }

 private:
  struct stat status_ {};
};

/// Reads a file. Over `max_file_size`: `file_too_large`, and `bytes` has the beginning.
[[nodiscard]] std::error_code read_file(const std::string& path, std::string& bytes, FileState& state);

}  // namespace connect_userconfig::tool
