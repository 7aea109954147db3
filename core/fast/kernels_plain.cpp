// SPDX-License-Identifier: GPL-3.0-or-later
// The loops for any processor; core/CMakeLists.txt gives this file the options.
#define SEQ2SEQ_KERNELS plain
#include "core/fast/kernel_sets_p.h"
#include "core/fast/kernels_body_p.h"

namespace seq2seq::fast {

SEQ2SEQ_KERNEL_SET(plain)

} // namespace seq2seq::fast
