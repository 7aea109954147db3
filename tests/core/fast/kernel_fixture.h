// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for the tests of the inner loops, and how near the scalar formula they must come.
#pragma once

#include "core/fast/kernels.h"
#include "core/random.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

namespace seq2seq::fast {

/// Some fill vectors and panels, some do not.
inline constexpr std::size_t kSizes[] = {1, 3, 16, 33, 70};

template <typename Real> inline constexpr double kTolerance = sizeof(Real) == 4 ? 2e-6 : 1e-14;

template <typename Real> std::vector<Real> numbers(std::size_t size, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Real> values(size);
    for (Real &value : values)
        value = static_cast<Real>(4 * random.uniform() - 2);
    return values;
}

template <typename Real> bool isClose(Real ours, double expected, double slack = 1)
{
    return std::abs(static_cast<double>(ours) - expected)
        <= slack * kTolerance<Real> * std::max(1.0, std::abs(expected));
}

/// Calls body(kernels, zero) for each set in float and double.
template <typename Body> void forEachSet(const Body &body)
{
    const Kernels<float> *floats[3];
    const Kernels<double> *doubles[3];
    const std::size_t count = kernelSets(floats);
    QCOMPARE(kernelSets(doubles), count);
    for (std::size_t i = 0; i < count; ++i) {
        body(*floats[i], float());
        body(*doubles[i], double());
    }
}

} // namespace seq2seq::fast
