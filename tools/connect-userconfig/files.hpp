// Where bytes go: a descriptor, or a file that gets its name only when it is complete.
#pragma once

#include "connect_userconfig/run.hpp"

#include <sys/types.h>

#include <string>
#include <system_error>

namespace connect_userconfig::tool {

/// Writes all of it to a descriptor.
[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes);

/// Gives a pipe room for more than the usual 64 KiB, so that both of its ends can work for longer without waiting for
/// each other. Does nothing to what is no pipe.
void enlarge_pipe(int descriptor) noexcept;

/// An open descriptor as a sink. Does not close it.
class DescriptorSink : public ByteSink {
 public:
  DescriptorSink(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  std::error_code write(std::string_view bytes) override { return write_all(descriptor_, bytes); }
  [[nodiscard]] std::string_view name() const noexcept override { return name_; }

 private:
  int descriptor_;
  std::string name_;
};

/// A file that is written under another name beside its target, and renamed when it is complete. Until then, and if
/// that never happens, the target is as it was. A symbolic link is followed, and the mode of an existing file is kept.
/// What is no regular file (a device, a pipe) is written as it goes.
class AtomicFile : public ByteSink {
 public:
  AtomicFile() = default;
  ~AtomicFile() override;

  /// `new_mode`: of a file that does not exist yet, less the process's mask.
  std::error_code open(const std::string& path, mode_t new_mode = 0666);
  std::error_code write(std::string_view bytes) override { return write_all(descriptor_, bytes); }
  [[nodiscard]] std::string_view name() const noexcept override { return path_; }
  /// Makes it the target: nothing is left to do, or the target is untouched.
  std::error_code commit();

 private:
  void discard() noexcept;

  std::string path_;       // as it was named
  std::string target_;     // with links followed
  std::string temporary_;  // empty if it is written as it goes
  int descriptor_ = -1;
  std::size_t slot_ = 0;
};

/// Opens /dev/null in place of a standard stream that is closed: the next file to be opened would get its number, and
/// be written to by whoever means the stream.
void open_standard_descriptors();

/// Removes the temporary files of this process when a signal ends it, and lets it end by that signal.
void clean_up_on_signals();

}  // namespace connect_userconfig::tool
