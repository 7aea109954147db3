// SPDX-License-Identifier: GPL-3.0-or-later
// e_{t,i} = h_t^T W h_i, "multiplicative" (Luong, Pham and Manning, arXiv:1508.04025, eq. 8;
// CS224N)
#pragma once

#include "core/model/attention_step.h"

namespace seq2seq::attention {

struct General : Multiplicative {
    static std::string_view paper() { return "Luong 2015, eqs. 7, 8"; }
    static AttentionDescription description()
    {
        AttentionWeight w = weight();
        w.learnsSlowly = true;
        return {.name = "general",
            .place = 2,
            .title = message("core", "general, multiplicative (Luong 2015)"),
            .shortTitle = message("core", "general"),
            .meaning = message(
                "core", "General: a matrix learns which parts of the two states belong together."),
            .weights = {w},
            .score = "<hT> <w0> <s>"};
    }
};

} // namespace seq2seq::attention
