// SPDX-License-Identifier: GPL-3.0-or-later
// The equations of a box, with this model's choices put in. They are those of core/model/torch:
// cellStep (cell.cpp), convolveEmbeddings (encoder.cpp), Decoder::step (decoder.cpp), and of the
// attention's file. Their symbols are what StepBox says the box reads, makes and weighs with: no
// more and no less.
#pragma once

#include "core/model/notation.h"

#include <vector>

namespace seq2seq {

/// One vector that a box makes, and how.
struct Equation {
    TensorId makes;
    TermText text; ///< "<0> = tanh(<1> <2>)"
};

/// In the order of StepBox::makes.
[[nodiscard]] std::vector<Equation> equationsOf(const ModelConfig &config, const StepBox &box);

} // namespace seq2seq
