// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiment_plan.h"

#include "app/cli/output_files.h"
#include "core/error.h"
#include "core/storage/atomic_file.h"
#include "core/study/experiment_figure.h"

#include <filesystem>
#include <system_error>

namespace seq2seq::cli {

namespace fs = std::filesystem;

namespace {

std::string pathIn(const ExperimentArguments &arguments, const std::string &file)
{
    return (fs::path(arguments.out) / file).string();
}

TrainArguments commonArguments(
    const ReadyExperiment &experiment, const ExperimentArguments &arguments)
{
    TrainArguments common;
    takeSettings(experiment.settings, common);
    common.corpus.builtin = experiment.corpus.builtin;
    common.corpus.count = experiment.corpus.trainPairs;
    common.dev.pairs = pathIn(arguments, kDevFile);
    common.dev.sourceColumn = "1"; // not guessed: numbers look like no sentences
    common.dev.targetColumn = "2";
    common.compute = arguments.compute;
    common.out = arguments.out;
    return common;
}

/// The same command may be given again, so sentences that are there already are no harm.
void writeSentences(const std::string &path, const Corpus &corpus)
{
    const std::string text = tsvOf(corpus);
    std::error_code ignored;
    if (!fs::exists(path, ignored)) {
        writeFileAtomically(path, text);
        return;
    }
    if (readWholeFile(path) != text)
        throw Error(ErrorCode::FileUnwritable, "It holds other sentences than the experiment's",
            {path}, "Choose another folder with --out.");
}

void refuseResults(const PlannedExperiment &plan)
{
    std::vector<std::string> names{kFindingsFile, kFindingFile};
    for (const ExperimentFigure &figure : figuresOf(*plan.experiment, {}, {}))
        names.push_back(figureFile(figure.name));
    std::error_code ignored;
    for (const std::string &name : names)
        if (const std::string path = pathIn(plan.arguments, name);
            !plan.arguments.overwrites && fs::exists(path, ignored))
            throw Error(ErrorCode::FileUnwritable, "The folder holds results already", {path},
                "Choose another folder with --out, or measure anew with --overwrite (runs that "
                "are trained are not trained again).");
}

} // namespace

std::string figureFile(const std::string &figure)
{
    return figure + ".svg";
}

PlannedExperiment planExperiment(const ExperimentArguments &arguments)
{
    PlannedExperiment plan;
    plan.arguments = arguments;
    plan.experiment = &readyExperiment(arguments.name);
    plan.runs = planRuns(commonArguments(*plan.experiment, arguments),
        variantsOf(*plan.experiment, arguments.seed, arguments.seeds, arguments.steps));
    plan.sentences = sentencesOf(plan.experiment->corpus, kBuiltinSeed);
    return plan;
}

void prepareFolder(const PlannedExperiment &plan)
{
    refuseResults(plan);
    makeStudyFolder(plan.arguments.out);
    writeSentences(pathIn(plan.arguments, kDevFile), plan.sentences.dev);
    writeSentences(pathIn(plan.arguments, kTestFile), plan.sentences.test);
    prepareFolder(plan.arguments.out, plan.runs);
}

} // namespace seq2seq::cli
