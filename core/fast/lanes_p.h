// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of this translation unit's width, and exp on them. Only kernels_body_p.h includes this,
// once for each kind of processor; SEQ2SEQ_KERNELS names the kind and keeps their functions apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

#if defined(__AVX512F__)
inline constexpr std::size_t kVectorBytes = 64;
inline constexpr int kMaxRows = 12; // rows of a product kept in registers: 24 of 32
#elif defined(__AVX__)
inline constexpr std::size_t kVectorBytes = 32;
inline constexpr int kMaxRows = 6; // 12 of 16
#else
inline constexpr std::size_t kVectorBytes = 16;
inline constexpr int kMaxRows = 6;
#endif

template <typename Real> struct LanesOf {
    using Integer = std::conditional_t<sizeof(Real) == 4, std::int32_t, std::int64_t>;
    typedef Real Vector __attribute__((vector_size(kVectorBytes))); // NOLINT(modernize-use-using)
    typedef Integer Integers
        __attribute__((vector_size(kVectorBytes))); // NOLINT(modernize-use-using)
    static constexpr std::size_t kCount = kVectorBytes / sizeof(Real);
};
template <typename Real> using Lanes = typename LanesOf<Real>::Vector;

/// Columns of a packed matrix that lie side by side: two registers.
template <typename Real> inline constexpr std::size_t kPanel = 2 * LanesOf<Real>::kCount;

template <typename Real> inline Lanes<Real> spread(Real value)
{
    return value - Lanes<Real>{};
}

template <typename Real> inline Lanes<Real> load(const Real *from)
{
    Lanes<Real> lanes;
    std::memcpy(&lanes, from, kVectorBytes);
    return lanes;
}

template <typename Real> inline void store(Real *to, const Lanes<Real> &lanes)
{
    std::memcpy(to, &lanes, kVectorBytes);
}

/// The first `count` lanes; the others are zero.
template <typename Real> inline Lanes<Real> loadPart(const Real *from, std::size_t count)
{
    Lanes<Real> lanes{};
    std::memcpy(&lanes, from, count * sizeof(Real));
    return lanes;
}

template <typename Real>
inline void storePart(Real *to, const Lanes<Real> &lanes, std::size_t count)
{
    std::memcpy(to, &lanes, count * sizeof(Real));
}

/// Whole vectors of a row.
template <typename Real> struct Whole {
    [[nodiscard]] Lanes<Real> get(const Real *from) const { return load(from); }
    void put(Real *to, const Lanes<Real> &lanes) const { store(to, lanes); }
};
/// The rest of a row.
template <typename Real> struct Part {
    std::size_t count;
    [[nodiscard]] Lanes<Real> get(const Real *from) const { return loadPart(from, count); }
    void put(Real *to, const Lanes<Real> &lanes) const { storePart(to, lanes, count); }
};

/// Calls body(position, Whole or Part) along a row.
template <typename Real, typename Body> inline void alongRow(std::size_t size, const Body &body)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    std::size_t j = 0;
    for (; j + kCount <= size; j += kCount)
        body(j, Whole<Real>{});
    if (j < size)
        body(j, Part<Real>{size - j});
}

/// The same, four vectors a turn: body(k, position, ..) with k = 0 .. 3, so that what gathers in
/// one of four places does not wait for the others.
template <typename Real, typename Body> inline void alongRowInFours(std::size_t size, Body body)
{
    constexpr std::size_t kCount = LanesOf<Real>::kCount;
    const std::size_t fours = size / (4 * kCount) * (4 * kCount);
    for (std::size_t j = 0; j < fours; j += 4 * kCount)
#pragma GCC unroll 4
        for (std::size_t k = 0; k < 4; ++k)
            body(k, j + k * kCount, Whole<Real>{});
    alongRow<Real>(size - fours, [&](std::size_t j, auto part) { body(0, fours + j, part); });
}

/// The sum of all lanes, halves upon halves.
template <typename Real, std::size_t kBytes = kVectorBytes, typename Vector>
inline Real sumOf(const Vector &lanes)
{
    if constexpr (kBytes == 16) {
        Real sum = 0;
        for (std::size_t k = 0; k < 16 / sizeof(Real); ++k)
            sum += lanes[k];
        return sum;
    } else {
        typedef Real Half __attribute__((vector_size(kBytes / 2))); // NOLINT(modernize-use-using)
        Half halves[2];
        std::memcpy(halves, &lanes, kBytes);
        return sumOf<Real, kBytes / 2>(halves[0] + halves[1]);
    }
}

template <typename Real> struct ExpConstants;
template <> struct ExpConstants<float> {
    static constexpr float kLowest = -87.0F;
    static constexpr float kHighest = 88.0F;
    static constexpr float kLog2High = 0.693359375F; // 9 bits, so that n times it is exact
    static constexpr float kLog2Low = -2.12194440e-4F;
    static constexpr float kRound = 12582912.0F; // 1.5 * 2^23: adding it rounds to an integer
    static constexpr int kMantissa = 23;
    static constexpr int kBias = 127;
    static constexpr int kTerms = 8; // 0.347^9 / 9! is below half a unit in the last place
};
template <> struct ExpConstants<double> {
    static constexpr double kLowest = -708.0;
    static constexpr double kHighest = 709.0;
    static constexpr double kLog2High = 0.693145751953125;
    static constexpr double kLog2Low = 1.42860682030941723212e-6;
    static constexpr double kRound = 6755399441055744.0; // 1.5 * 2^52
    static constexpr int kMantissa = 52;
    static constexpr int kBias = 1023;
    static constexpr int kTerms = 14;
};

constexpr double inverseFactorial(int k)
{
    return k <= 1 ? 1.0 : inverseFactorial(k - 1) / k;
}

/// exp(x) = 2^n (1 + p): n and x - n log 2 = r in +-0.347, p = r + r^2/2! + r^3/3! + ..
template <typename Real> struct ExpParts {
    Lanes<Real> scale; // 2^n
    Lanes<Real> p; // exp(r) - 1, exact near zero
};

template <typename Real> inline ExpParts<Real> expParts(Lanes<Real> x)
{
    using C = ExpConstants<Real>;
    using Integer = typename LanesOf<Real>::Integer;
    using Integers = typename LanesOf<Real>::Integers;
    x = x < C::kLowest ? spread(C::kLowest) : x;
    x = x > C::kHighest ? spread(C::kHighest) : x;
    const Lanes<Real> n = (x * Real(1.44269504088896340736) + C::kRound) - C::kRound;
    const Lanes<Real> r = (x - n * C::kLog2High) - n * C::kLog2Low;
    Lanes<Real> p = spread(static_cast<Real>(inverseFactorial(C::kTerms)));
#pragma GCC unroll 16
    for (int k = C::kTerms - 1; k >= 1; --k)
        p = p * r + static_cast<Real>(inverseFactorial(k));
    p = p * r;
    const Integers exponent = (__builtin_convertvector(n, Integers) + Integer(C::kBias))
        << Integer(C::kMantissa);
    Lanes<Real> scale;
    std::memcpy(&scale, &exponent, kVectorBytes);
    return {scale, p};
}

template <typename Real> inline Lanes<Real> exponential(const Lanes<Real> &x)
{
    const ExpParts<Real> parts = expParts<Real>(x);
    return parts.scale + parts.scale * parts.p;
}

/// tanh(x) = e / (e + 2) with e = exp(2x) - 1, which keeps its digits near zero.
template <typename Real> inline Lanes<Real> hyperbolicTangent(const Lanes<Real> &x)
{
    const ExpParts<Real> parts = expParts<Real>(x + x);
    const Lanes<Real> e = parts.scale * parts.p + (parts.scale - Real(1));
    return e / (e + Real(2));
}

template <typename Real> inline Lanes<Real> logistic(const Lanes<Real> &x)
{
    return Real(1) / (Real(1) + exponential<Real>(-x));
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
