#include "files.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace connect_userconfig::tool {
namespace {

std::error_code last_error() { return {errno, std::generic_category()}; }

}  // namespace

std::error_code write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto size = ::write(descriptor, bytes.data(), bytes.size());
    if (size >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(size));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      // Somebody made it non-blocking: wait as a blocking one would.
      pollfd waiting{.fd = descriptor, .events = POLLOUT, .revents = 0};
      if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return last_error();
    } else if (errno != EINTR) {
      return last_error();
    }
  }
  return {};
}

std::error_code read_to_end(int descriptor, std::uintmax_t most, std::string& to) {
  DescriptorSource source(descriptor, {});
  std::string buffer(std::size_t{64} << 10, '\0');
  for (std::uintmax_t all = 0;;) {
    const auto read = source.read(buffer);
    if (read.error || read.size == 0) return read.error;
    to.append(buffer.data(), read.size);
    all += read.size;
    if (all > most) return std::make_error_code(std::errc::file_too_large);
  }
}

std::error_code for_each_line(int descriptor, const std::function<std::error_code(std::string_view)>& line) {
  if (::lseek(descriptor, 0, SEEK_SET) < 0) return {errno, std::generic_category()};
  constexpr std::size_t read_size = std::size_t{1} << 18;
  DescriptorSource source(descriptor, {});
  std::vector<char> buffer(read_size);
  std::string rest;
  while (true) {
    const auto read = source.read(buffer);
    if (read.error) return read.error;
    if (read.size == 0) return {};
    rest.append(buffer.data(), read.size);
    std::size_t from = 0;
    for (auto to = rest.find('\n'); to != std::string::npos; to = rest.find('\n', from)) {
      if (const auto error = line(std::string_view(rest).substr(from, to + 1 - from))) return error;
      from = to + 1;
    }
    rest.erase(0, from);
  }
}

void enlarge_pipe(int descriptor) noexcept {
  constexpr int as_much_as_anybody_may = 1 << 20;
  // Whether it works is of no importance.
  (void)::fcntl(descriptor, F_SETPIPE_SZ, as_much_as_anybody_may);
}

void open_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
    // The lowest free number is taken: just the one that was found closed. The wrong direction keeps a closed input or
    // output an error; diagnostics that nobody wants are no reason to fail.
    (void)::open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY);
  }
}

}  // namespace connect_userconfig::tool
