// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/engine_commands/module.h"

#include "app/cli/commands.h"

int seq2seqRunCommands(int argc, char **argv)
{
    using namespace seq2seq::cli;
    return runProgram(argc, argv,
        {{"train", addTrain}, {"resume", addResume}, {"translate", addTranslate},
            {"evaluate", addEvaluate}, {"inspect", addInspect}, {"whatif", addWhatIf},
            {"explain", addExplain}, {"patch", addPatch}, {"audit", addAudit},
            {"generate", addGenerate}, {"export", addExport}, {"metrics", addMetrics},
            {"presets", addPresets}, {"bench", addBench}});
}
