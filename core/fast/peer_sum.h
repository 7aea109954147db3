// SPDX-License-Identifier: GPL-3.0-or-later
// The gradients of several processes added up.
#pragma once

#include "core/fast/gradients.h"
#include "core/model/peers.h"

#include <vector>

namespace seq2seq::fast {

/// Adds the gradients that the other processes have found, of all that is not frozen, as one row of
/// numbers.
/// @param flat room for that row, kept from batch to batch
template <typename Real>
void sumOver(Peers &peers, const Weights<Real> &weights, Gradients<Real> &gradients,
    FrozenPart frozen, std::vector<Real> &flat);

} // namespace seq2seq::fast
