// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/train_recipe.h"

#include "app/cli/usage.h"
#include "core/error.h"
#include "core/text/vocabulary.h"

#include <optional>

namespace seq2seq::cli {

namespace {

template <typename Field, typename Given>
void replace(Field &field, const std::optional<Given> &given)
{
    if (given)
        field = static_cast<Field>(*given);
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
    replace(training.keptMegabytes, arguments.keptMegabytes);
    replace(training.maxTrials, arguments.trials);
    if (arguments.initialization)
        training.initialization = initialization(*arguments.initialization);
    if (arguments.frozen)
        training.frozen = frozenPart(*arguments.frozen);
    replace(training.seed, arguments.seed);
    replace(training.threads, arguments.threads);
    // Who names steps or minutes means them, however small the corpus is.
    if (arguments.maxSteps.value_or(0) > 0 || arguments.minutes.value_or(0) > 0)
        training.maxEpochs = 0;
    replace(training.maxEpochs, arguments.epochs);
    replace(training.maxSteps, arguments.maxSteps);
    replace(training.maxMinutes, arguments.minutes);
    replace(training.targetBleu, arguments.targetBleu);
}

} // namespace

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

} // namespace seq2seq::cli
