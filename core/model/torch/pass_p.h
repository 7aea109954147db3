// SPDX-License-Identifier: GPL-3.0-or-later
// How the network is run: training or not, watched or not.
#pragma once

#include "core/model/torch/dropout_p.h"
#include "core/model/torch/hooks_p.h"

#include <stop_token>

namespace seq2seq {

struct Pass {
    Dropout dropout{}; ///< none: not training
    bool keepsGates = false; ///< for a trace
    Hooks *hooks = nullptr; ///< see, record and change what goes by; may be null
    std::stop_token stop{}; ///< polled between time steps
};

} // namespace seq2seq
