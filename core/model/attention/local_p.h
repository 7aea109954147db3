// SPDX-License-Identifier: GPL-3.0-or-later
// Local attention, predictive: p_t = m sigmoid(v^T tanh(W_p h_t)), a softmax over the words at most
// D away, times exp(-(i - p_t)^2 / (2 sigma^2)), sigma = D/2 (Luong, Pham and Manning,
// arXiv:1508.04025, eq. 9 and 10, with the general score). As in the paper the weights are not
// divided by their sum, so they sum to less than 1.
#pragma once

#include "core/model/attention_step.h"

#include <utility>

namespace seq2seq::attention {

struct LocalP : Multiplicative {
    static std::string_view paper() { return "Luong 2015, eqs. 9, 10"; }
    static MultiplyAdds work(const ModelConfig &config)
    {
        const std::int64_t h = config.hiddenSize;
        MultiplyAdds work = Multiplicative::work(config);
        work.targetWord = h * h + h; // W_p h_t, v . tanh(..)
        return work;
    }
    static AttentionDescription description()
    {
        using enum AttentionSize;
        return {.name = "local-p",
            .place = 7,
            .title = message("core", "local, predictive (Luong 2015)"),
            .shortTitle = message("core", "local-p"),
            .meaning = message("core",
                "Local-p: the decoder state says where to look; words far from there count less, "
                "as under a bell. The weights sum to less than 1."),
            .weights = {weight(),
                {"position_weight", Hidden, Hidden, "W_p",
                    message("core", "Weights of the place to look at.")},
                {"v_p", One, Hidden, "v_p",
                    message("core", "Turns the hidden layer of the place into one number.")}},
            .score = "<hT> <w0> <s>",
            .distribution = "softmax_{|i−<p>| ≤ <D>}(<e>) ⊙ exp(−(i − <p>)^2 / (2 (<D>/2)^2))",
            .position = "<m> σ(<w2>^T tanh(<w1> <h>))",
            .hasWindow = true};
    }
    template <typename Tensor> static Tensor position(const AttentionStep<Tensor> &a)
    {
        return a.h.matmul(a.w[1].t()).tanh().matmul(a.w[2].t()).sigmoid() * a.m;
    }
    template <typename Tensor>
    static Tensor distribution(const AttentionStep<Tensor> &a, const Tensor &e)
    {
        const double sigma = a.config.window / 2.0;
        return windowed(a, e) * ((a.i - a.p).square() / (-2 * sigma * sigma)).exp();
    }
    template <typename Terms> static auto weightTerm(const Terms &a)
    {
        auto share = windowedTerm(a);
        if (!isInWindow(a, a.i()))
            return share;
        const double sigma = a.config().window / 2.0;
        return a.product(std::move(share),
            a.apply(
                "exp(−(<>)^2 / (2 (" + std::to_string(a.config().window) + "/2)^2))",
                [sigma](double x) { return std::exp(-x * x / (2 * sigma * sigma)); },
                a.minus(a.number(a.i() + 1), a.p())));
    }
    template <typename Terms> static auto positionTerm(const Terms &a)
    {
        return a.product(a.number(a.m()), a.sigmoid(a.dot(a.row(2), a.tanh(a.times(1, a.h())))));
    }
};

} // namespace seq2seq::attention
