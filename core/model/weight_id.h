// SPDX-License-Identifier: GPL-3.0-or-later
// A weight of an equation by its place in it, and where it lies in the model: the name, the rows
// and the shape under which PyTorch knows it.
#pragma once

#include "core/matrix.h"
#include "core/model/config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq2seq {

/// Whose cell: the encoder's in one of its directions, or the decoder's.
enum class Reader { Forward, Backward, Decoder };

/// The place of a weight in the equations of core/model.
enum class WeightRole {
    SourceEmbeddings, ///< E_src
    TargetEmbeddings, ///< E_tgt
    ConvolutionHere, ///< W_0 of z_i = W_0 x_i + W_1 x_{i+1} + b
    ConvolutionNext, ///< W_1
    ConvolutionBias, ///< b
    Input, ///< W_ih of one gate
    Hidden, ///< W_hh of one gate
    Bias, ///< b_ih + b_hh of one gate
    InputBias, ///< b_ih of one gate
    HiddenBias, ///< b_hh of one gate
    StartHidden, ///< W_h
    StartCell, ///< W_c
    Attention, ///< one of AttentionDescription::weights
    Output, ///< W_u
    Vocabulary, ///< W_vocab
};

struct WeightId {
    WeightRole role = WeightRole::Output;
    Reader reader = Reader::Decoder; ///< of the weights of a cell
    int layer = 0; ///< from 0
    int gate
        = 0; ///< place in gateNames(); a plain RNN has one, unnamed. Of attention: which weight
    bool operator==(const WeightId &) const = default;
};

/// Where a weight lies. A matrix is what the arrays, added up, hold in these rows.
struct WeightPlace {
    std::vector<std::string> names; ///< "decoder.weight_ih"; two for the sum of the biases
    std::size_t firstRow = 0;
    std::size_t rows = 0;
    std::size_t columns = 0; ///< 1 for a bias
    std::size_t allRows = 0; ///< of the array, which holds all gates under each other
    int slice = -1; ///< of the last dimension of a convolution [E, E, 2]; -1 = there is none
};

/// The numbers of a weight, to be looked at.
struct WeightValues {
    WeightId weight;
    ModelConfig config; ///< of the model it was read from
    std::int64_t step = 0; ///< updates the model has had
    Matrix values; ///< the first rows; all unless there are more than kMostWeightValues numbers
};

/// What is copied out of a model to be looked at: 32 MB.
inline constexpr std::size_t kMostWeightValues = 8'000'000;

/// @param weight one that a model of this configuration has
[[nodiscard]] WeightPlace placeOf(const ModelConfig &config, const WeightId &weight);

} // namespace seq2seq
