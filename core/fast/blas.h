// SPDX-License-Identifier: GPL-3.0-or-later
// Products of large matrices, by OpenBLAS, on the calling thread.
#pragma once

#include "core/fast/kernels.h"

namespace seq2seq::fast {

/// C (+)= A B.      A [m, k], B [k, n], C [m, n]
template <typename Real>
void multiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a, Rows<const Real> b,
    Rows<Real> c, bool accumulate);
/// C (+)= A B^T.    A [m, k], B [n, k]: x W^T with PyTorch's weights
template <typename Real>
void multiplyTransposed(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
    Rows<const Real> b, Rows<Real> c, bool accumulate);
/// C (+)= A^T B.    A [k, m], B [k, n]: the gradient of weights, summed over the k rows of a batch
template <typename Real>
void transposedMultiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
    Rows<const Real> b, Rows<Real> c, bool accumulate);

} // namespace seq2seq::fast
