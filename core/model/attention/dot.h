// SPDX-License-Identifier: GPL-3.0-or-later
// e_{t,i} = h_t . h_i (Luong, Pham and Manning, arXiv:1508.04025, eq. 8)
#pragma once

#include "core/model/attention_step.h"

namespace seq2seq::attention {

struct Dot : Multiplicative {
    static std::string_view paper() { return "Luong 2015, eqs. 7, 8"; }
    static MultiplyAdds work(const ModelConfig &config) { return {.pair = config.hiddenSize}; }
    static AttentionDescription description()
    {
        return {.name = "dot",
            .place = 1,
            .title = message("core", "dot (Luong 2015)"),
            .shortTitle = message("core", "dot"),
            .meaning = message("core",
                "Dot: how alike are the decoder state and the encoder state? It has no weights."),
            .weights = {},
            .score = "<h> · <s>"};
    }
    template <typename Tensor> static Tensor keys(std::span<const Tensor>, const Tensor &states)
    {
        return states;
    }
    template <typename Terms> static auto scoreTerm(const Terms &a) { return a.dot(a.h(), a.s()); }
};

} // namespace seq2seq::attention
