#include "read/prefixed_source.hpp"

#include <algorithm>
#include <cstring>

namespace connect_userconfig::reader {

std::optional<Foreign> PrefixedSource::look() {
  constexpr std::size_t step = 4096;
  for (;;) {
    const auto sniffed = sniff(prefix_, ended_);
    if (sniffed.decided || error_) return sniffed.kind;
    const auto size = prefix_.size();
    prefix_.resize(size + step);
    const auto got = source_.read({prefix_.data() + size, step});
    prefix_.resize(size + got.size);
    error_ = got.error;
    ended_ = got.size == 0 && !got.error;
  }
}

ByteSource::Read PrefixedSource::read(std::span<char> to) {
  if (given_ < prefix_.size()) {
    const auto size = std::min(to.size(), prefix_.size() - given_);
    std::memcpy(to.data(), prefix_.data() + given_, size);
    given_ += size;
    return {.size = size};
  }
  if (error_ || ended_) return {.size = 0, .error = error_};
  return source_.read(to);
}

}  // namespace connect_userconfig::reader
