// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blas_kernels.h"

#include <cstdlib>

namespace seq2seq {

const char *openBlasKernels()
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
        return "SkylakeX";
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return "Haswell";
#endif
    return nullptr;
}

bool chooseOpenBlasKernels()
{
    constexpr const char *kVariable = "OPENBLAS_CORETYPE";
    const char *kernels = openBlasKernels();
    if (kernels == nullptr || std::getenv(kVariable) != nullptr)
        return false;
    return setenv(kVariable, kernels, 0) == 0;
}

} // namespace seq2seq
