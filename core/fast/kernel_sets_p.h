// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of loops there may be, one a translation unit.
#pragma once

#include "core/fast/kernels.h"

namespace seq2seq::fast {

[[nodiscard]] Kernels<float> kernelSet_avx512(float);
[[nodiscard]] Kernels<double> kernelSet_avx512(double);
[[nodiscard]] Kernels<float> kernelSet_avx2(float);
[[nodiscard]] Kernels<double> kernelSet_avx2(double);
[[nodiscard]] Kernels<float> kernelSet_plain(float);
[[nodiscard]] Kernels<double> kernelSet_plain(double);

} // namespace seq2seq::fast

#define SEQ2SEQ_KERNEL_SET(kind)                                                                   \
    Kernels<float> kernelSet_##kind(float)                                                         \
    {                                                                                              \
        return kind::makeKernels<float>(#kind);                                                    \
    }                                                                                              \
    Kernels<double> kernelSet_##kind(double)                                                       \
    {                                                                                              \
        return kind::makeKernels<double>(#kind);                                                   \
    }
