// SPDX-License-Identifier: GPL-3.0-or-later
// What this processor can do, as far as our inner loops and OpenBLAS's are made for it.
#pragma once

namespace seq2seq {

[[nodiscard]] inline bool hasAvx2()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

[[nodiscard]] inline bool hasAvx512()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
#else
    return false;
#endif
}

} // namespace seq2seq
