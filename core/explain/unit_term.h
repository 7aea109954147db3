// SPDX-License-Identifier: GPL-3.0-or-later
// How one number of a translation comes about, written out: f_6[17] = sigma(W[17,:] . x + ..).
#pragma once

#include "core/explain/term.h"
#include "core/model/model.h"

#include <vector>

namespace seq2seq {

/// The equation of one number: tensor[unit] = right.
struct UnitTerm {
    TensorId tensor;
    int unit = 0; ///< from 0; of Scores and Attention a source position, of Distribution a place in
                  ///< Trace::topWords of the step
    Term right; ///< from the model's weights and the numbers of the trace
    double shown = 0; ///< what the trace has; it differs where it was edited or weights are newer
};

/// The equation of a number, and behind it those of numbers that a view shows in one mark with it:
/// of an attention weight those of its score and of the place it looks around. None when the
/// trace is not of a model of this shape.
/// @param tensor not a word; its place is one of the sentence, or the start state
/// @throws Error BadConfiguration when the trace has no such number
[[nodiscard]] std::vector<UnitTerm> unitTerms(
    const Model &model, const Trace &trace, const TensorId &tensor, int unit);

} // namespace seq2seq
