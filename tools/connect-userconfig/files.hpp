// Bytes in and out of descriptors.
#pragma once

#include "connect_userconfig/run.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <system_error>

namespace connect_userconfig::tool {

/// Writes all of it to a descriptor, a non-blocking one too.
[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes);

/// Appends what the descriptor gives until it ends; `file_too_large`, and its beginning, if that is more than `most`
/// bytes.
[[nodiscard]] std::error_code read_to_end(int descriptor, std::uintmax_t most, std::string& to);

/// Reads a file from its start, line by line, each with its line end. Stops at the first error, which may be that of
/// `line`.
[[nodiscard]] std::error_code for_each_line(int descriptor,
                                            const std::function<std::error_code(std::string_view)>& line);

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

/// Opens /dev/null in place of a standard stream that is closed: the next file to be opened would get its number, and
/// be written to by whoever means the stream.
void open_standard_descriptors();

}  // namespace connect_userconfig::tool
