// SPDX-License-Identifier: GPL-3.0-or-later
// Linux gives each thread a niceness of its own, which its children inherit.
#include "core/engine/background_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace seq2seq {

void runInBackground()
{
#ifdef __linux__
    // With 5, a thread of the window that wakes up gets its core within a millisecond; an idle
    // window costs training nothing. It may fail only where threads have no priorities to lower.
    constexpr int kNiceness = 5;
    setpriority(PRIO_PROCESS, 0, kNiceness); // 0 is the calling thread, not the process
#endif
}

} // namespace seq2seq
