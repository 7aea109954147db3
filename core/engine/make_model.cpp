// SPDX-License-Identifier: GPL-3.0-or-later
// The one place that knows both implementations of a model.
#include "core/error.h"
#include "core/model/engine_choice.h"
#include "core/model/torch/torch_model.h"
#ifdef SEQ2SEQ_FAST
#include "core/fast/fast_model.h"
#endif

namespace seq2seq {

std::unique_ptr<Model> makeModel(const ModelConfig &config, const Compute &compute)
{
#ifdef SEQ2SEQ_FAST
    if (engineFor(config, compute) == EngineKind::Fast) {
        Compute alone = compute;
        alone.threads = 1; // its own threads would have nothing to do
        return std::make_unique<fast::FastModel<float>>(
            std::make_unique<TorchModel>(config, alone), compute);
    }
    const Message remedy
        = message("core", "Choose the engine libtorch or auto, or compute this model on the CPU.");
#else
    const Message remedy = message("core", "Choose the engine libtorch or auto.");
#endif
    if (compute.engine == EngineKind::Fast)
        throw Error(ErrorCode::BadConfiguration,
            message("core", "The fast engine cannot compute this model on %1").arg(compute.device),
            {}, remedy);
    return std::make_unique<TorchModel>(config, compute);
}

} // namespace seq2seq
