// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the model over one sentence once more and keeps every number.
#pragma once

#include "core/model/torch/seq2seq_p.h"
#include "core/model/trace.h"

#include <span>

namespace seq2seq {

/// See Model::trace.
[[nodiscard]] Trace traceNumbers(const Seq2Seq &network, const std::vector<int> &source,
    std::span<const int> target, std::size_t topWords, const Edits &edits,
    const torch::Device &device, const std::stop_token &stop);

} // namespace seq2seq
