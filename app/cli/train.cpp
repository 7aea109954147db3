// SPDX-License-Identifier: GPL-3.0-or-later
// seq2seq train: from sentence pairs to a trained experiment.
#include "app/cli/commands.h"
#include "app/cli/compute_arguments.h"
#include "app/cli/corpus_arguments.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_files.h"
#include "app/cli/training_run.h"
#include "app/cli/usage.h"
#include "core/corpus/split.h"
#include "core/error.h"
#include "core/run/recipe.h"
#include "core/storage/experiment_target.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

namespace seq2seq::cli {

namespace {

/// What was typed. An unset value leaves the preset's.
struct TrainArguments {
    CorpusArguments corpus;
    CorpusArguments dev; // columns are those of the corpus
    std::optional<std::size_t> devCount;

    std::optional<std::string> tokenizer;
    std::optional<int> vocabulary;
    std::optional<int> minimumCount;
    bool isLowercase = false;
    bool keepsWidth = false;

    std::string preset = "cs224n";
    std::optional<std::string> cell;
    std::optional<std::string> attention;
    std::optional<int> embedding;
    std::optional<int> hidden;
    std::optional<int> layers;
    std::optional<double> dropout;
    bool isBidirectional = false;
    bool isUnidirectional = false;
    bool hasHalfDirections = false;
    bool reversesSource = false;
    bool hasNoInputFeeding = false;
    bool isOneHot = false;
    bool hasConvolution = false;
    std::optional<std::string> start;
    std::string sourceVectors;
    std::string targetVectors;
    bool isTied = false;
    std::optional<int> window;
    bool hasNoAttentionMask = false;
    bool hasNoLossMask = false;

    std::optional<std::string> optimizer;
    std::optional<int> maxLength;
    std::optional<int> batch;
    std::optional<int> evaluateEvery;
    std::optional<double> learningRate;
    std::optional<double> attentionRate;
    std::optional<double> clip;
    std::optional<double> labelSmoothing;
    std::optional<double> teacherForcing;
    std::optional<double> teacherForcingDecay;
    std::optional<int> patience;
    std::optional<int> trials;
    std::optional<std::string> initialization;
    std::optional<std::string> frozen;
    std::optional<std::uint64_t> seed;
    std::optional<int> threads;

    std::optional<int> epochs;
    std::optional<std::int64_t> maxSteps;
    std::optional<double> minutes;
    std::optional<double> targetBleu;

    std::string out;
    bool overwrites = false;
    std::string title;
    ComputeArguments compute;
    bool isJson = false;
};

template <typename Field, typename Given>
void replace(Field &field, const std::optional<Given> &given)
{
    if (given)
        field = static_cast<Field>(*given);
}

std::vector<std::string> presetNames()
{
    std::vector<std::string> names;
    for (const ModelPreset &preset : modelPresets())
        names.push_back(preset.name);
    return names;
}

void addCorpus(CLI::App &command, TrainArguments &arguments)
{
    constexpr auto kGroup = "Sentence pairs";
    addCorpusFiles(command, arguments.corpus);
    addBuiltin(command, arguments.corpus);
    command
        .add_option("--dev-pairs", arguments.dev.pairs,
            "Tab-separated file to measure on; columns as in --pairs")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_option("--dev-source", arguments.dev.source,
            "Source sentences to measure on; needs --dev-target")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_option("--dev-target", arguments.dev.target, "Their translations; needs --dev-source")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_option("--dev-count", arguments.devCount,
            "Pairs held back to measure on when no dev file is named")
        ->type_name("N")
        ->default_str("a twentieth, 1000 at most")
        ->group(kGroup);
}

void addText(CLI::App &command, TrainArguments &arguments)
{
    constexpr auto kGroup = "Text";
    command.add_option("--tokenizer", arguments.tokenizer, "How sentences are cut")
        ->check(CLI::IsMember({"word", "character", "subword"}))
        ->type_name("KIND")
        ->default_str("the preset's")
        ->group(kGroup);
    command
        .add_option("--vocabulary", arguments.vocabulary,
            "Words a side at most, or subword pieces to learn")
        ->check(between(kSpecials + 1, 2'000'000))
        ->type_name("N")
        ->default_str("50000; subword 4000")
        ->group(kGroup);
    command.add_option("--min-count", arguments.minimumCount, "Rarer words become <unk>")
        ->check(between(1, 1'000'000'000))
        ->type_name("N")
        ->default_str("1")
        ->group(kGroup);
    command
        .add_option(
            "--max-length", arguments.maxLength, "Tokens a side; longer pairs are not trained on")
        ->type_name("N")
        ->default_str("100")
        ->group(kGroup);
    command.add_flag("--lowercase", arguments.isLowercase, "Lower-case both sides")->group(kGroup);
    command
        .add_flag("--keep-width", arguments.keepsWidth,
            "Keep full- and half-width signs apart on Chinese and Japanese sides")
        ->group(kGroup);
}

std::vector<std::string> attentionNames()
{
    std::vector<std::string> names;
    for (const AttentionKind kind : attentionKinds())
        names.emplace_back(name(kind));
    return names;
}

void addModel(CLI::App &command, TrainArguments &arguments)
{
    constexpr auto kGroup = "Model (unset: as the preset has it)";
    command
        .add_option(
            "--preset", arguments.preset, "The model to begin from; `seq2seq presets` lists them")
        ->check(CLI::IsMember(presetNames()))
        ->type_name("NAME")
        ->capture_default_str()
        ->group(kGroup);
    command.add_option("--cell", arguments.cell, "Recurrent cell")
        ->check(CLI::IsMember({"lstm", "gru", "rnn"}))
        ->type_name("KIND")
        ->group(kGroup);
    command
        .add_option("--attention", arguments.attention,
            "How source words are scored; dot needs states of one size: --unidirectional or "
            "--half-directions")
        ->check(CLI::IsMember(attentionNames()))
        ->type_name("KIND")
        ->group(kGroup);
    command.add_option("--embedding", arguments.embedding, "Size of a word's embedding")
        ->type_name("N")
        ->group(kGroup);
    command
        .add_option("--hidden", arguments.hidden,
            "Size of a hidden state: the decoder's, and one direction's of the encoder")
        ->type_name("N")
        ->group(kGroup);
    command.add_option("--layers", arguments.layers, "Layers of encoder and decoder, 1 to 4")
        ->type_name("N")
        ->group(kGroup);
    command
        .add_option(
            "--dropout", arguments.dropout, "Share of values dropped while training, 0 to 0.95")
        ->type_name("X")
        ->group(kGroup);
    CLI::Option *both
        = command
              .add_flag("--bidirectional", arguments.isBidirectional, "The encoder reads both ways")
              ->group(kGroup);
    command
        .add_flag("--unidirectional", arguments.isUnidirectional, "The encoder reads forward only")
        ->excludes(both)
        ->group(kGroup);
    command
        .add_flag("--half-directions", arguments.hasHalfDirections,
            "The encoder reads both ways, each with half of --hidden units")
        ->group(kGroup);
    command
        .add_flag("--reverse-source", arguments.reversesSource,
            "The encoder reads the source from its end")
        ->group(kGroup);
    command
        .add_flag("--no-input-feeding", arguments.hasNoInputFeeding,
            "The decoder is not fed its last output vector")
        ->group(kGroup);
    command.add_flag("--one-hot", arguments.isOneHot, "One-hot input instead of embeddings")
        ->group(kGroup);
    command
        .add_flag("--convolution", arguments.hasConvolution,
            "A convolution over each source word and its right neighbour")
        ->group(kGroup);
    command
        .add_option("--start", arguments.start,
            "The decoder's first state: the encoder's last one projected or as it is, or zero")
        ->check(CLI::IsMember({"projected", "last", "zero"}))
        ->type_name("KIND")
        ->group(kGroup);
    command
        .add_option(
            "--window", arguments.window, "Words on either side that local attention looks at")
        ->type_name("N")
        ->group(kGroup);
    command
        .add_flag("--tied-embeddings", arguments.isTied,
            "The target embeddings are the output vocabulary's weights too; needs --embedding and "
            "--hidden alike")
        ->group(kGroup);
    command
        .add_option("--source-embeddings", arguments.sourceVectors,
            "Embeddings to begin with, in the text format of word2vec; words that are not there "
            "begin as ever")
        ->type_name("FILE")
        ->group(kGroup);
    command.add_option("--target-embeddings", arguments.targetVectors, "The same for the target")
        ->type_name("FILE")
        ->group(kGroup);
    command
        .add_flag("--no-attention-mask", arguments.hasNoAttentionMask,
            "An exercise: padding of a batch takes attention")
        ->group(kGroup);
    command
        .add_flag("--no-loss-mask", arguments.hasNoLossMask,
            "An exercise: padding of a batch is learnt as if it were words")
        ->group(kGroup);
}

void addOptimisation(CLI::App &command, TrainArguments &arguments)
{
    constexpr auto kGroup = "Training";
    const auto number = [&](const char *name, auto &value, const char *text, const char *standard) {
        command.add_option(name, value, text)->type_name("N")->default_str(standard)->group(kGroup);
    };
    const auto real = [&](const char *name, auto &value, const char *text, const char *standard) {
        command.add_option(name, value, text)->type_name("X")->default_str(standard)->group(kGroup);
    };
    number("--batch", arguments.batch, "Sentence pairs an update", "32");
    command.add_option("--optimizer", arguments.optimizer, "How gradients become updates")
        ->check(CLI::IsMember({"adam", "sgd"}))
        ->type_name("KIND")
        ->default_str("adam")
        ->group(kGroup);
    real("--learning-rate", arguments.learningRate, "Learning rate to begin with", "0.001");
    real("--attention-rate", arguments.attentionRate,
        "Learning rate of general attention's matrix, as a part of it; the other attentions do "
        "not use it",
        "0.1");
    real("--clip", arguments.clip, "Gradients are scaled down to this norm; 0 = never", "5");
    real("--label-smoothing", arguments.labelSmoothing, "Probability spread over the vocabulary",
        "0");
    real("--teacher-forcing", arguments.teacherForcing,
        "Probability that the decoder is fed the reference", "1");
    real("--teacher-forcing-decay", arguments.teacherForcingDecay,
        "Subtracted from it after each epoch", "0");
    number("--evaluate-every", arguments.evaluateEvery,
        "Updates between two looks at the dev sentences", "200");
    number("--patience", arguments.patience,
        "Evaluations without gain before the learning rate is halved", "3");
    number("--trials", arguments.trials, "Halvings before training stops early", "5");
    command
        .add_option("--init", arguments.initialization,
            "Weights to begin with: uniform in +-0.1 as in CS224N, or so with embeddings in +-1")
        ->check(CLI::IsMember({"wide-embeddings", "uniform"}))
        ->type_name("KIND")
        ->default_str("wide-embeddings")
        ->group(kGroup);
    command
        .add_option("--freeze", arguments.frozen, "What keeps its weights while the rest learns")
        ->check(CLI::IsMember({"nothing", "encoder", "decoder"}))
        ->type_name("PART")
        ->default_str("nothing")
        ->group(kGroup);
    number("--seed", arguments.seed, "Fixes weights, order and dropout; not the built-in corpora",
        "1");
    number("--threads", arguments.threads,
        "Threads that share a batch; with the seed they fix a run", "2");
}

void addStops(CLI::App &command, TrainArguments &arguments)
{
    constexpr auto kGroup
        = "When to stop (0 = no limit; the first that holds; Ctrl+C saves and stops)";
    command.add_option("--epochs", arguments.epochs, "Passes through the pairs")
        ->type_name("N")
        ->default_str("30, or no limit with --max-steps or --minutes")
        ->group(kGroup);
    command.add_option("--max-steps", arguments.maxSteps, "Updates in all")
        ->type_name("N")
        ->default_str("0")
        ->group(kGroup);
    command.add_option("--minutes", arguments.minutes, "Minutes of training")
        ->type_name("X")
        ->default_str("0")
        ->group(kGroup);
    command.add_option("--target-bleu", arguments.targetBleu, "Dev BLEU that is good enough")
        ->type_name("X")
        ->default_str("0")
        ->group(kGroup);
}

void applyModel(const TrainArguments &arguments, Recipe &recipe)
{
    ModelConfig &model = recipe.model;
    if (arguments.cell)
        model.cell = cellKind(*arguments.cell);
    if (arguments.attention)
        model.attention = attentionKind(*arguments.attention);
    replace(model.embeddingSize, arguments.embedding);
    replace(model.hiddenSize, arguments.hidden);
    replace(model.layers, arguments.layers);
    replace(model.dropout, arguments.dropout);
    if (arguments.isBidirectional)
        model.bidirectional = true;
    if (arguments.isUnidirectional && arguments.hasHalfDirections)
        wrongUsage("--half-directions is for two directions, --unidirectional is one.");
    if (arguments.isUnidirectional)
        model.bidirectional = model.halfDirections = false;
    if (arguments.hasHalfDirections)
        model.bidirectional = model.halfDirections = true;
    if (arguments.reversesSource)
        model.reverseSource = true;
    if (arguments.hasNoInputFeeding)
        model.inputFeeding = false;
    if (arguments.isOneHot)
        model.oneHot = true;
    if (arguments.hasConvolution)
        model.convolution = true;
    if (arguments.start)
        model.start = startKind(*arguments.start);
    replace(model.window, arguments.window);
    if (arguments.isTied)
        model.tiedEmbeddings = true;
    if (arguments.hasNoAttentionMask)
        model.attentionMask = false;
    if (arguments.hasNoLossMask)
        model.lossMask = false;
}

void applyText(const TrainArguments &arguments, Recipe &recipe)
{
    for (TokenizerOptions *tokenizer : {&recipe.sourceTokenizer, &recipe.targetTokenizer}) {
        if (arguments.tokenizer)
            tokenizer->kind = tokenizerKind(*arguments.tokenizer);
        if (arguments.isLowercase)
            tokenizer->lowercase = true;
        replace(tokenizer->subwordVocabulary, arguments.vocabulary);
    }
    recipe.foldWidth = !arguments.keepsWidth;
    replace(recipe.vocabulary.size, arguments.vocabulary);
    replace(recipe.vocabulary.minimumCount, arguments.minimumCount);
    replace(recipe.devCount, arguments.devCount);
}

void applyTraining(const TrainArguments &arguments, TrainingConfig &training)
{
    if (arguments.optimizer)
        training.optimizer
            = *arguments.optimizer == "sgd" ? OptimizerKind::Sgd : OptimizerKind::Adam;
    replace(training.maxLength, arguments.maxLength);
    replace(training.batchSize, arguments.batch);
    replace(training.learningRate, arguments.learningRate);
    replace(training.attentionRate, arguments.attentionRate);
    replace(training.clipNorm, arguments.clip);
    replace(training.labelSmoothing, arguments.labelSmoothing);
    replace(training.teacherForcing, arguments.teacherForcing);
    replace(training.teacherForcingDecay, arguments.teacherForcingDecay);
    replace(training.evaluateEvery, arguments.evaluateEvery);
    replace(training.patience, arguments.patience);
    replace(training.maxTrials, arguments.trials);
    if (arguments.initialization)
        training.initialization = initialization(*arguments.initialization);
    if (arguments.frozen)
        training.frozen = frozenPart(*arguments.frozen);
    replace(training.seed, arguments.seed);
    replace(training.threads, arguments.threads);
    arguments.compute.applyTo(training);
    // Who names steps or minutes means them, however small the corpus is.
    if (arguments.maxSteps.value_or(0) > 0 || arguments.minutes.value_or(0) > 0)
        training.maxEpochs = 0;
    replace(training.maxEpochs, arguments.epochs);
    replace(training.maxSteps, arguments.maxSteps);
    replace(training.maxMinutes, arguments.minutes);
    replace(training.targetBleu, arguments.targetBleu);
}

/// The recipe of the options. @throws CLI::ParseError when a number is out of its range
Recipe makeRecipe(const TrainArguments &arguments)
{
    Recipe recipe = Recipe::fromPreset(arguments.preset);
    applyModel(arguments, recipe);
    applyText(arguments, recipe);
    applyTraining(arguments, recipe.training);
    try {
        ModelConfig model = recipe.model;
        model.sourceVocabulary = model.targetVocabulary
            = kSpecials + 1; // not known before the corpus is read
        model.validate();
        recipe.training.validate();
    } catch (const Error &error) {
        wrongUsage(error.what());
    }
    return recipe;
}

/// Refuses before the work what would fail after it, or would write over what somebody wants to
/// keep.
void checkOut(const TrainArguments &arguments)
{
    std::vector<std::string> inputs = arguments.corpus.files();
    for (const std::string &vectors : {arguments.sourceVectors, arguments.targetVectors})
        if (!vectors.empty())
            inputs.push_back(vectors);
    std::ranges::copy(arguments.dev.files(), std::back_inserter(inputs));
    const std::vector<OutputFile> out{{"--out", arguments.out}};
    refuseSameFiles(inputs, out);
    checkExperimentTarget(arguments.out);
    if (!arguments.overwrites && isExperimentFile(arguments.out))
        throw Error(ErrorCode::FileUnwritable, "It holds an earlier run", {arguments.out},
            "Go on with it (seq2seq resume), choose another --out, or replace it with "
            "--overwrite.");
    refuseExisting(out, arguments.overwrites);
}

void checkUsage(const TrainArguments &arguments)
{
    if (!arguments.corpus.isGiven())
        wrongUsage(
            "Name the sentence pairs with --pairs, with --source and --target, or with --builtin.");
    checkCorpusArguments(arguments.corpus);
    checkCorpusArguments(arguments.dev, "--dev-");
    if (arguments.isOneHot && !(arguments.sourceVectors + arguments.targetVectors).empty())
        wrongUsage("One-hot input has no embeddings; leave out --one-hot or the file of vectors.");
    if (arguments.devCount && arguments.dev.isGiven())
        wrongUsage("--dev-count holds pairs back when there is no dev file; one is named.");
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

void train(TrainArguments arguments, Console &console)
{
    checkUsage(arguments);
    const Recipe recipe = makeRecipe(arguments);
    checkOut(arguments);
    RunFile file(arguments.out);

    const InterruptGuard interrupt;
    Corpus corpus = readCorpus(arguments.corpus, console, interrupt);
    std::shared_ptr<const Corpus> dev;
    if (arguments.dev.isGiven()) {
        if (!arguments.dev.pairs.empty()) {
            // Those of --pairs, also where they were found out.
            const bool isTable = !arguments.corpus.pairs.empty();
            arguments.dev.sourceColumn
                = isTable ? std::optional(corpus.origin.sourceColumn) : std::nullopt;
            arguments.dev.targetColumn
                = isTable ? std::optional(corpus.origin.targetColumn) : std::nullopt;
        }
        arguments.dev.encoding = arguments.corpus.encoding;
        dev = std::make_shared<const Corpus>(readCorpus(arguments.dev, console, interrupt));
    }
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
    Trainer trainer(std::move(experiment));
    describe(trainer.experiment(), trainer, console);
    TrainingRun(trainer, file, arguments.isJson, console, interrupt).run();
}

} // namespace

void addTrain(CLI::App &program, Console &console)
{
    CLI::App *command = addCommand(program, "train");
    auto arguments = std::make_shared<TrainArguments>();
    addCorpus(*command, *arguments);
    addText(*command, *arguments);
    addModel(*command, *arguments);
    addOptimisation(*command, *arguments);
    addStops(*command, *arguments);
    addCompute(*command, arguments->compute);
    command
        ->add_option("--out", arguments->out,
            "The experiment file; written at the start, at each evaluation and at the end")
        ->required()
        ->type_name("RUN.s2s");
    addOverwrite(*command, arguments->overwrites);
    command->add_option("--title", arguments->title, "Name shown in the window")->type_name("TEXT");
    command->add_flag("--json", arguments->isJson, "Print each evaluation as a JSON object a line");
    command->footer(
        "Losses are in nats a target token. Same options, seed and threads: same run, to the last "
        "bit.\n"
        "Example: seq2seq train --builtin everyday-zh-en --max-steps 3000 --out everyday.s2s");
    command->callback([arguments, &console] { train(*arguments, console); });
}

} // namespace seq2seq::cli
