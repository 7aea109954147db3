// SPDX-License-Identifier: GPL-3.0-or-later
// The loops for processors with AVX2 and FMA; core/CMakeLists.txt gives this file the options.
#define SEQ2SEQ_KERNELS avx2
#include "core/fast/kernel_sets_p.h"
#include "core/fast/kernels_body_p.h"

namespace seq2seq::fast {

SEQ2SEQ_KERNEL_SET(avx2)

} // namespace seq2seq::fast
