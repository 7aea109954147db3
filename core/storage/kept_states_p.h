// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: the weights of earlier evaluations. Where the run stood is JSON, the
// weights of each are an entry of their own, named after their step.
#pragma once

#include "core/run/experiment.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

/// "state-1200.safetensors"
[[nodiscard]] std::string keptStateEntry(std::int64_t step);

[[nodiscard]] std::string keptStatesText(const std::vector<KeptState> &states);

/// Without weights. Steps rise, and each is that of an evaluation.
/// @throws Error BadExperiment naming origin and field; Cancelled
[[nodiscard]] std::vector<KeptState> keptStatesFrom(std::string_view text,
    const std::string &origin, const std::vector<Evaluation> &evaluations,
    const std::stop_token &stop = {});

} // namespace seq2seq
