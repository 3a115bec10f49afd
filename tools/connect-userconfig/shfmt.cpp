#include "shfmt.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <vector>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX leaves it to the program

namespace connect_userconfig::tool {
namespace {

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
/// An unnamed file: unlike a pipe, it takes all that comes while nobody reads.
using Scratch = std::unique_ptr<std::FILE, Closer>;

std::string content_of(std::FILE* file) {
  std::string text;
  std::rewind(file);
  std::vector<char> block(65536);
  for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), file)) > 0;)
    text.append(block.data(), got);
  return text;
}

/// The tree of a script that people write is some sixty times its text; only nesting makes it larger than this.
constexpr long max_tree = 256L << 20L;

bool is_too_large(std::FILE* file) { return std::fseek(file, 0, SEEK_END) != 0 || std::ftell(file) > max_tree; }

ShellParse run(std::string_view text, bool as_bash) {
  ShellParse result;
  const Scratch in{std::tmpfile()};
  const Scratch out{std::tmpfile()};
  const Scratch errors{std::tmpfile()};
  const bool ready = in && out && errors && std::fwrite(text.data(), 1, text.size(), in.get()) == text.size() &&
                     std::fflush(in.get()) == 0;
  if (!ready) {
    result.message = "no temporary file: " + std::generic_category().message(errno);
    return result;
  }
  std::rewind(in.get());

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(in.get()), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(out.get()), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(errors.get()), STDERR_FILENO);
  std::string words[] = {"shfmt", "--to-json", "-ln", "bash"};
  char* arguments[] = {words[0].data(), words[1].data(), as_bash ? words[2].data() : nullptr, words[3].data(), nullptr};
  ::pid_t child = 0;
  const int failed = ::posix_spawnp(&child, "shfmt", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) {
    result.message = failed == ENOENT ? "shfmt is not installed; it is in the Debian package shfmt"
                                      : "shfmt cannot be run: " + std::generic_category().message(failed);
    return result;
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  // A shell's way of saying that the program behind the name could not be executed.
  result.found = !(WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127));
  result.parsed = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  result.message = result.found ? content_of(errors.get()) : "shfmt cannot be run; it is in the Debian package shfmt";
  if (result.parsed && is_too_large(out.get())) {
    result.parsed = false;
    result.too_large = true;
    result.message = "it is too long or nested too deeply";
  }
  if (result.parsed) result.tree = content_of(out.get());
  return result;
}

}  // namespace

ShellParse parse_shell(std::string_view text) {
  ShellParse first = run(text, false);
  if (first.parsed || first.too_large || !first.found) return first;
  ShellParse second = run(text, true);
  return second.parsed ? second : first;
}

}  // namespace connect_userconfig::tool
