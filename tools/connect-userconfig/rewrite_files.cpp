#include "rewrite_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>

namespace connect_userconfig::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_size = 16U << 20U;
constexpr std::array<std::string_view, 13> skipped = {".git",       ".hg",      ".svn",   ".bzr",   "node_modules",
                                                      ".venv",      "venv",     ".tox",   ".cache", "__pycache__",
                                                      ".terraform", ".aws-sam", "cdk.out"};

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return path.ends_with(end); });
}

bool has_known_name(std::string_view path) {
  return ends_with_any(path, {".sh", ".bash", ".yaml", ".yml", ".template", ".json"});
}

class Walk {
 public:
  void add(const std::string& path, bool named) {
    std::error_code error;
    const fs::file_status status = named ? fs::status(path, error) : fs::symlink_status(path, error);
    if (fs::is_directory(status)) return directory(path);
    const bool file = fs::is_regular_file(status) || (fs::is_symlink(status) && fs::is_regular_file(path, error));
    if (!named && !file) return;
    const fs::path canonical = fs::weakly_canonical(path, error);
    if (!error && !seen_.insert(canonical.native()).second) return;
    files_.push_back({path, named});
  }

  std::vector<RewriteFile> take() { return std::move(files_); }

 private:
  void directory(const std::string& path) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      names.push_back(entry->path().filename().native());
    }
    if (error) files_.push_back({path, true});  // reading it tells why
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) {
      if (std::find(skipped.begin(), skipped.end(), name) != skipped.end()) continue;
      add((fs::path(path) / name).lexically_normal().native(), false);
    }
  }

  std::set<std::string> seen_;
  std::vector<RewriteFile> files_;
};

bool has_shell_shebang(std::string_view text) {
  if (!text.starts_with("#!")) return false;
  std::string_view line = text.substr(2, text.find('\n') - 2);
  while (!line.empty()) {
    const std::size_t start = line.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return false;
    line.remove_prefix(start);
    const std::size_t end = std::min(line.find_first_of(" \t\r"), line.size());
    std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    word.remove_prefix(word.rfind('/') == std::string_view::npos ? 0 : word.rfind('/') + 1);
    if (word == "env" || word.starts_with('-')) continue;
    return word == "sh" || word == "bash" || word == "dash" || word == "ksh" || word == "mksh" || word == "ash";
  }
  return false;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

std::vector<RewriteFile> find_files(const std::vector<std::string>& paths) {
  Walk walk;
  for (const std::string& path : paths) walk.add(path, true);
  return walk.take();
}

FileKind kind_of(std::string_view path, std::string_view text) {
  if (ends_with_any(path, {".sh", ".bash"}) || (!has_known_name(path) && has_shell_shebang(text)))
    return FileKind::shell;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
  if (path.ends_with(".json")) return FileKind::json;
  if (!has_known_name(path)) return FileKind::other;
  if (!json) return FileKind::yaml;
  // YAML may begin with a bracket, too; JSON has quotes behind it.
  const std::size_t second = text.find_first_not_of(" \t\r\n", first + 1);
  const bool quoted =
      second != std::string_view::npos && (text[second] == '"' || text[second] == '{' || text[second] == '}');
  return path.ends_with(".template") && quoted ? FileKind::json : FileKind::yaml;
}

bool is_of_interest(FileKind kind, std::string_view text) {
  switch (kind) {
    case FileKind::shell:
      return contains(text, "user-phone-config") || contains(text, "create-user") ||
             contains(text, "update-user-identity-info") || contains(text, "chime");
    case FileKind::yaml:
    case FileKind::json:
      return contains(text, "AWS::Connect::User") || contains(text, "onnect:") || contains(text, "NotAction");
    case FileKind::other:
      break;
  }
  return false;
}

std::error_code read_text(const std::string& path, std::string& text) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0) return {errno, std::generic_category()};
  struct stat status {};
  std::error_code error;
  if (::fstat(descriptor, &status) != 0)
    error = {errno, std::generic_category()};
  else if (S_ISDIR(status.st_mode))
    error = {EISDIR, std::generic_category()};
  else if (!S_ISREG(status.st_mode))
    error = {EINVAL, std::generic_category()};
  else if (static_cast<std::uintmax_t>(status.st_size) > max_size)
    error = {EFBIG, std::generic_category()};
  text.clear();
  std::array<char, 65536> block{};
  while (!error) {
    const ::ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      error = {errno, std::generic_category()};
    else
      text.append(block.data(), static_cast<std::size_t>(got));
    if (text.size() > max_size) error = {EFBIG, std::generic_category()};
  }
  ::close(descriptor);
  return error;
}

}  // namespace connect_userconfig::tool
