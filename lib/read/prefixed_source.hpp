// A source whose start has been looked at, and is still read.
#pragma once

#include "connect_userconfig/reader.hpp"
#include "read/foreign.hpp"

#include <optional>
#include <string>

namespace connect_userconfig::reader {

class PrefixedSource : public ByteSource {
 public:
  explicit PrefixedSource(ByteSource& source) : source_(source) {}

  /// Reads as much as it takes to tell what the source is, and no more: who waits for an answer to a first record would
  /// wait for ever. Nothing if it may be JSON, or if it failed, which `read` tells.
  [[nodiscard]] std::optional<Foreign> look();
  /// What `look` has read.
  [[nodiscard]] std::string_view prefix() const noexcept { return prefix_; }

  /// The source from its start.
  Read read(std::span<char> to) override;
  [[nodiscard]] std::string_view name() const noexcept override { return source_.name(); }

 private:
  ByteSource& source_;
  std::string prefix_;
  std::size_t given_ = 0;
  std::error_code error_;
  bool ended_ = false;
};

}  // namespace connect_userconfig::reader
