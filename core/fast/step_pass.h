// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder a step at a time, for a search: each row is a hypothesis.
#pragma once

#include "core/fast/ranked_words.h"
#include "core/fast/source_pass.h"

#include <stop_token>

namespace seq2seq::fast {

template <typename Real> class StepPass {
public:
    /// @param team shares the work of few rows; null: the calling thread alone
    explicit StepPass(Team *team = nullptr)
        : m_team(team)
        , m_source(team)
        , m_decoder(team)
    {
    }
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
    /// Then W_vocab o_t: all logits, [rows, V], until the next step; or the likeliest words.
    [[nodiscard]] Rows<const Real> logits(const Weights<Real> &weights);
    [[nodiscard]] const RankedWords<Real> &rank(const Weights<Real> &weights, std::size_t count);

private:
    void gather(const DecoderPrevious<Real> &from, std::span<const std::size_t> origin);
    [[nodiscard]] PartOrder vocabularyOrder() const;
    void lookAhead(const Weights<Real> &weights, DecoderPrevious<Real> &state, std::size_t rows);

    Team *m_team;
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
    std::vector<Buffer<Real>> m_hiddenGates; // [rows, G]
    Buffer<Real> m_outputGates;
    DecoderPrevious<Real> m_next; // what it hands on, the gates in the buffers below
    std::vector<Buffer<Real>> m_aheadHidden; // [rows, G]
    Buffer<Real> m_aheadOutput;
    Buffer<Real> m_logits; // [rows, V]
    RankedWords<Real> m_ranked;
};

} // namespace seq2seq::fast
