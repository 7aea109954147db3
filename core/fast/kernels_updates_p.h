// SPDX-License-Identifier: GPL-3.0-or-later
// Sums, dropout, and the update of weights. A part of kernels_body_p.h.
#pragma once

#include "core/fast/kernels.h"
#include "core/fast/lanes_p.h"
#include "core/model/adam.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

/// In blocks whose sums fit a Real, added in double.
template <typename Real> double squares(const Real *values, std::size_t size)
{
    constexpr std::size_t kBlock = 1024;
    double total = 0;
    for (std::size_t begin = 0; begin < size; begin += kBlock) {
        const std::size_t count = size - begin < kBlock ? size - begin : kBlock;
        Lanes<Real> sums[2] = {};
        std::size_t at = 0;
        alongRow<Real>(count, [&](std::size_t j, auto part) {
            const Lanes<Real> x = part.get(values + begin + j);
            sums[at] += x * x;
            at ^= 1;
        });
        total += static_cast<double>(sumOf<Real>(sums[0] + sums[1]));
    }
    return total;
}

template <typename Real> void add(Real *to, const Real *from, std::size_t size)
{
    alongRow<Real>(size,
        [&](std::size_t j, auto part) { part.put(to + j, part.get(to + j) + part.get(from + j)); });
}

template <typename Real> void multiply(Real *to, const Real *by, std::size_t size)
{
    alongRow<Real>(size,
        [&](std::size_t j, auto part) { part.put(to + j, part.get(to + j) * part.get(by + j)); });
}

/// A plain loop that the compiler turns into vectors, square root and all.
template <typename Real> void adam(const AdamSlice<Real> &s)
{
    constexpr Real kBeta1 = Real(kAdamBeta1);
    constexpr Real kBeta2 = Real(kAdamBeta2);
    constexpr Real kEpsilon = Real(kAdamEpsilon);
    Real *__restrict weights = s.weights;
    Real *__restrict first = s.m;
    Real *__restrict second = s.v;
    const Real *__restrict gradient = s.gradient;
    const auto update = [&](std::size_t j, Real g) {
        const Real m = kBeta1 * first[j] + Real(1 - kAdamBeta1) * g;
        const Real v = kBeta2 * second[j] + Real(1 - kAdamBeta2) * g * g;
        first[j] = m;
        second[j] = v;
        const Real root
            = sizeof(Real) == 4 ? Real(__builtin_sqrtf(float(v))) : Real(__builtin_sqrt(double(v)));
        weights[j] -= s.rate * m / (root / s.correction + kEpsilon);
    };
    if (gradient == nullptr)
        for (std::size_t j = 0; j < s.size; ++j)
            update(j, Real(0));
    else
        for (std::size_t j = 0; j < s.size; ++j)
            update(j, gradient[j] * s.gradientScale);
}

/// Bits by the finaliser of MurmurHash3 (Appleby 2011), which the compiler turns into vectors.
template <typename Real>
void dropout(std::uint32_t key, std::uint32_t threshold, Real kept, std::size_t size, Real *mask)
{
    for (std::size_t j = 0; j < size; ++j) {
        std::uint32_t bits = key + static_cast<std::uint32_t>(j) * 0x9E3779B9U;
        bits = (bits ^ (bits >> 16)) * 0x85EBCA6BU;
        bits = (bits ^ (bits >> 13)) * 0xC2B2AE35U;
        bits ^= bits >> 16;
        mask[j] = bits < threshold ? Real(0) : kept;
    }
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
