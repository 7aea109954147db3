// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine can do at best, measured in the same run as what is compared with it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace seq2seq {

/// GFLOP/s of the linked BLAS on float32 products of 4096 x 4096 matrices: each of `threads` plain
/// threads multiplies a pair of its own, one-threaded inside, and their operations are summed. The
/// best of as many rounds as fit into `seconds`, one at least.
[[nodiscard]] double sgemmRate(int threads, double seconds);

/// Which kernels the linked OpenBLAS has chosen, as "SkylakeX" or "Haswell".
[[nodiscard]] std::string blasKernels();

/// Memory to read again and again, to see how long that takes: from a cache when it fits one.
class ReadProbe {
public:
    explicit ReadProbe(std::size_t bytes); ///< rounded up to 256
    void readOnce() const; ///< all of it, in the calling thread

private:
    std::vector<float> m_values;
};

/// Forgets the highest memory use so far and gives freed memory back, so that peakMemory() is about
/// what comes. Where the system does not allow it the peak stays that of the whole process.
void resetPeakMemory();
/// The highest resident memory of this process since resetPeakMemory(), in bytes.
[[nodiscard]] std::size_t peakMemory();

} // namespace seq2seq
