// SPDX-License-Identifier: GPL-3.0-or-later
// What the model says of given targets.
#pragma once

#include "core/model/model.h"
#include "core/model/torch/seq2seq_p.h"

namespace seq2seq {

/// See Model::score.
[[nodiscard]] std::vector<ForcedSentence> scorePairs(const Seq2Seq &network,
    const SourceBatch &source, const TargetBatch &target, bool keepAttention,
    const std::stop_token &stop);

} // namespace seq2seq
