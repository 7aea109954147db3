// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/storage: what evaluations saw inside the model. Numbers are JSON; histograms are
// safetensors, "3.values" and "3.gradients" of the evaluation in place 3: a row a weight, its
// lowest and highest number and the shares between them.
#pragma once

#include "core/run/progress.h"
#include "core/state_dict.h"

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace seq2seq {

[[nodiscard]] std::string insightsText(const std::vector<Evaluation> &evaluations);
[[nodiscard]] StateDict histogramTensors(const std::vector<Evaluation> &evaluations);

/// Puts the numbers where they belong.
/// @throws Error BadExperiment naming origin and field; Cancelled
void restoreInsights(std::string_view text, const std::string &origin,
    std::vector<Evaluation> &evaluations, const std::stop_token &stop = {});
/// The same with the histograms, after restoreInsights().
/// @throws Error BadExperiment when one does not fit the weights
void restoreHistograms(
    const StateDict &tensors, const std::string &origin, std::vector<Evaluation> &evaluations);

} // namespace seq2seq
