// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/module.h"

const seq2seq::cli::EngineCommands *seq2seqEngineCommands()
{
    using namespace seq2seq;
    static constexpr cli::EngineCommands commands{
        .train = cli::train,
        .resume = cli::resume,
        .sweep = cli::sweep,
        .experiment = cli::experiment,
        .translate = cli::translate,
        .evaluate = cli::evaluate,
        .inspect = cli::inspect,
        .whatIf = cli::whatIf,
        .explain = cli::explain,
        .patch = cli::patch,
        .audit = cli::audit,
        .exportExperiment = cli::exportExperiment,
        .importModel = cli::importModel,
        .bench = cli::bench,
    };
    return &commands;
}
