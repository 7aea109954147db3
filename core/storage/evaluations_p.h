// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: what was measured at each evaluation. Numbers and sentences are JSON,
// attention matrices are safetensors named after the evaluation's place in the list (a few thousand
// JSON numbers each would slow every autosave).
#pragma once

#include "core/run/progress.h"
#include "core/storage/safetensors.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

[[nodiscard]] std::string evaluationsText(const std::vector<Evaluation> &evaluations);
[[nodiscard]] StateDict probeMatrices(const std::vector<Evaluation> &evaluations);

/// @throws Error BadExperiment naming origin and field; Cancelled
[[nodiscard]] std::vector<Evaluation> evaluationsFrom(
    std::string_view text, const std::string &origin, const std::stop_token &stop = {});
/// Puts the matrices where they belong. @throws Error BadExperiment when one does not fit its
/// tokens
void restoreProbeMatrices(
    StateDict matrices, const std::string &origin, std::vector<Evaluation> &evaluations);

} // namespace seq2seq
