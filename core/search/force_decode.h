// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the decoder along given targets: for the dev loss, token accuracy and alignments.
#pragma once

#include "core/fast/weights.h"
#include "core/matrix.h"

#include <span>
#include <stop_token>

namespace seq2seq {

/// What force-decoding one sentence gave.
struct ForcedSentence {
    double logProbability = 0; ///< sum_t log P_t[y_t], nats
    int tokens = 0; ///< n, </s> included
    int correct = 0; ///< steps at which y_t was the likeliest word
    Matrix attention; ///< [n, m]; only when asked for and the model has any
};

/// @param weights packed for decoding; @param sources ids in reading order; @param targets ids
/// ended by kEos
/// @throws Error Cancelled
template <typename Real>
[[nodiscard]] std::vector<ForcedSentence> forceDecode(const fast::Weights<Real> &weights,
    std::span<const std::vector<int>> sources, std::span<const std::vector<int>> targets,
    bool keepAttention = false, const std::stop_token &stop = {});

} // namespace seq2seq
