// SPDX-License-Identifier: GPL-3.0-or-later
// alpha_t = sparsemax(e_t): the distribution nearest to the scores, which is
// zero for all but a few words (Martins and Astudillo, arXiv:1602.02068,
// algorithm 1), over the general score.
//
// With z sorted from the largest: k is the largest number with 1 + k z_k > z_1
// + .. + z_k, tau = (z_1 + .. + z_k - 1) / k, alpha_i = max(z_i - tau, 0).
#pragma once

#include "core/model/attention_step.h"

#include <algorithm>
#include <functional>

namespace seq2seq::attention {

struct Sparsemax : Multiplicative {
    static std::string_view paper() { return "Martins and Astudillo 2016, alg. 1"; }
    static AttentionDescription description()
    {
        AttentionWeight w = weight();
        w.learnsSlowly = true;
        return {.name = "sparsemax",
            .place = 8,
            .title = message("core", "sparsemax (Martins and Astudillo 2016)"),
            .shortTitle = message("core", "sparsemax"),
            .meaning = message("core",
                "Sparsemax: the scores of general attention, "
                "but words that do not matter get a "
                "weight of exactly zero."),
            .weights = {w},
            .score = "<hT> <w0> <s>",
            .distribution = "sparsemax(<e>)"};
    }
    template <typename Tensor>
    static Tensor distribution(const AttentionStep<Tensor> &a, const Tensor &e)
    {
        const Tensor z = std::get<0>(e.sort(1, true)); // largest first; padding last
        const Tensor sums = z.cumsum(1);
        const Tensor k = (z * a.i + 1 > sums).sum(1, true); // [B, 1]
        const Tensor tau = (sums.gather(1, k - 1) - 1) / k;
        return (e - tau).clamp_min(0);
    }
    template <typename Terms> static auto weightTerm(const Terms &a)
    {
        auto z = a.scores();
        std::ranges::sort(z, std::greater<>());
        double sum = 0;
        double tau = 0;
        for (std::size_t k = 0; k < z.size() && double(k + 1) * z[k] + 1 > sum + z[k]; ++k) {
            sum += z[k];
            tau = (sum - 1) / double(k + 1);
        }
        return a.apply(
            "max(<>, 0)", [](double x) { return std::max(x, 0.0); },
            a.minus(a.e(), a.named("τ", tau)));
    }
};

} // namespace seq2seq::attention
