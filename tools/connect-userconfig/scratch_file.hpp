// A file without a name, for what is written once and read once.
#pragma once

#include "connect_userconfig/run.hpp"

#include <string>
#include <system_error>

namespace connect_userconfig::tool {

/// It is only the process's own, and gone with it, whatever ends it. It is made in the directory where the result goes,
/// which has to have room for as much anyway; for a stream, in TMPDIR.
class ScratchFile : public ByteSink {
 public:
  ScratchFile() = default;
  ~ScratchFile() override;

  /// `beside`: the path of the result; `-` for a stream.
  [[nodiscard]] std::error_code open(const std::string& beside);
  std::error_code write(std::string_view bytes) override;
  [[nodiscard]] std::string_view name() const noexcept override { return directory_; }

  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  std::string directory_;
  int descriptor_ = -1;
};

}  // namespace connect_userconfig::tool
