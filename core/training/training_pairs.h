// SPDX-License-Identifier: GPL-3.0-or-later
// What of a corpus is trained on.
#pragma once

#include "core/corpus/encoded_pairs.h"
#include "core/run/experiment.h"

#include <stop_token>

namespace seq2seq {

/// The pairs that are trained on: those of `train` of at most maxLength tokens a side, as ids.
/// @throws Error EmptyCorpus when none is left; Cancelled
[[nodiscard]] EncodedPairs trainingPairs(
    const Experiment &experiment, const std::stop_token &stop = {});

/// "10 of 20 pairs have more than 100 tokens on a side (the longest sentence) and are not trained
/// on."
[[nodiscard]] Message longPairsRemark(const Experiment &experiment, std::size_t tooLong);

} // namespace seq2seq
