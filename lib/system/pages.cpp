#include "system/pages.hpp"

#if __has_include(<sys/mman.h>)
#include <sys/mman.h>
#include <unistd.h>
#endif

#include <cstdint>

namespace connect_userconfig {

void map_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) noexcept {
#if defined(MADV_POPULATE_WRITE)
  // Linux 5.14 and later. The pages at the two ends may belong to somebody else, too, and are left alone.
  const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  auto* const bytes = static_cast<std::byte*>(memory);
  const auto start = reinterpret_cast<std::uintptr_t>(memory);
  const auto skipped = (page - start % page) % page;
  if (size < skipped + page) return;
  (void)::madvise(bytes + skipped, (size - skipped) / page * page, MADV_POPULATE_WRITE);
#endif
}

void ask_for_huge_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) noexcept {
#if defined(MADV_HUGEPAGE)
  (void)::madvise(memory, size, MADV_HUGEPAGE);
#endif
}

}  // namespace connect_userconfig
