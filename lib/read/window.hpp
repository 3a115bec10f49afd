// The bytes of a source that are in memory, cut into slices.
#pragma once

#include "connect_userconfig/reader.hpp"
#include "read/slicer.hpp"

#include <memory>
#include <string>
#include <vector>

namespace connect_userconfig::reader {

/// Bytes that have been read, with room behind them that parsers may read too.
class Window {
 public:
  [[nodiscard]] View view() const noexcept { return View({bytes_.get(), size_}, from_); }
  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  [[nodiscard]] std::size_t capacity() const noexcept { return capacity_; }
  /// Starts anew with `text`, which stands at `from` in its stream.
  void assign(std::string_view text, Offset from, std::size_t capacity);
  /// Keeps the content.
  void grow(std::size_t capacity);
  [[nodiscard]] std::span<char> room() noexcept { return {bytes_.get() + size_, capacity_ - size_}; }
  void add(std::size_t count) noexcept { size_ += count; }
  /// Takes off what stands before `from`.
  void drop(Offset from) noexcept;

 private:
  std::unique_ptr<char[]> bytes_;
  Offset from_ = 0;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

/// Some records that follow each other in a source.
struct Records {
  Window window;
  std::vector<Slice> slices;
  std::vector<SliceDetails> details;

  [[nodiscard]] View view() const noexcept { return window.view(); }
  [[nodiscard]] std::string_view text(const Slice& slice) const { return slice.text(view()); }
  /// What a slice has to tell beyond itself; nothing if it has nothing.
  [[nodiscard]] const SliceDetails* details_of(const Slice& slice) const noexcept {
    return slice.region == 0 ? nullptr : &details[slice.region - 1];
  }
  void clear() noexcept {
    slices.clear();
    details.clear();
  }
};

/// Reads one source from start to end, some records at a time.
class SourceReader {
 public:
  SourceReader(ByteSource& source, bool unbuffered) : source_(source), unbuffered_(unbuffered) {}

  /// Puts the next records into `records`, whose memory is used again. False at the end of the source, or if it failed.
  bool read(Records& records);
  [[nodiscard]] std::error_code error() const noexcept { return error_; }
  [[nodiscard]] std::uint64_t bytes() const noexcept { return bytes_; }
  /// True if nothing that was read is a record, or should have been one.
  [[nodiscard]] bool empty() const noexcept { return empty_; }

 private:
  ByteSource& source_;
  bool unbuffered_;
  Slicer slicer_;
  std::string carry_;  // what the last window held beyond its records
  Offset carried_from_ = 0;
  bool pending_ = false;
  bool ended_ = false;
  bool empty_ = true;
  std::uint64_t bytes_ = 0;
  std::error_code error_;
};

}  // namespace connect_userconfig::reader
