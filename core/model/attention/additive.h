// SPDX-License-Identifier: GPL-3.0-or-later
// e_{t,i} = v^T tanh(W_1 h_i + W_2 h_t) (Bahdanau, Cho and Bengio, arXiv:1409.0473, A.1.2)
#pragma once

#include "core/model/attention_step.h"

namespace seq2seq::attention {

struct Additive : Multiplicative {
    static std::string_view paper() { return "Bahdanau 2015, eq. 6, § A.1.2"; }
    static MultiplyAdds work(const ModelConfig &config)
    {
        const std::int64_t h = config.hiddenSize; // W_1 h_i, W_2 h_t, v . tanh(..)
        return {.sourceWord = h * config.encoderStateSize(), .targetWord = h * h, .pair = h};
    }
    static AttentionDescription description()
    {
        using enum AttentionSize;
        return {.name = "additive",
            .place = 4,
            .title = message("core", "additive (Bahdanau 2015)"),
            .shortTitle = message("core", "additive"),
            .meaning = message(
                "core", "Additive: a small network with one hidden layer scores the two states."),
            .weights
            = {{"weight", Hidden, State, "W_1",
                   message("core", "Weights of the additive score for the encoder state.")},
                {"query_weight", Hidden, Hidden, "W_2",
                    message("core", "Weights of the additive score for the decoder state.")},
                {"v", One, Hidden, "v",
                    message("core", "Turns the additive score's hidden layer into one number.")}},
            .score = "<w2>^T tanh(<w0> <s> + <w1> <h>)"};
    }
    template <typename Tensor> static Tensor score(const AttentionStep<Tensor> &a)
    {
        const Tensor query = a.h.matmul(a.w[1].t()).unsqueeze(1); // W_2 h_t, [B, 1, h]
        return (a.keys + query).tanh().matmul(a.w[2].t()).squeeze(2);
    }
    template <typename Terms> static auto scoreTerm(const Terms &a)
    {
        return a.dot(a.row(2), a.tanh(a.sum(a.times(0, a.s()), a.times(1, a.h()))));
    }
};

} // namespace seq2seq::attention
