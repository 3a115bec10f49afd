#include "connect_userconfig/reader.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace connect_userconfig {

ByteSource::Read MemorySource::read(std::span<char> to) {
  const auto size = std::min(to.size(), text_.size());
  std::memcpy(to.data(), text_.data(), size);
  text_.remove_prefix(size);
  return {.size = size};
}

ByteSource::Read DescriptorSource::read(std::span<char> to) {
  for (;;) {
    const auto size = ::read(descriptor_, to.data(), to.size());
    if (size >= 0) return {.size = static_cast<std::size_t>(size)};
    if (errno != EINTR) return {.size = 0, .error = {errno, std::generic_category()}};
  }
}

}  // namespace connect_userconfig
