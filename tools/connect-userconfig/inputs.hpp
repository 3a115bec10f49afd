// The inputs of a run.
#pragma once

#include "connect_userconfig/reader.hpp"
#include "places.hpp"

#include <sys/stat.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <system_error>
#include <vector>

namespace connect_userconfig::tool {

/// A descriptor as a source. A file that becomes shorter, or is written anew, while it is read has failed: what was
/// read of it is no export.
class FileSource : public ByteSource {
 public:
  /// Reading fails once `stop` can be read; -1: never.
  FileSource(int descriptor, std::string name, int stop);
  Read read(std::span<char> to) override;
  [[nodiscard]] std::string_view name() const noexcept override { return source_.name(); }
  /// How many bytes there are to read; nothing if it is no file.
  [[nodiscard]] std::optional<std::uint64_t> size() const noexcept;
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }

 private:
  [[nodiscard]] bool ended_early() const noexcept;
  [[nodiscard]] bool is_stopped() const noexcept;

  DescriptorSource source_;
  int descriptor_;
  int stop_;
  struct stat before_ {};
  bool is_file_ = false;
  std::uint64_t position_ = 0;
};

/// The files of a run, opened before anything is converted: a name that is wrong must not cost half a run.
class Inputs {
 public:
  /// They end with an error once the descriptor `stop` can be read.
  explicit Inputs(int stop = -1) : stop_(stop) {}
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  /// `-` is standard input. A path that names a descriptor is that descriptor.
  [[nodiscard]] std::error_code open(const std::string& path);

  [[nodiscard]] std::span<ByteSource* const> sources() const { return pointers_; }
  /// The bytes that there are to read, if all inputs are files.
  [[nodiscard]] std::optional<std::uint64_t> total() const;
  /// What each input is, to be compared with outputs.
  [[nodiscard]] std::vector<Identity> identities() const;

 private:
  void add(int descriptor, std::string name);

  int stop_;
  std::vector<int> opened_;
  std::vector<std::unique_ptr<FileSource>> sources_;
  std::vector<ByteSource*> pointers_;
};

}  // namespace connect_userconfig::tool
