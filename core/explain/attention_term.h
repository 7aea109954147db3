// SPDX-License-Identifier: GPL-3.0-or-later
// One score, one weight and the place of attention, written out for each kind of it. The equations
// are those of the kinds in core/model/attention.
#pragma once

#include "core/explain/term.h"

#include <functional>

namespace seq2seq {

/// What the equations of attention at a step are written from.
struct AttentionNumbers {
    const Trace &trace;
    int step = 0; ///< from 0
    TensorId state; ///< h_t of the top layer
    std::vector<WeightId> weights; ///< in the order of AttentionDescription::weights
    std::function<Matrix(const WeightId &)> values; ///< of a weight
};

/// e_{t,i}. @param i source position, from 0
[[nodiscard]] Term scoreTerm(const AttentionNumbers &numbers, int i);
/// alpha_{t,i}, from the scores and the position in the trace
[[nodiscard]] Term weightTerm(const AttentionNumbers &numbers, int i);
/// p_t of local attention
[[nodiscard]] Term positionTerm(const AttentionNumbers &numbers);

} // namespace seq2seq
