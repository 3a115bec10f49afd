#include "git_ignored.hpp"

#include "files.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>
#include <string_view>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace connect_userconfig::tool {
namespace {

/// Without what a hook tells git about its own repository.
std::vector<char*> environment() {
  std::vector<char*> result;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view{*entry}.starts_with("GIT_")) result.push_back(*entry);
  }
  result.push_back(nullptr);
  return result;
}

/// What git prints; nothing if it fails. Nothing that the repository configures is run.
std::string list(const std::string& directory) {
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  const std::unique_ptr<std::FILE, Closer> out{std::tmpfile()};
  if (!out) return {};
  std::vector<std::string> words = {
      "git",      "-c",        "core.fsmonitor=false", "-C",          directory, "ls-files",
      "--others", "--ignored", "--exclude-standard",   "--directory", "-z"};
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "git", &actions, nullptr, arguments.data(), environment().data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return {};
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};
  std::string text;
  std::rewind(out.get());
  return read_to_end(::fileno(out.get()), std::numeric_limits<std::uintmax_t>::max(), text) ? std::string() : text;
}

}  // namespace

std::vector<std::string> ignored_by_git(const std::string& directory) {
  std::vector<std::string> result;
  const std::string text = list(directory);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\0', at), text.size());
    std::string name = text.substr(at, end - at);
    at = end + 1;
    if (name.ends_with('/')) name.pop_back();
    if (name.empty() || name == ".") continue;  // all of it: but somebody named it
    result.push_back((std::filesystem::path(directory) / name).lexically_normal().native());
  }
  return result;
}

}  // namespace connect_userconfig::tool
