// A file that a plan is made from.
#pragma once

#include "connect_userconfig/plan.hpp"
#include "connect_userconfig/text.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace connect_userconfig::tool {

/// A source that is summed up while it is read.
class DigestSource : public ByteSource {
 public:
  explicit DigestSource(ByteSource& source) : source_(source) {}
  Read read(std::span<char> to) override {
    const auto read = source_.read(to);
    digest_.add({to.data(), read.size});
    bytes_ += read.size;
    return read;
  }
  [[nodiscard]] std::string_view name() const noexcept override { return source_.name(); }
  [[nodiscard]] PlanInput input() {
    return {.name = printable(name(), 4096), .bytes = bytes_, .sha256 = to_base64(digest_.finish())};
  }

 private:
  ByteSource& source_;
  Sha256 digest_;
  std::uint64_t bytes_ = 0;
};

}  // namespace connect_userconfig::tool
