// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/engine_choice.h"
#ifdef SEQ2SEQ_FAST
#include "core/fast/known_models.h"
#endif

namespace seq2seq {

EngineKind engineFor(
    [[maybe_unused]] const ModelConfig &config, [[maybe_unused]] const Compute &compute)
{
#ifdef SEQ2SEQ_FAST
    if (compute.engine != EngineKind::LibTorch && fast::knows(config, compute))
        return EngineKind::Fast;
#endif
    return EngineKind::LibTorch;
}

} // namespace seq2seq
