// SPDX-License-Identifier: GPL-3.0-or-later
// The loops behind kernels.h, compiled once for each kind of processor: kernels_avx512.cpp and its
// neighbours include this with other options. Nothing here may be an inline function that another
// translation unit shares, or the linker could give an old processor the new one's code.
#pragma once

#include "core/fast/kernels_attention_p.h"
#include "core/fast/kernels_cells_p.h"
#include "core/fast/kernels_packing_p.h"
#include "core/fast/kernels_products_p.h"
#include "core/fast/kernels_updates_p.h"

namespace seq2seq::fast::SEQ2SEQ_KERNELS {

template <typename Real> Kernels<Real> makeKernels(const char *name)
{
    return {name, kPanel<Real>, packPanel<Real>, packPanelTransposed<Real>, product<Real>,
        lstm<Real>, lstmBack<Real>, gru<Real>, gruBack<Real>, tanhRows<Real>, tanhBack<Real>,
        attend<Real>, attendBack<Real>, softmax<Real>, expSum<Real>, largest<Real>,
        softmaxBack<Real>, squares<Real>, add<Real>, multiply<Real>, adam<Real>, dropout<Real>};
}

} // namespace seq2seq::fast::SEQ2SEQ_KERNELS
