// SPDX-License-Identifier: GPL-3.0-or-later
// Products with packed weights, and the sums that attention is made of. A part of
// kernels_body_p.h.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

/// Some rows times one panel, or two neighbouring ones.
template <typename Real> struct PanelWork {
    Rows<const Real> a;
    std::size_t depth;
    const Real *panel;
    std::size_t columns; ///< of the panel, or of both
    Rows<Real> c;
    bool accumulate;
    const Real *next; ///< what to fetch meanwhile: from here on, and a panel further for the second
};

/// kRows rows times kPanels panels, all sums in registers.
/// @tparam kFetched numbers a panel that each of the `depth` turns asks a cache for. Left to itself
///         the processor waits for weights from farther away: with two threads, sixteen rows by
///         [512, 2048] run at 170 GFLOP/s instead of 120, by [256, 1024] at 185 instead of 165,
///         five at 144 instead of 126.
/// @tparam kCache 1 or 2, the level of that cache. What is read within a microsecond belongs in the
///         first, with which five rows take a tenth less time still.
template <typename Real, int kRows, int kPanels, std::size_t kFetched, int kCache>
inline void panelProduct(const PanelWork<Real> &work)
{
    constexpr int kVectors = 2 * kPanels;
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    constexpr std::size_t kLine = 64 / sizeof(Real);
    const auto [a, depth, panel, columns, c, accumulate, next] = work;
    Lanes<Real> sums[kRows][kVectors] = {};
    for (std::size_t k = 0; k < depth; ++k) {
        Lanes<Real> b[kVectors];
#pragma GCC unroll 4
        for (int v = 0; v < kVectors; ++v)
            b[v] = load(panel + (v / 2) * depth * kPanel<Real> + k * kPanel<Real> + v % 2 * kCount);
#pragma GCC unroll 4
        for (std::size_t p = 0; p < kPanels; ++p)
#pragma GCC unroll 4
            for (std::size_t line = 0; line < kFetched; line += kLine)
                __builtin_prefetch(
                    next + p * depth * kPanel<Real> + k * kFetched + line, 0, 4 - kCache);
#pragma GCC unroll 12
        for (int r = 0; r < kRows; ++r) {
            const Lanes<Real> x = spread(a.first[r * a.stride + k]);
#pragma GCC unroll 4
            for (int v = 0; v < kVectors; ++v)
                sums[r][v] += x * b[v];
        }
    }
#pragma GCC unroll 12
    for (int r = 0; r < kRows; ++r) {
        Real *to = c.row(r);
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
template <typename Real, int kPanels, std::size_t kFetched, int kCache = 1,
    int kRows = kMaxRows / kPanels>
inline void panelProductOf(std::size_t rows, const PanelWork<Real> &work)
{
    if constexpr (kRows > 1) {
        if (rows < kRows) {
            panelProductOf<Real, kPanels, kFetched, kCache, kRows - 1>(rows, work);
            return;
        }
    }
    panelProduct<Real, kRows, kPanels, kFetched, kCache>(work);
}

/// Rows that all fit the registers with the sums of kPanels panels: each panel is read once.
template <typename Real, int kPanels>
void productInOneBlock(Rows<const Real> a, std::size_t rows, std::size_t depth, const Real *packed,
    std::size_t columns, Rows<Real> c, bool accumulate)
{
    constexpr std::size_t kTogether = kPanels * kPanel<Real>;
    constexpr std::size_t kAhead = 32; // turns; at the end that is beyond B, which does no harm
    constexpr std::size_t kFewest = 4; // fewer rows read weights as fast as they can anyway
    for (std::size_t j = 0; j < columns; j += kTogether) {
        const std::size_t left = columns - j;
        const Real *panel = packed + j * depth;
        const PanelWork<Real> work{a, depth, panel, left < kTogether ? left : kTogether,
            {c.first + j, c.stride}, accumulate, panel + kAhead * kPanel<Real>};
        if (left <= kTogether - kPanel<Real>)
            panelProductOf<Real, 1, 0>(rows, work);
        else if (rows < kFewest)
            panelProductOf<Real, kPanels, 0>(rows, work);
        else
            panelProductOf<Real, kPanels, kPanel<Real>>(rows, work);
    }
}

template <typename Real>
void product(Rows<const Real> a, std::size_t rows, std::size_t depth, const Real *packed,
    std::size_t columns, Rows<Real> c, bool accumulate)
{
    if (rows == 0)
        return;
    // Few rows take two panels at a time, or their sums would wait for each other.
    if (2 * rows <= kMaxRows)
        return productInOneBlock<Real, 2>(a, rows, depth, packed, columns, c, accumulate);
    if (rows <= kMaxRows)
        return productInOneBlock<Real, 1>(a, rows, depth, packed, columns, c, accumulate);
    // More rows are cut into blocks of nearly one size: 14 are 7 + 7 rather than 12 + 2. A few
    // blocks take a panel one after the other; of many each takes panels that fit the level-2 cache
    // together, so that it stays in the level-1 cache and writes whole rows of C. The last two
    // blocks fetch a half each of what comes next: memory is asked for it at an even pace.
    constexpr std::size_t kNumbers = std::size_t{1} << 16;
    constexpr std::size_t kFewBlocks = 6;
    const std::size_t blocks = (rows + kMaxRows - 1) / kMaxRows;
    const std::size_t panels = blocks <= kFewBlocks ? 1 : kNumbers / (depth * kPanel<Real>)+1;
    const std::size_t together = panels * kPanel<Real>;
    for (std::size_t first = 0; first < columns; first += together) {
        const std::size_t last = columns - first < together ? columns : first + together;
        std::size_t r = 0;
        for (std::size_t block = 0; block < blocks; ++block) {
            const std::size_t end = (block + 1) * rows / blocks;
            for (std::size_t j = first; j < last; j += kPanel<Real>) {
                const Real *panel = packed + j * depth;
                const std::size_t half = block + 1 == blocks ? depth * kPanel<Real> / 2 : 0;
                const PanelWork<Real> work{a.from(r), depth, panel,
                    last - j < kPanel<Real> ? last - j : kPanel<Real>, {c.row(r) + j, c.stride},
                    accumulate, panel + together * depth + half};
                if (block + 2 < blocks || j + together >= columns)
                    panelProductOf<Real, 1, 0>(end - r, work);
                else
                    panelProductOf<Real, 1, kPanel<Real> / 2, 2>(end - r, work);
            }
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
