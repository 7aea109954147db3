// SPDX-License-Identifier: GPL-3.0-or-later
// What the model's arithmetic amounts to, by formula: what is measured is compared with it.
#pragma once

#include "core/model/config.h"

#include <cstdint>

namespace seq2seq {

/// Multiply-adds of all matrix products of one forward pass over one pair, the softmax layer
/// included. Looking up embeddings, gates, softmaxes and other work on single numbers is not
/// counted, nor is padding. For the shape the bench runs: one layer of LSTM cells, both
/// directions, general attention, input feeding.
/// @param source  tokens of the source, </s> included; @param target  of the target, </s> included
/// @throws Error Internal for a model of another shape
[[nodiscard]] std::int64_t forwardMultiplyAdds(
    const ModelConfig &config, std::int64_t source, std::int64_t target);

/// Floating-point operations of one pair in training. A product y = W x of the forward pass brings
/// two as large in the backward pass, for the gradients of x and of W; a multiply-add is two
/// operations. So 2 * 3 * forwardMultiplyAdds(): what the model says, word for word.
[[nodiscard]] std::int64_t trainingFlop(
    const ModelConfig &config, std::int64_t source, std::int64_t target);

/// Of these, what need not be done because a word stands in its shard a second time: each is
/// multiplied by W_ih once (fast/word_input.h). @param source, target how many such tokens there
/// are
[[nodiscard]] std::int64_t repetitionsFlop(
    const ModelConfig &config, std::int64_t source, std::int64_t target);

/// Bytes of weights that writing one word has to read: the decoder's cell, the output projection
/// and the vocabulary. Of the embeddings a word needs one row, which is not counted; general
/// attention has no weights to read here, because the keys are projected once a sentence.
[[nodiscard]] std::int64_t weightBytesPerWord(const ModelConfig &config);

} // namespace seq2seq
