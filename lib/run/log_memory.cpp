#include "run/log_memory.hpp"

#include <algorithm>

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#endif

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
  const bool first = blocks_.empty();
  const auto size = std::max(least, first ? first_block : huge_page);
  blocks_.emplace_back(::operator new(size, std::align_val_t(huge_page)));
  next_ = blocks_.back().get();
  left_ = size;
#if defined(MADV_HUGEPAGE)
  // Whether it works is of no importance.
  if (!first) (void)::madvise(next_, size, MADV_HUGEPAGE);
#endif
}

}  // namespace connect_userconfig::run_detail
