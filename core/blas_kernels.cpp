// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blas_kernels.h"

#include "core/processor.h"

#include <cstdlib>

namespace seq2seq {

bool chooseOpenBlasKernels()
{
    constexpr const char *kVariable = "OPENBLAS_CORETYPE";
    if (!hasAvx2() || std::getenv(kVariable) != nullptr)
        return false; // without AVX2 OpenBLAS's own choice is as good
    return setenv(kVariable, hasAvx512() ? "SkylakeX" : "Haswell", 0) == 0;
}

} // namespace seq2seq
