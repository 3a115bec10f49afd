#include "connect_userconfig/reader.hpp"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace connect_userconfig {

ByteSource::Read MemorySource::read(std::span<char> to) {
  const auto size = std::min(to.size(), text_.size());
  if (size == 0) return {};
  std::memcpy(to.data(), text_.data(), size);
  text_.remove_prefix(size);
  return {.size = size};
}

ByteSource::Read DescriptorSource::read(std::span<char> to) {
  for (;;) {
    const auto size = ::read(descriptor_, to.data(), to.size());
    if (size >= 0) return {.size = static_cast<std::size_t>(size)};
    if (errno == EAGAIN || errno == EWOULDBLOCK) {
      // Somebody made it non-blocking: wait as a blocking one would.
      pollfd waiting{.fd = descriptor_, .events = POLLIN, .revents = 0};
      if (::poll(&waiting, 1, -1) >= 0 || errno == EINTR) continue;
    }
    if (errno != EINTR) return {.size = 0, .error = {errno, std::generic_category()}};
  }
}

}  // namespace connect_userconfig
