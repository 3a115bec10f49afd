#include "shfmt.hpp"

#include "files.hpp"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <memory>
#include <system_error>

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
  (void)read_to_end(::fileno(file), std::numeric_limits<std::uintmax_t>::max(),
                    text);  // the parser sees what is missing
  return text;
}

/// The tree of a script that people write is some sixty times its text; only nesting makes it larger than this.
constexpr long max_tree = 256L << 20L;

bool is_too_large(std::FILE* file) { return std::fseek(file, 0, SEEK_END) != 0 || std::ftell(file) > max_tree; }

/// What a script of many thousand commands needs; one that is nested without end would take all there is.
constexpr ::rlim_t max_memory = ::rlim_t{1} << 30U;
constexpr ::rlim_t max_seconds = 60;

/// shfmt reserves far more address space than it uses, so it is the memory that it writes to that is counted.
void limit(::pid_t child) {
  const auto set = [child](auto resource, ::rlim_t most) {
    const ::rlimit bound{most, most};
    (void)::prlimit(child, resource, &bound, nullptr);
  };
  set(RLIMIT_DATA, max_memory);
  set(RLIMIT_CPU, max_seconds);
  set(RLIMIT_FSIZE, static_cast<::rlim_t>(max_tree) + 1);
  set(RLIMIT_CORE, 0);
}

/// It was ended by a limit, or has given up at one of ours or its own: its runtime says so.
bool met_a_limit(int status, std::string_view errors) {
  if (WIFSIGNALED(status)) return true;
  if (!WIFEXITED(status) || WEXITSTATUS(status) == 0) return false;
  constexpr std::string_view words[] = {"fatal error: ", "SIGXCPU", "SIGXFSZ", "exceeded max depth"};
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return errors.find(word) != std::string_view::npos; });
}

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
  limit(child);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  // A shell's way of saying that the program behind the name could not be executed.
  result.found = !(WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127));
  result.parsed = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  result.message = result.found ? content_of(errors.get()) : "shfmt cannot be run; it is in the Debian package shfmt";
  if (met_a_limit(status, result.message) || (result.parsed && is_too_large(out.get()))) {
    result.parsed = false;
    result.too_large = true;
    result.message =
        "it is too long or nested too deeply: to parse it takes more than 1 GiB of memory, 60 s, or a tree "
        "of 256 MiB";
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
