#include "read/window.hpp"

#include "read/block.hpp"
#include "system/pages.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace connect_userconfig::reader {
namespace {

// Large enough to make reading and handing over cheap, small enough to stay in a core's cache.
constexpr std::size_t usual_window = std::size_t{512} << 10;
// Tiny records make much output for little input: this bounds the memory of one lot of them.
constexpr std::size_t most_slices = 4096;
constexpr std::size_t padding = std::max<std::size_t>(block_size, simdjson::SIMDJSON_PADDING);

}  // namespace

void Window::assign(std::string_view text, std::size_t capacity) {
  capacity = std::max(capacity, text.size());
  // A window that had to grow for one large record is given back.
  if (capacity_ < capacity || capacity_ > 2 * capacity) {
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

void Window::drop(std::size_t count) noexcept {
  std::memmove(bytes_.get(), bytes_.get() + count, size_ - count);
  size_ -= count;
}

bool SourceReader::read(Records& records) {
  auto& window = records.window;
  auto& slices = records.slices;
  slices.clear();
  if (ended_ && !pending_) return false;
  window.assign(carry_, usual_window);
  for (;;) {
    auto status = Slicer::Status::slice;
    while (slices.size() < most_slices) {
      status = slicer_.next(window.text(), ended_, slices.emplace_back());
      if (status != Slicer::Status::slice) {
        slices.pop_back();
        break;
      }
      empty_ = false;
    }
    pending_ = status == Slicer::Status::slice;  // there may be more records in what has been read
    if (status == Slicer::Status::done) {
      carry_.clear();
      return !slices.empty();
    }
    const bool full = window.room().empty();
    if (pending_ || (!slices.empty() && (full || unbuffered_))) break;
    if (full && slicer_.droppable() > 0 && slices.empty()) {
      const auto count = slicer_.droppable();
      slicer_.drop(window.text(), count);
      window.drop(count);
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
  const auto kept = slicer_.droppable();
  carry_.assign(window.text().substr(kept));
  slicer_.drop(window.text(), kept);
  return true;
}

}  // namespace connect_userconfig::reader
