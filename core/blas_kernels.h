// SPDX-License-Identifier: GPL-3.0-or-later
// Which of its kernels OpenBLAS shall use.
#pragma once

namespace seq2seq {

/// Sets OPENBLAS_CORETYPE to the kernels that this processor's instructions allow, unless the user
/// has set it. OpenBLAS itself goes by the processor's model number, and to one newer than itself
/// (Debian 12's is of 2022) it gives the kernels of a Pentium 4, a fifth as fast. It reads the
/// variable once, when it is loaded; call this before, while the program has one thread.
/// @return whether it was set
bool chooseOpenBlasKernels();

} // namespace seq2seq
