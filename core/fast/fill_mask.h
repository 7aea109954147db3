// SPDX-License-Identifier: GPL-3.0-or-later
// Dropout's masks, several numbers at a time.
#pragma once

#include "core/fast/kernels.h"
#include "core/model/chance.h"

namespace seq2seq::fast {

/// As DropoutMask::fill.
template <typename Real> void fillMask(const DropoutMask &mask, std::size_t size, Real *values)
{
    kernels<Real>().dropout(mask.key, mask.threshold, static_cast<Real>(mask.kept), size, values);
}

} // namespace seq2seq::fast
