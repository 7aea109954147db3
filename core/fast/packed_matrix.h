// SPDX-License-Identifier: GPL-3.0-or-later
// A weight matrix laid out in the order in which products with few rows read it.
#pragma once

#include "core/fast/buffer.h"
#include "core/fast/kernels.h"
#include "core/fast/team.h"

#include <algorithm>

namespace seq2seq::fast {

/// B [depth, columns] in panels of kPanel columns, one below the other, the last filled up with
/// zeros. A recurrent step multiplies a few rows by the same weights again and again: BLAS would
/// rearrange them at each call, here it is done once an update. (By [256, 1024] five rows run at
/// 110 GFLOP/s instead of OpenBLAS's 25, sixteen at 116 instead of 64; by [256, 4000] sixty-four at
/// 115 instead of 93, and 320 still at 104 instead of 97.)
template <typename Real> class PackedMatrix {
public:
    /// B = W. @param weights W [depth, columns], `stride` from row to row
    void pack(const Real *weights, std::size_t stride, std::size_t depth, std::size_t columns)
    {
        Real *to = begin(depth, columns);
        for (std::size_t j = 0; j < columns; j += kPanel<Real>) {
            const std::size_t width = std::min(kPanel<Real>, columns - j);
            for (std::size_t k = 0; k < depth; ++k, to += kPanel<Real>) {
                std::copy_n(weights + k * stride + j, width, to);
                std::fill(to + width, to + kPanel<Real>, Real(0));
            }
        }
    }

    /// B = W^T, for x W^T. @param weights W [columns, depth], as PyTorch's Linear has it
    void packTransposed(
        const Real *weights, std::size_t stride, std::size_t columns, std::size_t depth)
    {
        constexpr std::size_t kBlock = 16; // numbers of a cache line, so that each is read once
        Real *panel = begin(depth, columns);
        for (std::size_t j = 0; j < columns; j += kPanel<Real>, panel += depth * kPanel<Real>) {
            const std::size_t width = std::min(kPanel<Real>, columns - j);
            for (std::size_t k = 0; k < depth; k += kBlock) {
                const std::size_t end = std::min(depth, k + kBlock);
                for (std::size_t column = 0; column < kPanel<Real>; ++column)
                    for (std::size_t row = k; row < end; ++row)
                        panel[row * kPanel<Real> + column]
                            = column < width ? weights[(j + column) * stride + row] : Real(0);
            }
        }
    }

    /// c (+)= a B for `rows` rows. A team shares the columns, if that is worth the while.
    void multiply(Rows<const Real> a, std::size_t rows, Rows<Real> c, bool accumulate,
        Team *team = nullptr) const
    {
        constexpr std::size_t kNumbersOfPart = std::size_t{1} << 16; // some microseconds
        constexpr std::size_t kMostParts = 16;
        const std::size_t parts = team == nullptr
            ? 1
            : std::clamp<std::size_t>(m_depth * m_columns / kNumbersOfPart, 1, kMostParts);
        const std::size_t panels = (m_columns + kPanel<Real> - 1) / kPanel<Real>;
        inParts(team, parts, [&](std::size_t part) {
            const std::size_t begin = part * panels / parts * kPanel<Real>;
            const std::size_t end = std::min(m_columns, (part + 1) * panels / parts * kPanel<Real>);
            kernels<Real>().product(a, rows, m_depth, m_values.data() + begin * m_depth,
                end - begin, {c.first + begin, c.stride}, accumulate);
        });
    }

    [[nodiscard]] const Real *data() const { return m_values.data(); } ///< panel by panel

private:
    Real *begin(std::size_t depth, std::size_t columns)
    {
        m_depth = depth;
        m_columns = columns;
        const std::size_t panels = (columns + kPanel<Real> - 1) / kPanel<Real>;
        return m_values.reserve(panels * kPanel<Real> * depth);
    }

    Buffer<Real> m_values;
    std::size_t m_depth = 0;
    std::size_t m_columns = 0;
};

} // namespace seq2seq::fast
