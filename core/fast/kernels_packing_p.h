// SPDX-License-Identifier: GPL-3.0-or-later
// Weights rearranged into the panels that products read. A part of kernels_body_p.h.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"

#include <utility>

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

template <typename Real>
void packPanel(
    const Real *weights, std::size_t stride, std::size_t depth, std::size_t width, Real *panel)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < kPanel<Real>; j += kCount) {
            Lanes<Real> lanes{};
            if (j + kCount <= width)
                lanes = load(weights + k * stride + j);
            else if (j < width)
                lanes = loadPart(weights + k * stride + j, width - j);
            store(panel + k * kPanel<Real> + j, lanes);
        }
}

/// Exchanges the lanes of a that have bit kBit in their number with those of b that have not.
template <std::size_t kBit, typename Vector, std::size_t... kLanes>
inline void exchange(Vector &a, Vector &b, std::index_sequence<kLanes...>)
{
    constexpr std::size_t kCount = sizeof...(kLanes);
    const Vector low
        = __builtin_shufflevector(a, b, ((kLanes & kBit) ? kLanes - kBit + kCount : kLanes)...);
    const Vector high
        = __builtin_shufflevector(a, b, ((kLanes & kBit) ? kLanes + kCount : kLanes + kBit)...);
    a = low;
    b = high;
}

/// Transposes a square of numbers: its halves change places, then halves of halves.
template <std::size_t kBit, typename Vector, std::size_t kCount>
inline void transpose(Vector (&square)[kCount])
{
#pragma GCC unroll 16
    for (std::size_t i = 0; i < kCount; ++i)
        if ((i & kBit) == 0)
            exchange<kBit>(square[i], square[i + kBit], std::make_index_sequence<kCount>());
    if constexpr (kBit > 1)
        transpose<kBit / 2>(square);
}

template <typename Real>
void packPanelTransposed(
    const Real *weights, std::size_t stride, std::size_t depth, std::size_t width, Rows<Real> panel)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    for (std::size_t j = 0; j < kPanel<Real>; j += kCount)
        for (std::size_t k = 0; k < depth; k += kCount) {
            const std::size_t numbers = depth - k < kCount ? depth - k : kCount;
            Lanes<Real> square[kCount] = {};
            for (std::size_t i = 0; i < kCount && j + i < width; ++i) {
                const Real *from = weights + (j + i) * stride + k;
                square[i] = numbers == kCount ? load(from) : loadPart(from, numbers);
            }
            transpose<kCount / 2>(square);
            for (std::size_t i = 0; i < numbers; ++i)
                store(panel.row(k + i) + j, square[i]);
        }
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
