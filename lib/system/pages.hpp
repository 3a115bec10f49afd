// Hints to the kernel about memory that is about to be filled. On virtual machines a page fault can take longer than
// filling the page: without hints, faults were up to a tenth of the time of a run.
#pragma once

#include <cstddef>

namespace connect_userconfig {

/// Has the pages of this memory mapped in one go. What is in them stays. Whether it works is of no importance.
void map_pages(void* memory, std::size_t size) noexcept;

/// Asks for huge pages.
void ask_for_huge_pages(void* memory, std::size_t size) noexcept;

}  // namespace connect_userconfig
