// SPDX-License-Identifier: GPL-3.0-or-later
// The model once more, written out for one sentence and one kind (LSTM, one layer, two directions,
// general or no attention, input feeding), with a place to change every number: what edits and
// gradients are held to.
#pragma once

#include "core/text/vocabulary.h"
#include "tests/core/model/model_fixture.h"

#include <functional>

namespace seq2seq::test {

/// Given a place, a row of it and its numbers, [1, units]: the numbers to go on with.
using Change = std::function<at::Tensor(
    const std::string &place, std::size_t row, const at::Tensor &values)>;

/// One LSTM step. @param name of the cell's places, "decoder.0."
inline std::pair<at::Tensor, at::Tensor> lstmByHand(const at::Tensor &x, const at::Tensor &h,
    const at::Tensor &c, const std::array<at::Tensor, 4> &w, const std::string &name,
    std::size_t row, const Change &change)
{
    const auto gates
        = (at::matmul(x, w[0].t()) + w[2] + at::matmul(h, w[1].t()) + w[3]).chunk(4, 1);
    const at::Tensor newC = change(
        name + "c", row, at::sigmoid(gates[1]) * c + at::sigmoid(gates[0]) * at::tanh(gates[2]));
    return {change(name + "h", row, at::sigmoid(gates[3]) * at::tanh(newC)), newC};
}

/// log P_t of every word along a target, [n, V].
inline at::Tensor logProbabilitiesByHand(const Seq2Seq &network, const std::vector<int> &source,
    const std::vector<int> &target, const Change &change)
{
    const torch::NoGradGuard noGrad;
    const auto weights = network.named_parameters();
    const auto w = [&](const std::string &name) { return weights[name]; };
    const auto cell = [&](const std::string &prefix, const std::string &suffix) {
        return std::array{w(prefix + "weight_ih" + suffix), w(prefix + "weight_hh" + suffix),
            w(prefix + "bias_ih" + suffix), w(prefix + "bias_hh" + suffix)};
    };
    const at::Tensor zero = at::zeros({1, network.config().hiddenSize}, at::kDouble);

    std::vector<at::Tensor> x;
    for (std::size_t i = 0; i < source.size(); ++i)
        x.push_back(change(
            "source.embeddings", i, w("model_embeddings.source.weight")[source[i]].unsqueeze(0)));
    std::vector<at::Tensor> annotations(x.size());
    at::Tensor h = zero;
    at::Tensor c = zero;
    for (std::size_t i = 0; i < x.size(); ++i) {
        std::tie(h, c) = lstmByHand(x[i], h, c, cell("encoder.", "_l0"), "encoder.0.", i, change);
        annotations[i] = h;
    }
    at::Tensor backH = zero;
    at::Tensor backC = zero;
    for (std::size_t i = x.size(); i-- > 0;) {
        std::tie(backH, backC) = lstmByHand(
            x[i], backH, backC, cell("encoder.", "_l0_reverse"), "encoder.0.reverse.", i, change);
        annotations[i] = change("annotations", i, at::cat({annotations[i], backH}, 1));
    }
    const at::Tensor all = at::cat(annotations, 0); // [m, 2h]

    h = change("start.0.h", 0, at::matmul(at::cat({h, backH}, 1), w("h_projection.weight").t()));
    c = change("start.0.c", 0, at::matmul(at::cat({c, backC}, 1), w("c_projection.weight").t()));
    at::Tensor o = zero;
    std::vector<at::Tensor> rows;
    int previous = kBos;
    for (std::size_t t = 0; t < target.size(); ++t) {
        const at::Tensor word = change(
            "target.embeddings", t, w("model_embeddings.target.weight")[previous].unsqueeze(0));
        std::tie(h, c) = lstmByHand(
            at::cat({word, o}, 1), h, c, cell("decoder.", ""), "decoder.0.", t, change);
        at::Tensor u = h;
        if (network.config().attention == AttentionKind::General) {
            const at::Tensor e = change(
                "scores", t, at::matmul(h, at::matmul(w("att_projection.weight"), all.t())));
            const at::Tensor alpha = change("attention", t, e.exp() / e.exp().sum());
            u = at::cat({change("context", t, at::matmul(alpha, all)), h}, 1);
        }
        o = change(
            "output", t, at::tanh(at::matmul(u, w("combined_output_projection.weight").t())));
        const at::Tensor logits = at::matmul(o, w("target_vocab_projection.weight").t());
        rows.push_back(logits - logits.exp().sum().log());
        previous = target[t];
    }
    return at::cat(rows, 0);
}

/// Nothing is changed.
inline at::Tensor asItIs(const std::string &, std::size_t, const at::Tensor &values)
{
    return values;
}

} // namespace seq2seq::test
