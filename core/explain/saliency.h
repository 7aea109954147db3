// SPDX-License-Identifier: GPL-3.0-or-later
// Which source words a translation's words depend on, by four answers to that question.
#pragma once

#include "core/model/model.h"

#include <functional>
#include <string_view>

namespace seq2seq {

enum class SaliencyMethod {
    GradientInput, ///< x_i . dq/dx_i (Denil et al. 2014, arXiv:1412.6815)
    IntegratedGradients, ///< x_i . mean of dq/dx_i on the way from 0 to x (Sundararajan et al.
                         ///< 2017, arXiv:1703.01365, eq. 1)
    Occlusion, ///< q - q without word i ("erasure", Li et al. 2016, arXiv:1612.08220)
    Attention, ///< alpha_{t,i}
};

struct SaliencyOptions {
    SaliencyMethod method = SaliencyMethod::IntegratedGradients;
    std::optional<int> word; ///< only this target word, counted from 0; none: all of them
    std::optional<int> ratherThan; ///< q is log P_t[y_t] - log P_t[this id]; none: log P_t[y_t]
    int steps = 32; ///< of the way from 0 to x, IntegratedGradients only
    /// What is changed in the model that is explained. Those of source and forced words are in the
    /// arguments; where a word is left out, what the others name moves with them.
    Edits edits;
    bool operator==(const SaliencyOptions &) const = default;
};

struct Saliency {
    std::vector<int> words; ///< target places, a row each
    Matrix scores; ///< [words, source words]; signed but for Attention
    std::vector<double> quantities; ///< q of each row
    /// q(x) - q(0) of each row; IntegratedGradients only: a row's scores sum to it as the steps get
    /// finer.
    std::vector<double> differences;
};

/// @param source ids in reading order; @param target ids, not empty
/// @param between called between two passes through the model: stop by throwing
/// @throws Error BadConfiguration when the model has no attention, no embeddings, or no such words
[[nodiscard]] Saliency explainPair(const Model &model, const std::vector<int> &source,
    const std::vector<int> &target, const SaliencyOptions &options,
    const std::function<void()> &between = {});

/// Names used on the command line: "gradient-input", ...
[[nodiscard]] std::string_view name(SaliencyMethod method);
/// @throws Error BadConfiguration listing the names there are
[[nodiscard]] SaliencyMethod saliencyMethod(std::string_view name);

} // namespace seq2seq
