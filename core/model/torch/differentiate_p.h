// SPDX-License-Identifier: GPL-3.0-or-later
// What the model says of one pair, and how it depends on any tensor on the way.
#pragma once

#include "core/model/edits.h"
#include "core/model/model.h"
#include "core/model/torch/seq2seq_p.h"

namespace seq2seq {

/// See Model::gradients.
[[nodiscard]] std::vector<Gradient> differentiate(const Seq2Seq &network, const SourceBatch &source,
    const TargetBatch &target, std::span<const Objective> of, const Place &with, const Edits &edits,
    const std::stop_token &stop);

} // namespace seq2seq
