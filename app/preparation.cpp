// SPDX-License-Identifier: GPL-3.0-or-later
// From a person's choice to an Experiment, by way of core's readers, grammars and recipes.
#include "app/preparation.h"

#include "core/corpus/builtin.h"
#include "core/corpus/split.h"
#include "core/error.h"
#include "core/storage/experiment.h"
#include "core/text/tokenizer.h"

#include <algorithm>
#include <optional>

namespace seq2seq::app {

namespace {

/// The part of a progress callback from `from` to `to`.
ProgressCallback part(const ProgressCallback &whole, double from, double to)
{
    return [&whole, from, to](double share) { return !whole || whole(from + (to - from) * share); };
}

/// Half of the time goes into reading, half into cutting and counting; measured on files of 10^4 to
/// 10^6 pairs.
constexpr double kReadingShare = 0.5;

Corpus readCorpus(const CorpusOrigin &origin, const ui::ImportChoice &choice, ReadReport &report,
    const ProgressCallback &progress, bool keepsPairs = true)
{
    ReadOptions options;
    options.keepsPairs = keepsPairs;
    if (origin.sourceFile == choice.origin.sourceFile)
        options.format = choice.format; // that of a dev file is recognised
    options.sourceColumn = origin.sourceColumn;
    options.targetColumn = origin.targetColumn;
    options.sourceEncoding = choice.sourceEncoding; // of dev files as well
    options.targetEncoding = choice.targetEncoding;
    Corpus corpus = origin.kind == CorpusOrigin::Kind::Aligned
        ? readAligned(origin.sourceFile, origin.targetFile, options, report, progress)
        : readPairs(origin.sourceFile, options, report, progress);
    if (!choice.sourceLanguage.empty())
        corpus.sourceLanguage = choice.sourceLanguage;
    if (!choice.targetLanguage.empty())
        corpus.targetLanguage = choice.targetLanguage;
    return corpus;
}

bool isOfCharacters(const std::string &builtin)
{
    return std::ranges::any_of(builtinCorpora(), [&](const BuiltinCorpus &corpus) {
        return corpus.name == builtin && corpus.isOfCharacters;
    });
}

/// A preset that was just chosen brings its way of cutting text along ("char-classic" reads
/// letters); unset when it cuts as the one before.
std::optional<TokenizerKind> changedTokenizer(
    const Experiment &experiment, const std::string &preset)
{
    if (preset == experiment.preset || preset.empty())
        return std::nullopt;
    const std::string before = experiment.preset.empty() ? "cs224n" : experiment.preset;
    const TokenizerKind kind = modelPreset(preset).tokenizer;
    return kind == modelPreset(before).tokenizer ? std::nullopt : std::optional(kind);
}

/// How an experiment's text is cut and counted when a preset is chosen for it.
Recipe textRecipe(const Experiment &experiment, const std::string &preset)
{
    Recipe recipe;
    recipe.preset = preset;
    recipe.sourceTokenizer = experiment.source.tokenizer->options();
    recipe.targetTokenizer = experiment.target.tokenizer->options();
    if (const auto kind = changedTokenizer(experiment, preset)) {
        recipe.sourceTokenizer.kind = *kind;
        recipe.targetTokenizer.kind = *kind;
    }
    // The words are counted again; the same tokenizer and the old sizes give the same vocabularies.
    if (recipe.sourceTokenizer == experiment.source.tokenizer->options())
        recipe.vocabulary.size
            = std::max(experiment.source.vocabulary.size(), experiment.target.vocabulary.size());
    return recipe;
}

} // namespace

std::string pathOf(const std::shared_ptr<const WordVectors> &vectors)
{
    return vectors ? vectors->path : std::string();
}

bool cutsOtherwise(const Experiment &experiment, const std::string &preset)
{
    return changedTokenizer(experiment, preset).has_value();
}

ui::TextFacts textFacts(
    const Experiment &experiment, const std::string &preset, const ProgressCallback &progress)
{
    constexpr std::size_t kSample = 20'000; // pairs: their lengths tell those of all
    constexpr std::size_t kPairsPerProgress = 1000;
    ui::TextFacts facts;
    std::shared_ptr<const Tokenizer> source = experiment.source.tokenizer;
    std::shared_ptr<const Tokenizer> target = experiment.target.tokenizer;
    const SentencePairs &pairs = experiment.train->pairs;
    if (cutsOtherwise(experiment, preset)) {
        const Recipe recipe = textRecipe(experiment, preset);
        facts.vocabulary = countVocabularies(recipe, *experiment.train, progress);
        source = trainTokenizer(recipe.sourceTokenizer, {}); // presets cut words or characters
        target = trainTokenizer(recipe.targetTokenizer, {});
    } else {
        facts.vocabulary = {experiment.model.sourceVocabulary, experiment.model.targetVocabulary};
    }
    const auto words = [](const Tokenizer &tokenizer, const std::string &sentence) {
        QStringList texts;
        for (const std::string &token : tokenizer.split(sentence))
            texts << QString::fromStdString(token);
        return texts;
    };
    facts.pairs = pairs.size();
    facts.source = words(*source, experiment.probe.source);
    facts.target = words(*target, experiment.probe.target);
    const std::size_t count = std::min(pairs.size(), kSample);
    SentencePairs::Cursor cursor(pairs);
    for (std::size_t i = 0; i < count; ++i) {
        if (i % kPairsPerProgress == 0 && progress && !progress(1))
            throw Error(ErrorCode::Cancelled, message("app", "Counting was cancelled"));
        const SentencePair &pair = cursor.at(i * pairs.size() / count);
        facts.lengths.push_back({std::uint32_t(source->split(pair.source).size()) + 1,
            std::uint32_t(target->split(pair.target).size()) + 1});
    }
    return facts;
}

bool keepsWeights(const Experiment &experiment, const ui::ModelChoice &choice)
{
    return choice.model == experiment.model && !cutsOtherwise(experiment, choice.preset)
        && choice.training.seed == experiment.training.seed
        && choice.training.initialization == experiment.training.initialization
        && choice.sourceVectors == pathOf(experiment.sourceVectors)
        && choice.targetVectors == pathOf(experiment.targetVectors);
}

Prepared prepareImport(
    const ui::ImportChoice &choice, Recipe base, const ProgressCallback &progress)
{
    Prepared result;
    Corpus train
        = readCorpus(choice.origin, choice, result.report, part(progress, 0, kReadingShare));
    std::shared_ptr<const Corpus> dev;
    if (choice.devOrigin.kind != CorpusOrigin::Kind::None) {
        ReadReport devReport;
        dev = std::make_shared<const Corpus>(readCorpus(choice.devOrigin, choice, devReport, {}));
    }
    base.sourceTokenizer = choice.sourceTokenizer;
    base.targetTokenizer = choice.targetTokenizer;
    base.vocabulary = choice.vocabulary;
    base.training.maxLength = choice.maxLength;
    base.devCount = choice.devCount;
    const std::size_t pairs = dev ? 0 : train.size();
    result.experiment
        = prepareExperiment(base, std::move(train), dev, part(progress, kReadingShare, 1));
    for (Message &remark :
        remarksOnSplit(*result.experiment.train, *result.experiment.dev, pairs, choice.devCount))
        result.report.remarks.push_back(std::move(remark));
    result.experiment.trainOutside
        = recordIfOutside(*result.experiment.train, *result.experiment.dev);
    return result;
}

ReadReport checkImport(const ui::ImportChoice &choice, const ProgressCallback &progress)
{
    ReadReport report;
    (void)readCorpus(choice.origin, choice, report, progress, false);
    return report;
}

Prepared prepareBuiltin(const std::string &name, const ProgressCallback &progress)
{
    Recipe recipe = Recipe::fromPreset("cs224n");
    // A size that two cores train in minutes, in front of a class.
    recipe.model.embeddingSize = 128;
    recipe.model.hiddenSize = 128;
    if (isOfCharacters(name)) {
        recipe.sourceTokenizer.kind = TokenizerKind::Character;
        recipe.targetTokenizer.kind = TokenizerKind::Character;
        recipe.model.embeddingSize = 64;
    }
    Prepared result;
    Corpus corpus
        = generateBuiltin(name, 0, recipe.training.seed, part(progress, 0, kReadingShare));
    result.experiment
        = prepareExperiment(recipe, std::move(corpus), nullptr, part(progress, kReadingShare, 1));
    return result;
}

namespace {

/// Makes the experiment of a recipe, with the word vectors of a choice.
Prepared prepareWith(const Recipe &recipe, const ui::ModelChoice &choice, Corpus train,
    std::shared_ptr<const Corpus> dev, const ProgressCallback &progress)
{
    Prepared result;
    result.experiment = prepareExperiment(recipe, std::move(train), std::move(dev), progress);
    const auto read = [&](const std::string &path, const Language &language, Message found) {
        std::shared_ptr<const WordVectors> vectors;
        if (path.empty() || recipe.model.oneHot)
            return vectors;
        vectors = std::make_shared<const WordVectors>(
            readWordVectors(path, language.vocabulary, recipe.model.embeddingSize));
        result.remarks.push_back(
            std::move(found).arg(vectors->ids.size()).arg(vectors->words).arg(path));
        return vectors;
    };
    result.experiment.sourceVectors = read(choice.sourceVectors, result.experiment.source,
        message("app", "%1 of %2 source words begin with the vectors of %3."));
    result.experiment.targetVectors = read(choice.targetVectors, result.experiment.target,
        message("app", "%1 of %2 target words begin with the vectors of %3."));
    return result;
}

/// @throws Error when they are more than a file can hold
void requireSavable(const Corpus &train)
{
    if (textBytes(train) > kLargestEmbeddedBytes)
        throw Error(ErrorCode::BadConfiguration,
            message("app",
                "Changed pairs are kept in the experiment file, which holds %1 MB of text; these "
                "are %2 MB")
                .arg(kLargestEmbeddedBytes >> 20)
                .arg(textBytes(train) >> 20),
            {},
            message(
                "app", "Save the pairs as CSV and open that file, or remove some more of them."));
}

} // namespace

Prepared prepareAgain(
    const Experiment &experiment, const ui::ModelChoice &choice, const ProgressCallback &progress)
{
    Recipe recipe = textRecipe(experiment, choice.preset);
    recipe.model = choice.model;
    recipe.training = choice.training;
    Prepared result = prepareWith(recipe, choice, *experiment.train, experiment.dev, progress);
    result.experiment.trainOutside = experiment.trainOutside;
    result.experiment.test = experiment.test;
    result.experiment.unused = experiment.unused;
    return result;
}

namespace {

std::shared_ptr<const Corpus> whereThereIs(Corpus corpus)
{
    return corpus.size() > 0 ? std::make_shared<const Corpus>(std::move(corpus)) : nullptr;
}

/// Takes the pairs of a table with the model and the settings of an experiment.
Prepared prepareFrom(
    const Experiment &experiment, Recipe recipe, Split split, const ProgressCallback &progress)
{
    requireSavable(split.train);
    recipe.model = experiment.model;
    recipe.training = experiment.training;
    const ui::ModelChoice choice{experiment.model, experiment.training, experiment.preset,
        pathOf(experiment.sourceVectors), pathOf(experiment.targetVectors)};
    auto dev = std::make_shared<const Corpus>(std::move(split.dev));
    std::vector<Message> leaks = remarksOnSplit(split.train, *dev, 0, 0);
    Prepared result = prepareWith(recipe, choice, std::move(split.train), std::move(dev), progress);
    result.experiment.test = whereThereIs(std::move(split.test));
    result.experiment.unused = whereThereIs(std::move(split.unused));
    std::ranges::move(leaks, std::back_inserter(result.remarks));
    return result;
}

/// For the run that is open.
Prepared preparePairs(Split split)
{
    requireSavable(split.train);
    Prepared result;
    result.remarks.push_back(message("app",
        "The weights, the vocabulary and the curves are kept. Press Train to go on with the "
        "changed pairs."));
    std::ranges::move(
        remarksOnSplit(split.train, split.dev, 0, 0), std::back_inserter(result.remarks));
    result.pairs = PairsCommand{std::make_shared<const Corpus>(std::move(split.train)),
        std::make_shared<const Corpus>(std::move(split.dev)), whereThereIs(std::move(split.test)),
        whereThereIs(std::move(split.unused))};
    return result;
}

} // namespace

Prepared prepareChanged(const Experiment &experiment, const PairTable &table, ui::TakeOver how,
    const ProgressCallback &progress)
{
    Split split = table.split(part(progress, 0, kReadingShare));
    if (how == ui::TakeOver::GoOn)
        return preparePairs(std::move(split));
    Recipe recipe = textRecipe(experiment, experiment.preset);
    // A vocabulary that held every word goes on to do so.
    if (experiment.source.vocabulary.count(kUnk) == 0
        && experiment.target.vocabulary.count(kUnk) == 0)
        recipe.vocabulary.size = Vocabulary::Limits().size;
    return prepareFrom(
        experiment, std::move(recipe), std::move(split), part(progress, kReadingShare, 1));
}

Prepared prepareWithVocabulary(const Experiment &experiment, const PairTable &table,
    const VocabularyChoice &choice, const ProgressCallback &progress)
{
    Recipe recipe = textRecipe(experiment, experiment.preset);
    for (TokenizerOptions *options : {&recipe.sourceTokenizer, &recipe.targetTokenizer}) {
        options->kind = choice.kind;
        options->subwordVocabulary = choice.size;
    }
    recipe.vocabulary.size = std::size_t(choice.size);
    return prepareFrom(experiment, std::move(recipe), table.split(part(progress, 0, kReadingShare)),
        part(progress, kReadingShare, 1));
}

Prepared prepareFile(const std::string &path)
{
    Prepared result;
    result.experiment = loadExperiment(path, &result.remarks);
    return result;
}

} // namespace seq2seq::app
