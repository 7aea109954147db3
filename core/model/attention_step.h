// SPDX-License-Identifier: GPL-3.0-or-later
// What a kind of attention is given to compute with. The equations are templates over the tensor,
// which is at::Tensor, so that this folder's files can be read and listed without LibTorch. The
// same for one number at a time, with what it is made of, are templates over AttentionTerms
// (core/explain/attention_term.h).
#pragma once

#include "core/model/attention_kind.h"
#include "core/model/config.h"
#include "core/model/multiply_adds.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace seq2seq {

/// Step t of B sentences of at most S source words.
template <typename Tensor> struct AttentionStep {
    const ModelConfig &config;
    std::span<const Tensor> w; ///< in the order of AttentionDescription::weights
    Tensor h; ///< h_t, [B, h]
    Tensor states; ///< h_i, [B, S, d]
    Tensor keys; ///< what keys() made of them, once a sentence
    Tensor i; ///< 1..S, [1, S] int64
    Tensor m; ///< words of each source, [B, 1] int64
    std::size_t t; ///< from 0
    Tensor p; ///< p_t, [B, 1]; undefined where the kind has no position
};

namespace attention {

/// What a kind does unless it says otherwise.
struct Global {
    /// The part of the score that only the source decides. @param states [B, S, d]
    template <typename Tensor> static Tensor keys(std::span<const Tensor>, const Tensor &states)
    {
        return states;
    }
    /// alpha_t. @param e scores, [B, S]; minus infinity at padding
    template <typename Tensor>
    static Tensor distribution(const AttentionStep<Tensor> &, const Tensor &e)
    {
        return e.softmax(1);
    }
    /// p_t, [B, 1].
    template <typename Tensor> static Tensor position(const AttentionStep<Tensor> &) { return {}; }

    /// alpha_{t,i}.
    template <typename Terms> static auto weightTerm(const Terms &a)
    {
        return a.softmax([](int) { return true; });
    }
    /// p_t.
    template <typename Terms> static auto positionTerm(const Terms &a) { return a.number(0); }
};

/// e_{t,i} = h_t^T W h_i: what several kinds begin with.
struct Multiplicative : Global {
    /// Of scores and weights.
    static MultiplyAdds work(const ModelConfig &config)
    {
        const std::int64_t h = config.hiddenSize;
        return {.sourceWord = h * config.encoderStateSize(), .pair = h}; // W h_i; h_t . (W h_i)
    }
    template <typename Tensor> static Tensor keys(std::span<const Tensor> w, const Tensor &states)
    {
        return states.matmul(w[0].t()); // W h_i, [B, S, h]
    }
    template <typename Tensor> static Tensor score(const AttentionStep<Tensor> &a)
    {
        return a.keys.matmul(a.h.unsqueeze(2)).squeeze(2);
    }
    template <typename Terms> static auto scoreTerm(const Terms &a)
    {
        return a.dot(a.h(), a.times(0, a.s()));
    }
    static AttentionWeight weight()
    {
        return {"weight", AttentionSize::Hidden, AttentionSize::State, "W_{att}",
            message("core", "Weights of the score: which parts of the two states belong together."),
            false};
    }
};

/// Softmax over the words at most D away from p_t, zero elsewhere.
template <typename Tensor> Tensor windowed(const AttentionStep<Tensor> &a, const Tensor &e)
{
    const Tensor isOutside = (a.i - a.p).abs() > a.config.window;
    return e.masked_fill(isOutside, -std::numeric_limits<double>::infinity()).softmax(1);
}

/// @param j source position, from 0
template <typename Terms> bool isInWindow(const Terms &a, int j)
{
    return std::abs(j + 1 - a.position()) <= a.config().window;
}

/// The same for one weight.
template <typename Terms> auto windowedTerm(const Terms &a)
{
    const std::string window = std::to_string(a.config().window);
    if (!isInWindow(a, a.i()))
        return a.nothing("|" + std::to_string(a.i() + 1) + " − <p>| > " + window);
    return a.softmax(
        [&a](int j) { return isInWindow(a, j); }, "Σ_{|j−<p>| ≤ " + window + "} exp(<e>)");
}

} // namespace attention
} // namespace seq2seq
