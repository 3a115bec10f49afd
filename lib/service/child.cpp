#include "service/child.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace connect_userconfig::service {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_error = 4096;

class Descriptor {
 public:
  explicit Descriptor(int value = -1) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Descriptor() { reset(); }
  void reset() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }
  [[nodiscard]] int get() const { return value_; }

 private:
  int value_;
};

struct Pipe {
  Descriptor read{};
  Descriptor write{};
};

std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// What the child gets: two pipes and nothing else, and signals as a shell would give them.
class Spawning {
 public:
  Spawning(int output, int error) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, output, 1);
    posix_spawn_file_actions_adddup2(&actions_, error, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions_, 3);
    posix_spawnattr_init(&attributes_);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes_, &none);
    sigset_t defaults;
    sigemptyset(&defaults);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD}) sigaddset(&defaults, signal);
    posix_spawnattr_setsigdefault(&attributes_, &defaults);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;
  ~Spawning() {
    posix_spawn_file_actions_destroy(&actions_);
    posix_spawnattr_destroy(&attributes_);
  }

  /// 0, or why not.
  [[nodiscard]] int run(pid_t& child, const std::string& program, const std::vector<std::string>& arguments) const {
    std::vector<char*> words;
    words.reserve(arguments.size() + 1);
    for (const auto& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    return posix_spawn(&child, program.c_str(), &actions_, &attributes_, words.data(), environ);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// What came out so far.
struct Collected {
  Secret output;
  std::size_t size = 0;
  std::string error{};
  bool too_much = false;
  bool interrupted = false;
};

/// Reads once. False at the end.
bool read_output(int descriptor, Collected& to) {
  // One byte more than fits tells too much from just enough.
  std::array<char, 1> one_more{};
  const bool full = to.size == to.output.size();
  char* place = full ? one_more.data() : to.output.data() + to.size;
  const auto got = read(descriptor, place, full ? 1 : to.output.size() - to.size);
  if (got < 0 && errno == EINTR) return true;
  if (got > 0 && full) to.too_much = true;
  if (got > 0 && !full) to.size += static_cast<std::size_t>(got);
  return got > 0;
}

bool read_error(int descriptor, Collected& to) {
  std::array<char, 1024> block{};
  const auto got = read(descriptor, block.data(), block.size());
  if (got < 0 && errno == EINTR) return true;
  if (got > 0) to.error.append(block.data(), std::min(static_cast<std::size_t>(got), most_error - to.error.size()));
  return got > 0;
}

/// Until both are at their end. False if the time is over, it is too much, or somebody wants to stop.
bool collect(Descriptor output, Descriptor error, int interrupt, Clock::time_point deadline, Collected& to) {
  while (output.get() >= 0 || error.get() >= 0) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || to.too_much) return false;
    std::array<pollfd, 3> all{{{output.get(), POLLIN, 0}, {error.get(), POLLIN, 0}, {interrupt, POLLIN, 0}}};
    if (poll(all.data(), all.size(), static_cast<int>(left)) < 0 && errno != EINTR) return false;
    to.interrupted = all[2].revents != 0;
    if (to.interrupted) return false;
    if (all[0].revents != 0 && !read_output(output.get(), to)) output.reset();
    if (all[1].revents != 0 && !read_error(error.get(), to)) error.reset();
  }
  return !to.too_much;
}

/// Waits until it has ended, which it may do long after it closed its output. False if the time is over, or somebody
/// wants to stop.
bool wait_for(pid_t child, int interrupt, Clock::time_point deadline, int& status) {
  while (true) {
    const auto ended = waitpid(child, &status, WNOHANG);
    if (ended == child) return true;
    if (ended < 0 && errno != EINTR) {
      status = -1;
      return true;
    }
    if (Clock::now() >= deadline) return false;
    pollfd wish{interrupt, POLLIN, 0};
    if (poll(&wish, 1, 5) > 0) return false;
  }
}

void end(pid_t child) {
  kill(child, SIGKILL);
  while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) continue;
}

}  // namespace

std::variant<ChildOutput, std::string> run_child(const std::string& program, const std::vector<std::string>& arguments,
                                                 const ChildLimits& limits) {
  auto output = make_pipe();
  auto error = make_pipe();
  if (!output || !error) return std::string(std::strerror(errno));
  const auto deadline = Clock::now() + limits.time;
  pid_t child = -1;
  if (const int why = Spawning(output->write.get(), error->write.get()).run(child, program, arguments); why != 0) {
    return std::string(std::strerror(why));
  }
  output->write.reset();
  error->write.reset();
  Collected collected{.output = Secret(limits.output)};
  ChildOutput result;
  if (!collect(std::move(output->read), std::move(error->read), limits.interrupt, deadline, collected) ||
      !wait_for(child, limits.interrupt, deadline, result.status)) {
    end(child);
    if (collected.too_much) return std::string("it printed more than credentials");
    if (collected.interrupted || Clock::now() < deadline) return std::string("nobody waited for its end");
    return "it did not end within " + std::to_string(limits.time.count()) + " s";
  }
  result.output = Secret(std::string_view(collected.output.c_str(), collected.size));
  result.error = std::move(collected.error);
  return result;
}

}  // namespace connect_userconfig::service
