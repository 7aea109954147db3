// SPDX-License-Identifier: GPL-3.0-or-later
// e_{t,i} = h_t^T W h_i / sqrt(h) (the scale of Vaswani et al., arXiv:1706.03762, eq. 1)
#pragma once

#include "core/model/attention_step.h"

#include <cmath>

namespace seq2seq::attention {

struct Scaled : Multiplicative {
    static std::string_view paper() { return "Luong 2015, eq. 8 · Vaswani 2017, eq. 1"; }
    static AttentionDescription description()
    {
        return {.name = "scaled",
            .place = 3,
            .title = message("core", "scaled general"),
            .shortTitle = message("core", "scaled"),
            .meaning = message("core",
                "Scaled: as general, divided by √h so that large states do not make the weights "
                "too sharp."),
            .weights = {weight()},
            .score = "<hT> <w0> <s> / √<H>"};
    }
    template <typename Tensor> static Tensor score(const AttentionStep<Tensor> &a)
    {
        return Multiplicative::score(a) / std::sqrt(double(a.config.hiddenSize));
    }
    template <typename Terms> static auto scoreTerm(const Terms &a)
    {
        const int size = a.config().hiddenSize;
        return a.quotient(Multiplicative::scoreTerm(a),
            a.number("√" + std::to_string(size), std::sqrt(double(size))));
    }
};

} // namespace seq2seq::attention
