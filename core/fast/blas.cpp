// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fast/blas.h"

#include <cblas.h>

#include <algorithm>

namespace seq2seq::fast {

namespace {

template <typename Real>
void product(CBLAS_TRANSPOSE transposeA, CBLAS_TRANSPOSE transposeB, std::size_t m, std::size_t n,
    std::size_t k, Rows<const Real> a, Rows<const Real> b, Rows<Real> c, bool accumulate)
{
    if (m == 0 || n == 0)
        return;
    if (k == 0) { // BLAS leaves C alone then
        for (std::size_t r = 0; r < m && !accumulate; ++r)
            std::fill_n(c.row(r), n, Real(0));
        return;
    }
    const auto whole = [](std::size_t size) { return static_cast<blasint>(size); };
    const Real beta = accumulate ? 1 : 0;
    if constexpr (sizeof(Real) == sizeof(float))
        cblas_sgemm(CblasRowMajor, transposeA, transposeB, whole(m), whole(n), whole(k), 1.0F,
            a.first, whole(a.stride), b.first, whole(b.stride), beta, c.first, whole(c.stride));
    else
        cblas_dgemm(CblasRowMajor, transposeA, transposeB, whole(m), whole(n), whole(k), 1.0,
            a.first, whole(a.stride), b.first, whole(b.stride), beta, c.first, whole(c.stride));
}

} // namespace

template <typename Real>
void multiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a, Rows<const Real> b,
    Rows<Real> c, bool accumulate)
{
    product(CblasNoTrans, CblasNoTrans, m, n, k, a, b, c, accumulate);
}

template <typename Real>
void multiplyTransposed(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
    Rows<const Real> b, Rows<Real> c, bool accumulate)
{
    product(CblasNoTrans, CblasTrans, m, n, k, a, b, c, accumulate);
}

template <typename Real>
void transposedMultiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
    Rows<const Real> b, Rows<Real> c, bool accumulate)
{
    product(CblasTrans, CblasNoTrans, m, n, k, a, b, c, accumulate);
}

#define SEQ2SEQ_PRODUCTS(Real)                                                                     \
    template void multiply<Real>(std::size_t, std::size_t, std::size_t, Rows<const Real>,          \
        Rows<const Real>, Rows<Real>, bool);                                                       \
    template void multiplyTransposed<Real>(std::size_t, std::size_t, std::size_t,                  \
        Rows<const Real>, Rows<const Real>, Rows<Real>, bool);                                     \
    template void transposedMultiply<Real>(std::size_t, std::size_t, std::size_t,                  \
        Rows<const Real>, Rows<const Real>, Rows<Real>, bool);
SEQ2SEQ_PRODUCTS(float)
SEQ2SEQ_PRODUCTS(double)
#undef SEQ2SEQ_PRODUCTS

} // namespace seq2seq::fast
