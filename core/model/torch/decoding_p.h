// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder a step at a time, and what a step says of each word.
#pragma once

#include "core/model/model.h"
#include "core/model/torch/seq2seq_p.h"

#include <functional>

namespace seq2seq {

class TorchDecoding final : public Decoding {
public:
    /// @param network must outlive this
    /// @param version of its weights, now and whenever it is asked
    /// @param edits   for one sentence only
    TorchDecoding(const Seq2Seq &network, const SourceBatch &source,
        std::function<std::uint64_t()> version, Edits edits, const std::stop_token &stop);

    void step(std::span<const std::size_t> origin, std::span<const int> previous) override;
    [[nodiscard]] TopWords top(std::size_t count) override;
    [[nodiscard]] double logProbability(std::size_t row, int word) override;
    void logProbabilities(std::size_t row, std::span<double> out) override;

private:
    void gather(std::span<const std::size_t> origin);

    const Seq2Seq &m_network;
    Edits m_edits;
    Hooks m_hooks;
    Pass m_pass;
    std::size_t m_t = 0; // steps taken
    std::function<std::uint64_t()> m_version;
    std::uint64_t m_startedWith;
    EncodedSource m_all; // a row a sentence
    EncodedSource m_source; // a row a hypothesis
    std::vector<std::int64_t> m_sentences; // of each row
    DecoderState m_state;
    at::Tensor m_logProbabilities; // [rows, V], on the CPU
};

} // namespace seq2seq
