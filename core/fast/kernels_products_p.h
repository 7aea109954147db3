// SPDX-License-Identifier: GPL-3.0-or-later
// Products with packed weights, and the sums that attention is made of. A part of
// kernels_body_p.h.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

/// kRows rows times neighbouring panels, all sums in registers.
template <typename Real, int kRows, int kPanels>
inline void panelProduct(const Real *a, std::size_t strideA, std::size_t depth, const Real *panel,
    std::size_t columns, Real *c, std::size_t strideC, bool accumulate)
{
    constexpr int kVectors = 2 * kPanels;
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    Lanes<Real> sums[kRows][kVectors] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        Lanes<Real> b[kVectors];
#pragma GCC unroll 4
        for (int v = 0; v < kVectors; ++v)
            b[v] = load(panel + (v / 2) * depth * kPanel<Real> + k * kPanel<Real> + v % 2 * kCount);
#pragma GCC unroll 12
        for (int r = 0; r < kRows; ++r) {
            const Lanes<Real> x = spread(a[r * strideA + k]);
#pragma GCC unroll 4
            for (int v = 0; v < kVectors; ++v)
                sums[r][v] += x * b[v];
        }
    }
#pragma GCC unroll 12
    for (int r = 0; r < kRows; ++r) {
        Real *to = c + r * strideC;
        if (columns == kVectors * kCount) {
#pragma GCC unroll 4
            for (int v = 0; v < kVectors; ++v)
                store(
                    to + v * kCount, accumulate ? load(to + v * kCount) + sums[r][v] : sums[r][v]);
        } else {
            Real all[kVectors * kCount];
            std::memcpy(all, sums[r], sizeof all);
            for (std::size_t j = 0; j < columns; ++j)
                to[j] = accumulate ? to[j] + all[j] : all[j];
        }
    }
}

/// The same for a number of rows that is known only now.
template <typename Real, int kPanels, int kRows = kMaxRows / kPanels>
inline void panelProductOf(std::size_t rows, const Real *a, std::size_t strideA, std::size_t depth,
    const Real *panel, std::size_t columns, Real *c, std::size_t strideC, bool accumulate)
{
    if constexpr (kRows > 1) {
        if (rows < kRows) {
            panelProductOf<Real, kPanels, kRows - 1>(
                rows, a, strideA, depth, panel, columns, c, strideC, accumulate);
            return;
        }
    }
    panelProduct<Real, kRows, kPanels>(a, strideA, depth, panel, columns, c, strideC, accumulate);
}

template <typename Real>
void product(Rows<const Real> a, std::size_t rows, std::size_t depth, const Real *packed,
    std::size_t columns, Rows<Real> c, bool accumulate)
{
    if (rows == 0)
        return;
    // Few rows take two panels at a time, or their sums would wait for each other. More rows are
    // cut into blocks of nearly one size: 14 are 7 + 7 rather than 12 + 2. Panels that fit the
    // level-2 cache together take a block one after the other, so that it writes whole rows of C.
    constexpr std::size_t kNumbers = std::size_t{1} << 16;
    const bool isFew = 2 * rows <= kMaxRows;
    const std::size_t blocks = (rows + kMaxRows - 1) / kMaxRows;
    const std::size_t together = 2 * (kNumbers / (2 * depth * kPanel<Real>)+1) * kPanel<Real>;
    for (std::size_t first = 0; first < columns; first += together) {
        const std::size_t last = columns - first < together ? columns : first + together;
        std::size_t r = 0;
        for (std::size_t block = 0; block < blocks; ++block) {
            const std::size_t end = (block + 1) * rows / blocks;
            std::size_t j = first;
            for (; isFew && j + kPanel<Real> < last; j += 2 * kPanel<Real>)
                panelProductOf<Real, 2>(end - r, a.row(r), a.stride, depth, packed + j * depth,
                    last - j < 2 * kPanel<Real> ? last - j : 2 * kPanel<Real>, c.row(r) + j,
                    c.stride, accumulate);
            for (; j < last; j += kPanel<Real>)
                panelProductOf<Real, 1>(end - r, a.row(r), a.stride, depth, packed + j * depth,
                    last - j < kPanel<Real> ? last - j : kPanel<Real>, c.row(r) + j, c.stride,
                    accumulate);
            r = end;
        }
    }
}

/// out_i = scale row_i . x, four rows at a time so that sums do not wait for each other.
template <typename Real>
inline void dotRows(
    const Real *rows, std::size_t count, std::size_t size, const Real *x, Real scale, Real *out)
{
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) {
        Lanes<Real> sums[4] = {};
        alongRow<Real>(size, [&](std::size_t j, auto part) {
            const Lanes<Real> factor = part.get(x + j);
#pragma GCC unroll 4
            for (std::size_t k = 0; k < 4; ++k)
                sums[k] += part.get(rows + (i + k) * size + j) * factor;
        });
        for (std::size_t k = 0; k < 4; ++k)
            out[i + k] = scale * sumOf<Real>(sums[k]);
    }
    for (; i < count; ++i) {
        Lanes<Real> sum{};
        alongRow<Real>(size, [&](std::size_t j, auto part) {
            sum += part.get(rows + i * size + j) * part.get(x + j);
        });
        out[i] = scale * sumOf<Real>(sum);
    }
}

/// out = sum_i weight_i row_i
template <typename Real>
inline void weightedSum(
    const Real *rows, std::size_t count, std::size_t size, const Real *weights, Real *out)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    std::size_t j = 0;
    for (; j + 4 * kCount <= size; j += 4 * kCount) {
        Lanes<Real> sums[4] = {};
        for (std::size_t i = 0; i < count; ++i) {
            const Lanes<Real> weight = spread(weights[i]);
#pragma GCC unroll 4
            for (std::size_t k = 0; k < 4; ++k)
                sums[k] += weight * load(rows + i * size + j + k * kCount);
        }
        for (std::size_t k = 0; k < 4; ++k)
            store(out + j + k * kCount, sums[k]);
    }
    alongRow<Real>(size - j, [&](std::size_t rest, auto part) {
        Lanes<Real> sum{};
        for (std::size_t i = 0; i < count; ++i)
            sum += weights[i] * part.get(rows + i * size + j + rest);
        part.put(out + j + rest, sum);
    });
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
