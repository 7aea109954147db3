// SPDX-License-Identifier: GPL-3.0-or-later
// Local attention, monotonic: p_t = t, and a softmax over the words at most D away (Luong, Pham and
// Manning, arXiv:1508.04025, sec. 3.2, local-m with the general score). A target longer than its
// source stays at the last word.
#pragma once

#include "core/model/attention_step.h"

#include <algorithm>

namespace seq2seq::attention {

struct LocalM : Multiplicative {
    static std::string_view paper() { return "Luong 2015, § 3.2"; }
    static AttentionDescription description()
    {
        return {.name = "local-m",
            .place = 6,
            .title = message("core", "local, monotonic (Luong 2015)"),
            .shortTitle = message("core", "local-m"),
            .meaning = message("core",
                "Local-m: word t looks at the words around place t of the source and nowhere "
                "else."),
            .weights = {weight()},
            .score = "<hT> <w0> <s>",
            .distribution = "softmax_{|i−<p>| ≤ <D>}(<e>)",
            .position = "min(t, <m>)",
            .hasWindow = true};
    }
    template <typename Tensor> static Tensor position(const AttentionStep<Tensor> &a)
    {
        return a.m.clamp_max(static_cast<std::int64_t>(a.t) + 1);
    }
    template <typename Tensor>
    static Tensor distribution(const AttentionStep<Tensor> &a, const Tensor &e)
    {
        return windowed(a, e);
    }
    template <typename Terms> static auto weightTerm(const Terms &a) { return windowedTerm(a); }
    template <typename Terms> static auto positionTerm(const Terms &a)
    {
        const double m = a.m();
        return a.apply(
            "min(<>, " + std::to_string(a.m()) + ")", [m](double t) { return std::min(t, m); },
            a.number(a.t() + 1));
    }
};

} // namespace seq2seq::attention
