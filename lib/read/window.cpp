#include "read/window.hpp"

#include "read/block.hpp"
#include "system/pages.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace connect_userconfig::reader {
namespace {

// Large enough to make reading and handing over cheap, small enough to stay in a core's cache.
constexpr std::size_t usual_window = std::size_t{192} << 10;
// Most inputs end sooner: mapping a whole window for them takes longer than converting them.
constexpr std::size_t first_window = std::size_t{16} << 10;
// Tiny records make much output for little input: this bounds the memory of one lot of them.
constexpr std::size_t most_slices = 4096;
constexpr std::size_t padding = std::max<std::size_t>(block_size, simdjson::SIMDJSON_PADDING);

}  // namespace

void Window::assign(std::string_view text, Offset from, std::size_t capacity) {
  from_ = from;
  capacity = std::max(capacity, text.size());
  // A window that had to grow for one large record is given back.
  if (capacity_ < capacity || capacity_ > 2 * std::max(capacity, usual_window)) {
    bytes_ = std::make_unique_for_overwrite<char[]>(capacity + padding);
    capacity_ = capacity;
    map_pages(bytes_.get(), std::min(capacity, usual_window));
  }
  std::memcpy(bytes_.get(), text.data(), text.size());
  size_ = text.size();
}

void Window::grow(std::size_t capacity) {
  auto bytes = std::make_unique_for_overwrite<char[]>(capacity + padding);
  std::memcpy(bytes.get(), bytes_.get(), size_);
  bytes_ = std::move(bytes);
  capacity_ = capacity;
}

void Window::drop(Offset from) noexcept {
  const auto count = static_cast<std::size_t>(from - from_);
  from_ = from;
  std::memmove(bytes_.get(), bytes_.get() + count, size_ - count);
  size_ -= count;
}

bool SourceReader::read(Records& records) {
  auto& window = records.window;
  auto& slices = records.slices;
  records.clear();
  if (ended_ && !pending_) return false;
  window.assign(carry_, carried_from_, bytes_ < first_window ? first_window : usual_window);
  for (;;) {
    auto status = Slicer::Status::slice;
    while (slices.size() < most_slices) {
      auto& slice = slices.emplace_back();
      status = slicer_.next(window.view(), ended_, slice);
      if (status != Slicer::Status::slice) {
        slices.pop_back();
        break;
      }
      if (slice.region != 0) {
        records.details.push_back(std::move(slicer_.details()));
        slice.region = records.details.size();
      }
      // A response without users has an end all the same.
      empty_ = empty_ && slice.record == 0 && (slice.kind == Slice::Kind::head || slice.kind == Slice::Kind::tail);
    }
    pending_ = status == Slicer::Status::slice;  // there may be more records in what has been read
    if (status == Slicer::Status::done) {
      carry_.clear();
      return !slices.empty();
    }
    const bool full = window.room().empty();
    if (pending_ || (!slices.empty() && (full || unbuffered_))) break;
    if (full && slices.empty()) {
      slicer_.forget(window.view());
      window.drop(slicer_.keep());
    }
    if (window.room().empty()) window.grow(2 * window.capacity());
    const auto read = source_.read(window.room());
    if (read.error) {
      error_ = read.error;
      ended_ = true;
      return !slices.empty();
    }
    ended_ = read.size == 0;
    bytes_ += read.size;
    window.add(read.size);
  }
  slicer_.forget(window.view());
  carried_from_ = slicer_.keep();
  carry_.assign(window.view().since(carried_from_));
  return true;
}

}  // namespace connect_userconfig::reader
