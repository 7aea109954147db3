// SPDX-License-Identifier: GPL-3.0-or-later
// What an evaluation sees inside the model, as plain data: how its numbers are spread, how large
// the gradients of each weight are, what attention does, whether the source matters.
#pragma once

#include "core/matrix.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace seq2seq {

/// Bins of a histogram: as many as a curve of it has points (TensorBoard draws as many).
inline constexpr std::size_t kHistogramBins = 30;

/// How the numbers of a tensor are spread over bins of one width between the lowest and the
/// highest.
struct Histogram {
    float lowest = 0;
    float highest = 0;
    std::vector<float> shares; ///< of the numbers in each bin, [kHistogramBins], sum 1; empty: none

    [[nodiscard]] double center(std::size_t bin) const;
    [[nodiscard]] double binWidth() const;
    bool operator==(const Histogram &) const = default;
};

/// Numbers that are not finite are left out. Equal numbers make one bin that holds them all.
[[nodiscard]] Histogram histogramOf(std::span<const float> values);
/// The same without those that are exactly 0: gradients of words that a batch does not have.
[[nodiscard]] Histogram histogramOfNonZero(std::span<const float> values);

/// One weight tensor of the model.
struct WeightInsight {
    std::string name; ///< PyTorch's, "decoder.weight_ih_l0"
    double gradientNorm = 0; ///< L2, before clipping; 0 of a frozen one
    Histogram values;
    Histogram gradients; ///< without those that are exactly 0
    bool operator==(const WeightInsight &) const = default;
};

/// The gradients are those along which the next update would move the weights: of its batch, with
/// its dropout.
struct Insight {
    /// H(alpha_t) / ln m, mean over steps and the sentences looked at: 0 one word, 1 all alike.
    /// Empty without attention.
    std::optional<double> attentionEntropy;
    /// max_i (1/n) sum_t alpha_{t,i}, mean over sentences: 1 when all steps look at one word.
    std::optional<double> attentionOnOneWord;
    /// Nats a target word that dev costs more when each sentence is given the source of another:
    /// 0 when the output ignores the input. Empty where dev has no two sources.
    std::optional<double> sourceGain;
    double unknownSource = 0; ///< share of the words of dev that are <unk> to the model, 0..1
    double unknownTarget = 0;
    std::vector<WeightInsight> weights; ///< in the order of the model
    bool operator==(const Insight &) const = default;
};

/// Sets the two numbers about attention.
/// @param attentions [n, m] of each sentence; those of a single source word say nothing
void describeAttention(Insight &insight, std::span<const Matrix> attentions);

/// The layer a weight belongs to by its PyTorch name: "encoder.weight_hh_l0_reverse" and
/// "encoder.bias_ih_l0_reverse" are of "encoder.l0_reverse", all else of the name without its end.
[[nodiscard]] std::string layerOf(const std::string &weight);

/// |dJ/dW| of all weights of a layer together: the root of the sum of their squares.
struct LayerGradient {
    std::string layer;
    double norm = 0;
};
/// In the order in which the model has the layers.
[[nodiscard]] std::vector<LayerGradient> gradientsByLayer(std::span<const WeightInsight> weights);

} // namespace seq2seq
