// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_options.h"

#include "app/cli/usage.h"
#include "core/text/vocabulary.h"

namespace seq2seq::cli {

namespace {

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
    number("--keep-weights", arguments.keptMegabytes,
        "Megabytes of the weights of evaluations that are kept in the file, to go back to; 0 = "
        "none",
        "256");
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

} // namespace

void addTrainOptions(CLI::App &command, TrainArguments &arguments)
{
    addCorpus(command, arguments);
    addText(command, arguments);
    addModel(command, arguments);
    addOptimisation(command, arguments);
    addStops(command, arguments);
    addCompute(command, arguments.compute);
}

void checkTrainUsage(const TrainArguments &arguments)
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

} // namespace seq2seq::cli
