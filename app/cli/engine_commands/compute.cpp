// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/compute.h"

#include "core/model/model.h"

namespace seq2seq::cli {

Compute computeOf(const ComputeArguments &arguments)
{
    TrainingConfig config;
    applyCompute(arguments, config);
    return {config.engine, config.device};
}

void applyCompute(const ComputeArguments &arguments, TrainingConfig &training)
{
    if (arguments.engine)
        training.engine = engineKind(*arguments.engine);
    if (!arguments.device)
        return;
    requireDevice(*arguments.device);
    training.device = *arguments.device;
}

} // namespace seq2seq::cli
