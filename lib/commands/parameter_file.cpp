// Reads a parameter file as the AWS CLI finds it: the path is expanded as a shell would, then opened.
#include "connect_userconfig/commands.hpp"

#include <fcntl.h>
#include <pwd.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace connect_userconfig {
namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20;

std::string home_of(const std::string& user) {
  if (user.empty()) {
    if (const char* home = std::getenv("HOME")) return home;
  }
  passwd entry{};
  passwd* found = nullptr;
  char buffer[4096];
  const int failed = user.empty() ? getpwuid_r(getuid(), &entry, buffer, sizeof buffer, &found)
                                  : getpwnam_r(user.c_str(), &entry, buffer, sizeof buffer, &found);
  return failed == 0 && found != nullptr ? found->pw_dir : std::string();
}

std::string expand_home(std::string_view path) {
  if (!path.starts_with('~')) return std::string(path);
  const auto end = std::min(path.find('/'), path.size());
  const auto home = home_of(std::string(path.substr(1, end - 1)));
  return home.empty() ? std::string(path) : home + std::string(path.substr(end));
}

bool is_variable_character(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// `$NAME` and `${NAME}`; one that is not set stays as it is.
std::string expand_variables(std::string_view path) {
  std::string result;
  while (!path.empty()) {
    const auto dollar = path.find('$');
    result.append(path.substr(0, dollar));
    if (dollar == std::string_view::npos) break;
    path.remove_prefix(dollar);
    const bool braced = path.starts_with("${");
    const std::size_t start = braced ? 2 : 1;
    auto end = start;
    while (end < path.size() && (braced ? path[end] != '}' : is_variable_character(path[end]))) ++end;
    const std::string name(path.substr(start, end - start));
    const auto whole = std::min(end + (braced ? 1 : 0), path.size());
    const char* value = name.empty() ? nullptr : std::getenv(name.c_str());
    result.append(value != nullptr ? std::string_view(value) : path.substr(0, whole));
    path.remove_prefix(whole);
  }
  return result;
}

LoadedFile system_error() { return {std::nullopt, std::strerror(errno)}; }

}  // namespace

LoadedFile load_parameter_file(std::string_view path) {
  const auto expanded = expand_variables(expand_home(path));
  if (expanded.find('\0') != std::string::npos) return {std::nullopt, "the path holds a NUL byte"};
  const int file = open(expanded.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return system_error();
  LoadedFile result{std::string(), {}};
  std::string buffer(std::size_t{64} << 10, '\0');
  while (true) {
    const auto got = read(file, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) result = system_error();
    if (got > 0) result.content->append(buffer.data(), static_cast<std::size_t>(got));
    if (got > 0 && result.content->size() > most_bytes) result = {std::nullopt, "the file is larger than 8 MiB"};
    if (got <= 0 || !result.content) break;
  }
  close(file);
  return result;
}

}  // namespace connect_userconfig
