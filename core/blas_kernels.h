// SPDX-License-Identifier: GPL-3.0-or-later
// Which of its kernels OpenBLAS shall use.
#pragma once

namespace seq2seq {

/// The kernels that this processor's instructions allow, as OPENBLAS_CORETYPE names them; null:
/// OpenBLAS's own choice is as good. It goes by the processor's model number, and to one newer than
/// itself (Debian 12's is of 2022) it gives those of a Pentium 4, a fifth as fast.
[[nodiscard]] const char *openBlasKernels();

/// Sets OPENBLAS_CORETYPE to that, unless the user has set it. OpenBLAS reads it once, when it is
/// loaded; call this before, while the program has one thread.
/// @return whether it was set
bool chooseOpenBlasKernels();

} // namespace seq2seq
