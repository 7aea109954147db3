// SPDX-License-Identifier: GPL-3.0-or-later
// What is left to chance in one update: dropout and scheduled sampling. No generator is passed
// around: each decision is a function of where it is made, so it does not matter which thread makes
// it first, how a batch is cut into shards, or which of the model's two implementations asks.
#pragma once

#include "core/random.h"

namespace seq2seq {

/// The places where chance decides.
enum class ChanceSite : std::uint64_t {
    EncoderInput = 1, ///< between encoder layers
    DecoderInput, ///< between decoder layers
    Output, ///< o_t
    Reference, ///< scheduled sampling: is y_{t-1} the reference?
};

/// One decision's place: a layer and a step of one sentence, whose number is its place in the
/// corpus.
struct ChancePlace {
    ChanceSite site = ChanceSite::Output;
    std::size_t layer = 0;
    std::size_t step = 0;
    std::size_t sentence = 0;
};

/// Dropout's mask of one place: each number is 0 or 1 / (1 - p), a function of its place alone.
struct DropoutMask {
    std::uint32_t key = 0;
    std::uint32_t threshold = 0; ///< p, as a part of 2^32
    double kept = 1; ///< 1 / (1 - p)

    /// Bits by the finaliser of MurmurHash3 (Appleby 2011). The accelerator has a loop of its own
    /// for it (kernels_updates_p.h).
    template <typename Real> void fill(std::size_t size, Real *values) const
    {
        for (std::size_t j = 0; j < size; ++j) {
            std::uint32_t bits = key + static_cast<std::uint32_t>(j) * 0x9E3779B9U;
            bits = (bits ^ (bits >> 16)) * 0x85EBCA6BU;
            bits = (bits ^ (bits >> 13)) * 0xC2B2AE35U;
            bits ^= bits >> 16;
            values[j] = bits < threshold ? Real(0) : static_cast<Real>(kept);
        }
    }
};

/// The dice of one update.
class Chance {
public:
    Chance() = default; ///< nothing is left to chance: not training
    /// @param dropout probability that a value is zeroed (Srivastava et al. 2014)
    /// @param teacherForcing probability that y_{t-1} is the reference
    Chance(std::uint64_t seed, std::uint64_t update, double dropout, double teacherForcing = 1)
        : m_seed(Random(Random(seed).next() + update).next())
        , m_dropout(dropout)
        , m_teacherForcing(teacherForcing)
    {
    }

    [[nodiscard]] bool drops() const { return m_dropout > 0; }
    [[nodiscard]] bool samples() const { return m_teacherForcing < 1; }

    /// What a place's values are multiplied by.
    [[nodiscard]] DropoutMask mask(const ChancePlace &place) const
    {
        return {static_cast<std::uint32_t>(bits(place)),
            static_cast<std::uint32_t>(m_dropout * 0x1.0p32), 1 / (1 - m_dropout)};
    }

    /// Whether the decoder is fed the reference at a step (a coin a token, Bengio et al. 2015).
    [[nodiscard]] bool isReference(std::size_t step, std::size_t sentence) const
    {
        const std::uint64_t dice = bits({ChanceSite::Reference, 0, step, sentence});
        return static_cast<double>(dice >> 11) * 0x1.0p-53 < m_teacherForcing;
    }

private:
    [[nodiscard]] std::uint64_t bits(const ChancePlace &place) const
    {
        std::uint64_t mixed = m_seed;
        for (const std::uint64_t part :
            {static_cast<std::uint64_t>(place.site), place.layer, place.step, place.sentence})
            mixed = Random(mixed ^ part).next();
        return mixed;
    }

    std::uint64_t m_seed = 0;
    double m_dropout = 0;
    double m_teacherForcing = 1;
};

} // namespace seq2seq
