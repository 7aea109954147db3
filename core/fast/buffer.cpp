// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/buffer.h"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace seq2seq::fast {

void *allocate(std::size_t bytes)
{
    constexpr std::size_t kVector = 64;
    constexpr std::size_t kLargePage = std::size_t{2} << 20;
    const std::size_t alignment = bytes >= 2 * kLargePage ? kLargePage : kVector;
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    void *memory = std::aligned_alloc(alignment, whole);
    if (memory == nullptr && bytes > 0)
        throw std::bad_alloc();
#ifdef __linux__
    if (alignment == kLargePage)
        madvise(memory, whole, MADV_HUGEPAGE); // a wish: that it is not granted does no harm
#endif
    return memory;
}

} // namespace seq2seq::fast
