#include "service/find_program.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace connect_userconfig::service {
namespace {

bool is_program(const std::string& path) {
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return false;
  if (faccessat(AT_FDCWD, path.c_str(), X_OK, AT_EACCESS) != 0) return false;
  struct stat own {};
  const bool is_own = stat("/proc/self/exe", &own) == 0 && own.st_dev == facts.st_dev && own.st_ino == facts.st_ino;
  return !is_own;
}

}  // namespace

std::optional<std::string> find_on_path(const std::string& name) {
  const char* variable = std::getenv("PATH");
  std::string_view path = variable != nullptr ? variable : "/usr/local/bin:/usr/bin:/bin";
  while (true) {
    const auto end = path.find(':');
    const auto directory = path.substr(0, end);
    auto candidate = (directory.empty() ? "." : std::string(directory)) + "/" + name;
    if (is_program(candidate)) return candidate;
    if (end == std::string_view::npos) return std::nullopt;
    path.remove_prefix(end + 1);
  }
}

}  // namespace connect_userconfig::service
