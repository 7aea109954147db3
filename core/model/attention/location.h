// SPDX-License-Identifier: GPL-3.0-or-later
// e_t = W h_t: a score for each place of the source, whatever stands there (Luong, Pham and
// Manning, arXiv:1508.04025, eq. 8, "location"). Words behind the last place get no weight.
#pragma once

#include "core/model/attention_step.h"

#include <algorithm>

namespace seq2seq::attention {

struct Location : Global {
    static std::string_view paper() { return "Luong 2015, eq. 8"; }
    static MultiplyAdds work(const ModelConfig &config)
    {
        return {.targetWord = std::int64_t{config.positions} * config.hiddenSize};
    }
    static AttentionDescription description()
    {
        return {.name = "location",
            .place = 5,
            .title = message("core", "location (Luong 2015)"),
            .shortTitle = message("core", "location"),
            .meaning = message("core",
                "Location: the decoder state alone says which place to look at; the words that "
                "stand there have no say."),
            .weights = {{"weight", AttentionSize::Positions, AttentionSize::Hidden, "W_{att}",
                message("core", "Weights of the score: a row for each place of the source.")}},
            .score = "(<w0> <h>)_i"};
    }
    template <typename Tensor> static Tensor score(const AttentionStep<Tensor> &a)
    {
        const Tensor ofPlaces = a.h.matmul(a.w[0].t()); // [B, positions]
        const Tensor places = (a.i - 1).clamp_max(a.config.positions - 1);
        return ofPlaces.gather(1, places.expand({a.h.size(0), a.i.size(1)}));
    }
    template <typename Tensor>
    static Tensor distribution(const AttentionStep<Tensor> &a, const Tensor &e)
    {
        return e.masked_fill(a.i > a.config.positions, -std::numeric_limits<double>::infinity())
            .softmax(1);
    }
    template <typename Terms> static auto scoreTerm(const Terms &a)
    {
        return a.dot(a.row(0, std::min(a.i(), a.config().positions - 1)), a.h());
    }
    template <typename Terms> static auto weightTerm(const Terms &a)
    {
        const int last = a.config().positions;
        if (a.i() >= last)
            return a.nothing(std::to_string(a.i() + 1) + " > " + std::to_string(last));
        return a.softmax([last](int j) { return j < last; });
    }
};

} // namespace seq2seq::attention
