#include "run/log_memory.hpp"

#include "system/pages.hpp"

#include <algorithm>

namespace connect_userconfig::run_detail {

void* LogMemory::do_allocate(std::size_t size, std::size_t alignment) {
  if (std::align(alignment, size, next_, left_) == nullptr) {
    add_block(size + alignment);
    std::align(alignment, size, next_, left_);
  }
  auto* const result = next_;
  next_ = static_cast<std::byte*>(next_) + size;
  left_ -= size;
  return result;
}

void LogMemory::add_block(std::size_t least) {
  if (first_ == nullptr) {
    left_ = std::max(least, first_block);
    first_ = std::make_unique_for_overwrite<std::byte[]>(left_);
    next_ = first_.get();
    return;
  }
  const auto size = std::max(least, huge_page);
  blocks_.emplace_back(::operator new(size, std::align_val_t(huge_page)));
  next_ = blocks_.back().get();
  left_ = size;
  ask_for_huge_pages(next_, size);
}

}  // namespace connect_userconfig::run_detail
