// SPDX-License-Identifier: GPL-3.0-or-later
// The product that makes the gradient of a weight matrix.
#pragma once

#include "core/fast/packed_matrix.h"

namespace seq2seq::fast {

/// C (+)= A^T B, where A [k, m] holds the gradients of k rows of outputs and B [k, n] the inputs
/// they came from. Some columns of A at a time are laid out as rows, and multiplied by B in panels.
template <typename Real> class TransposedProduct {
public:
    static constexpr std::size_t kTogether = 96; ///< columns of A; they stay in the level-2 cache

    void multiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
        Rows<const Real> b, Rows<Real> c, bool accumulate)
    {
        start(n, k, b);
        multiply(m, a, c, accumulate);
    }

    /// B, for products with several A.
    void start(std::size_t n, std::size_t k, Rows<const Real> b)
    {
        m_k = k;
        m_b.resize(k, n);
        m_b.fill(b, false);
    }

    /// The same with the B of start().
    void multiply(std::size_t m, Rows<const Real> a, Rows<Real> c, bool accumulate)
    {
        const std::size_t panel = kernels<Real>().panel;
        const std::size_t stride = (m_k + panel - 1) / panel * panel;
        const Rows<Real> columns{m_columns.reserve(kTogether * stride), stride};
        for (std::size_t first = 0; first < m; first += kTogether) {
            const std::size_t count = std::min(kTogether, m - first);
            for (std::size_t row = 0; row < m_k; row += panel)
                kernels<Real>().packTransposed(a.row(row) + first, a.stride, count,
                    std::min(panel, m_k - row), {columns.first + row, stride});
            m_b.multiply(columns, count, c.from(first), accumulate);
        }
    }

private:
    std::size_t m_k = 0;
    PackedMatrix<Real> m_b;
    Buffer<Real> m_columns;
};

} // namespace seq2seq::fast
