// SPDX-License-Identifier: GPL-3.0-or-later
// A weight matrix laid out in the order in which products with few rows read it.
#pragma once

#include "core/fast/buffer.h"
#include "core/fast/kernels.h"

#include <algorithm>

namespace seq2seq::fast {

/// B [depth, columns] in panels of Kernels::panel columns, one below the other, the last filled up
/// with zeros. A recurrent step multiplies a few rows by the same weights again and again: BLAS
/// would rearrange them at each call, here it is done once an update. (With AVX-512, by [256, 1024]
/// five rows run at 110 GFLOP/s instead of OpenBLAS's 25, sixteen at 116 instead of 64; by
/// [256, 4000] 320 still at 104 instead of 97. With AVX2 sixteen at 92 instead of 56, and 320 by
/// [256, 8000] at 84 instead of 76.)
template <typename Real> class PackedMatrix {
public:
    /// Makes room for B.
    void resize(std::size_t depth, std::size_t columns)
    {
        m_depth = depth;
        m_columns = columns;
        m_values.reserve(panels() * panel() * depth);
    }

    /// B = W, or W^T as for x W^T with PyTorch's Linear.
    /// @param part of `parts` of the panels; each may be filled on a thread of its own
    void fill(
        Rows<const Real> weights, bool isTransposed, std::size_t part = 0, std::size_t parts = 1)
    {
        const std::size_t end = (part + 1) * panels() / parts;
        for (std::size_t p = part * panels() / parts; p < end; ++p) {
            const std::size_t j = p * panel();
            const std::size_t width = std::min(panel(), m_columns - j);
            Real *to = m_values.data() + j * m_depth;
            if (isTransposed)
                kernels<Real>().packTransposed(
                    weights.row(j), weights.stride, m_depth, width, {to, panel()});
            else
                kernels<Real>().pack(weights.first + j, weights.stride, m_depth, width, to);
        }
    }

    /// c (+)= a B for `rows` rows.
    void multiply(Rows<const Real> a, std::size_t rows, Rows<Real> c, bool accumulate) const
    {
        kernels<Real>().product(a, rows, m_depth, m_values.data(), m_columns, c, accumulate);
    }

    /// c = a B[:, first .. first + columns). @param first a multiple of Kernels::panel
    void multiplyColumns(Rows<const Real> a, std::size_t rows, std::size_t first,
        std::size_t columns, Rows<Real> c) const
    {
        kernels<Real>().product(
            a, rows, m_depth, m_values.data() + first * m_depth, columns, c, false);
    }

    /// c (+)= a B[first .. first + depth, :]
    void multiplyDepth(Rows<const Real> a, std::size_t rows, std::size_t first, std::size_t depth,
        Rows<Real> c, bool accumulate) const
    {
        for (std::size_t j = 0; j < m_columns; j += panel())
            kernels<Real>().product(a, rows, depth, m_values.data() + j * m_depth + first * panel(),
                std::min(panel(), m_columns - j), {c.first + j, c.stride}, accumulate);
    }

    [[nodiscard]] const Real *data() const { return m_values.data(); } ///< panel by panel

private:
    [[nodiscard]] static std::size_t panel() { return kernels<Real>().panel; }
    [[nodiscard]] std::size_t panels() const { return (m_columns + panel() - 1) / panel(); }

    Buffer<Real> m_values;
    std::size_t m_depth = 0;
    std::size_t m_columns = 0;
};

} // namespace seq2seq::fast
