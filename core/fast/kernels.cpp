// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/kernels.h"

#include "core/fast/kernel_sets_p.h"
#include "core/processor.h"

namespace seq2seq::fast {

namespace {

template <typename Real> struct Sets {
    std::size_t count = 0;
    Kernels<Real> sets[3];

    Sets()
    {
        sets[count++] = kernelSet_plain(Real());
#ifdef SEQ2SEQ_X86_KERNELS
        if (hasAvx2())
            sets[count++] = kernelSet_avx2(Real());
        if (hasAvx512())
            sets[count++] = kernelSet_avx512(Real());
#endif
    }
};

template <typename Real> const Sets<Real> &sets()
{
    static const Sets<Real> all;
    return all;
}

} // namespace

template <typename Real> const Kernels<Real> &kernels()
{
    return sets<Real>().sets[sets<Real>().count - 1];
}

template <typename Real> std::size_t kernelSets(const Kernels<Real> *list[3])
{
    for (std::size_t i = 0; i < sets<Real>().count; ++i)
        list[i] = &sets<Real>().sets[i];
    return sets<Real>().count;
}

template const Kernels<float> &kernels<float>();
template const Kernels<double> &kernels<double>();
template std::size_t kernelSets<float>(const Kernels<float> *[3]);
template std::size_t kernelSets<double>(const Kernels<double> *[3]);

} // namespace seq2seq::fast
