// SPDX-License-Identifier: GPL-3.0-or-later
// The bridge from the readable model to the fast path: both use the same weights.
#pragma once

#include "core/fast/weights.h"
#include "core/model/seq2seq_p.h"

namespace seq2seq::fast {

/// The weights of a model as the fast path reads them, where they lie; they keep the model alive.
/// Whoever changes the model's weights calls markChanged().
/// @throws Error Internal when Real is not the model's type
template <typename Real>
[[nodiscard]] std::shared_ptr<Weights<Real>> weightsOf(const std::shared_ptr<Seq2Seq> &model);

} // namespace seq2seq::fast
