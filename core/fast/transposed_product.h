// SPDX-License-Identifier: GPL-3.0-or-later
// The product that makes the gradient of a weight matrix.
#pragma once

#include "core/fast/packed_matrix.h"

namespace seq2seq::fast {

/// C (+)= A^T B, where A [k, m] holds the gradients of k rows of outputs and B [k, n] the inputs
/// they came from. Some columns of A at a time are laid out as rows, and multiplied by B in panels.
template <typename Real> class TransposedProduct {
public:
    void multiply(std::size_t m, std::size_t n, std::size_t k, Rows<const Real> a,
        Rows<const Real> b, Rows<Real> c, bool accumulate)
    {
        constexpr std::size_t kTogether = 96; // columns of A; they stay in the level-2 cache
        const std::size_t panel = kernels<Real>().panel;
        const std::size_t stride = (k + panel - 1) / panel * panel;
        const Rows<Real> columns{m_columns.reserve(kTogether * stride), stride};
        m_b.resize(k, n);
        m_b.fill(b, false);
        for (std::size_t first = 0; first < m; first += kTogether) {
            const std::size_t count = std::min(kTogether, m - first);
            for (std::size_t row = 0; row < k; row += panel)
                kernels<Real>().packTransposed(a.row(row) + first, a.stride, count,
                    std::min(panel, k - row), {columns.first + row, stride});
            m_b.multiply(columns, count, c.from(first), accumulate);
        }
    }

private:
    PackedMatrix<Real> m_b;
    Buffer<Real> m_columns;
};

} // namespace seq2seq::fast
