// An output that gets its name only when it is complete.
#pragma once

#include "files.hpp"
#include "places.hpp"

#include <sys/stat.h>

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

namespace connect_userconfig::tool {

/// Where an output goes. A regular file has no name while it is written (where the file system can do that; otherwise
/// another name beside its target), and gets its own when it is complete. Until then, and if that never happens, the
/// target is as it was, and nothing lies about. A symbolic link is followed, the mode of an existing file is kept, and
/// a file that nobody may write is not replaced. What is no regular file (a device, a pipe) is written as it goes, and
/// so is a descriptor of the process, whatever is behind it: `-`, `/dev/stdout`, `/dev/fd/3`.
class AtomicFile : public ByteSink {
 public:
  AtomicFile() = default;
  ~AtomicFile() override;

  /// First step: finds out what the name stands for, and touches nothing.
  [[nodiscard]] std::error_code locate(const std::string& path);
  /// The same for a stream, which diagnostics call `name`.
  [[nodiscard]] std::error_code locate(int descriptor, const std::string& name);
  /// What it is the same place as others by.
  [[nodiscard]] const std::optional<Identity>& identity() const noexcept { return identity_; }
  /// The file that the name stands for, links followed. Empty for a stream.
  [[nodiscard]] const std::string& target() const noexcept { return target_; }
  /// The descriptor, if it is one.
  [[nodiscard]] std::optional<int> stream() const noexcept;

  /// The descriptor of a file that is written, and can be read, before it gets its name; nothing if what is written is
  /// gone.
  [[nodiscard]] std::optional<int> unfinished() const noexcept;

  /// Second step: makes it ready to be written. `new_mode`: of a file that does not exist yet, less the process's mask,
  /// or, with `in_any_case`, of one that exists as well.
  [[nodiscard]] std::error_code open(mode_t new_mode, bool in_any_case = false);
  /// Both steps.
  [[nodiscard]] std::error_code open(const std::string& path, mode_t new_mode = 0666);

  std::error_code write(std::string_view bytes) override { return write_all(descriptor_, bytes); }
  [[nodiscard]] std::string_view name() const noexcept override { return path_; }
  /// Makes it the target, on the disk: nothing is left to do, or the target is untouched.
  [[nodiscard]] std::error_code commit();

 private:
  enum class Kind : std::uint8_t { none, stream, as_it_goes, unnamed, temporary };

  [[nodiscard]] std::error_code open_unnamed(mode_t mode);
  [[nodiscard]] std::error_code open_temporary();
  [[nodiscard]] std::error_code take_over(mode_t mode, const struct stat* before);
  [[nodiscard]] std::error_code give_name() const;
  [[nodiscard]] std::error_code replace();
  [[nodiscard]] std::error_code sync_directory() const;
  [[nodiscard]] std::string directory() const;
  [[nodiscard]] std::string other_path(std::string_view end) const;
  void discard() noexcept;

  std::string path_;       // as it was named
  std::string target_;     // with links followed
  std::string temporary_;  // the other name, if it has one
  std::optional<Identity> identity_;
  Kind kind_ = Kind::none;
  int descriptor_ = -1;
  std::size_t slot_ = 0;
};

}  // namespace connect_userconfig::tool
