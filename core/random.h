// SPDX-License-Identifier: GPL-3.0-or-later
// Pseudo-random numbers that are the same on every platform and with every standard library.
// SplitMix64 (Steele, Lea and Flood 2014): the distributions of <random> may differ between
// libraries, these do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace seq2seq {

/// A stream of pseudo-random numbers, a function of its seed alone. Not for secrets.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }

    /// 64 random bits.
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15;
        std::uint64_t bits = m_state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// A number from 0 to n - 1, each equally likely; n must not be 0.
    std::uint64_t below(std::uint64_t n)
    {
        // The lowest 2^64 mod n values are thrown away, so that what is left is a multiple of n.
        const std::uint64_t surplus = (0 - n) % n;
        std::uint64_t bits = next();
        while (bits < surplus)
            bits = next();
        return bits % n;
    }

    /// A number in [0, 1) with 53 random bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    /// Puts the elements of a random-access container into a random order (Fisher and Yates).
    template <typename Container> void shuffle(Container &container)
    {
        using std::swap;
        for (std::size_t rest = container.size(); rest > 1; --rest)
            swap(container[rest - 1], container[below(rest)]);
    }

private:
    std::uint64_t m_state;
};

} // namespace seq2seq
