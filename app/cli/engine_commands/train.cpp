// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq train: from sentence pairs to a trained experiment.
#include "app/cli/engine_commands.h"
#include "app/cli/engine_commands/compute.h"
#include "app/cli/engine_commands/processes.h"
#include "app/cli/interrupt.h"
#include "app/cli/training_run.h"
#include "core/corpus/split.h"

#include <memory>

namespace seq2seq::cli {

namespace {

/// The files to measure on, with the columns of --pairs, also where they were found out.
CorpusArguments devFiles(const TrainArguments &arguments, const CorpusOrigin &train)
{
    CorpusArguments dev = arguments.dev;
    if (!dev.pairs.empty() && !arguments.corpus.pairs.empty()) {
        const auto column = [](const std::string &named, int taken) {
            return named.empty() ? std::to_string(taken) : named;
        };
        dev.sourceColumn = column(arguments.corpus.sourceColumn, train.sourceColumn);
        dev.targetColumn = column(arguments.corpus.targetColumn, train.targetColumn);
    }
    dev.encoding = arguments.corpus.encoding;
    dev.targetEncoding = arguments.corpus.targetEncoding;
    return dev;
}

/// Embeddings that were learnt elsewhere, for the words that have some.
void readVectors(const TrainArguments &arguments, Experiment &experiment, Console &console)
{
    const auto read = [&](const std::string &path, const Language &language, const char *side) {
        auto vectors = std::make_shared<const WordVectors>(
            readWordVectors(path, language.vocabulary, experiment.model.embeddingSize));
        console.say(std::string(side)
            + " embeddings: " + formatCount(static_cast<long long>(vectors->ids.size())) + " of "
            + formatCount(static_cast<long long>(vectors->words)) + " words from " + path
            + ", the others from the seed.");
        return vectors;
    };
    if (!arguments.sourceVectors.empty())
        experiment.sourceVectors = read(arguments.sourceVectors, experiment.source, "Source");
    if (!arguments.targetVectors.empty())
        experiment.targetVectors = read(arguments.targetVectors, experiment.target, "Target");
}

void describe(const Experiment &experiment, const Trainer &trainer, Console &console)
{
    const auto count = [](auto number) { return static_cast<long long>(number); };
    const auto tooLong = count(trainer.tooLongPairs());
    const std::string leftOut = tooLong == 0
        ? std::string()
        : " (" + formatCount(tooLong) + " left out: more than --max-length "
            + formatCount(experiment.training.maxLength, "token", "tokens") + " on a side)";
    console.say(formatCount(count(trainer.trainedPairs()), "pair", "pairs") + " to train on"
        + leftOut + ", " + formatCount(count(experiment.dev->size())) + " to measure on; "
        + formatCount(count(experiment.source.vocabulary.size())) + " source and "
        + formatCount(count(experiment.target.vocabulary.size()), "target word", "target words")
        + "; " + formatCount(trainer.parameters(), "parameter", "parameters") + "; "
        + formatCount(trainer.batchesPerEpoch(), "step", "steps") + " an epoch; computed by "
        + std::string(name(trainer.engine())) + " on " + trainer.device() + ".");
}

} // namespace

bool train(const TrainArguments &arguments, const Recipe &chosen, Console &terminal)
{
    Recipe recipe = chosen;
    applyCompute(arguments.compute, recipe.training);
    std::optional<RunFile> file = fileToSave(arguments.out, arguments.peers);
    const std::shared_ptr<Peers> peers = join(arguments.peers, terminal);
    Console console = consoleOf(arguments.peers, terminal);

    const InterruptGuard interrupt;
    Corpus corpus = readCorpus(arguments.corpus, console, interrupt);
    std::shared_ptr<const Corpus> dev;
    if (arguments.dev.isGiven())
        dev = std::make_shared<const Corpus>(
            readCorpus(devFiles(arguments, corpus.origin), console, interrupt));
    const std::size_t pairs = dev ? 0 : corpus.size();
    Experiment experiment = [&] {
        ProgressBar bar(console, "Cutting sentences into tokens");
        return prepareExperiment(recipe, std::move(corpus), std::move(dev), [&](double done) {
            bar.update(done);
            return !interrupt.isRequested();
        });
    }();
    for (const Message &remark :
        remarksOnSplit(*experiment.train, *experiment.dev, pairs, arguments.devCount.value_or(0)))
        console.say(remark.english());
    if (!arguments.title.empty())
        experiment.name = arguments.title;
    readVectors(arguments, experiment, console);
    Trainer trainer(std::move(experiment), {}, peers);
    requireSameRun(trainer, peers.get());
    describe(trainer.experiment(), trainer, console);
    return TrainingRun(trainer, file ? &*file : nullptr, printingOf(arguments), console, interrupt)
        .run();
}

} // namespace seq2seq::cli
