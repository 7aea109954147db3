// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder a step at a time, for a search: each row is a hypothesis.
#pragma once

#include "core/fast/ranked_words.h"
#include "core/fast/source_pass.h"

#include <stop_token>

namespace seq2seq::fast {

template <typename Real> class StepPass {
public:
    StepPass() = default;
    StepPass(const StepPass &) = delete;
    StepPass &operator=(const StepPass &) = delete;

    /// Encodes sentences; the first step() then continues one row a sentence, in the order given.
    /// Needs weights.packForDecoding() before.
    /// @param sources ids in reading order, none empty
    /// @throws Error Cancelled
    void start(const Weights<Real> &weights, std::span<const std::vector<int>> sources,
        const std::stop_token &stop = {});

    /// One step of all rows, up to o_t. @throws Error Internal when the weights changed since
    /// start()
    /// @param origin the row of the step before that each row continues
    /// @param ids    y_{t-1} of each row
    void step(const Weights<Real> &weights, std::span<const std::size_t> origin,
        std::span<const int> ids);
    /// Then the likeliest words, until the next step.
    [[nodiscard]] const RankedWords<Real> &rank(const Weights<Real> &weights, std::size_t count);

private:
    void gather(const DecoderPrevious<Real> &from, std::span<const std::size_t> origin);

    std::size_t m_h = 0;
    std::uint64_t m_version = 0; // of the weights it started with
    SourcePass<Real> m_source;
    DecoderPass<Real> m_decoder;
    std::size_t m_step = 0; // those taken
    std::vector<std::size_t> m_sentences; // of each row, as SourcePass has them
    std::vector<std::size_t> m_previousSentences;
    DecoderPrevious<Real> m_previous; // what a step begins with, in the buffers below
    std::vector<Buffer<Real>> m_hidden; // [rows, H]
    std::vector<Buffer<Real>> m_cell;
    Buffer<Real> m_output;
    DecoderPrevious<Real> m_next; // what it hands on, in m_decoder
    RankedWords<Real> m_ranked;
};

} // namespace seq2seq::fast
