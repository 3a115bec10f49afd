// Memory for logs that only grow, in blocks that the kernel may map at once.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <new>
#include <vector>

namespace connect_userconfig::run_detail {

/// Gives out memory in turn and takes none back before its end. A first small block is enough for a few thousand users;
/// the ones after it are as large as a huge page, and asked to be one. Where a page fault is expensive (on virtual
/// machines it may be), touching a log page by page would cost more than writing it.
class LogMemory : public std::pmr::memory_resource {
 private:
  static constexpr std::size_t first_block = std::size_t{128} << 10;
  static constexpr std::size_t huge_page = std::size_t{2} << 20;

  void* do_allocate(std::size_t size, std::size_t alignment) override;
  void do_deallocate(void* /*memory*/, std::size_t /*size*/, std::size_t /*alignment*/) override {}
  [[nodiscard]] bool do_is_equal(const std::pmr::memory_resource& other) const noexcept override {
    return this == &other;
  }
  void add_block(std::size_t least);

  struct Free {
    void operator()(void* block) const noexcept { ::operator delete(block, std::align_val_t(huge_page)); }
  };
  std::unique_ptr<std::byte[]> first_;  // what is aligned like a huge page takes the memory of one
  std::vector<std::unique_ptr<void, Free>> blocks_;
  void* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace connect_userconfig::run_detail
